"""What many pairs of plays tell: means, rates, their intervals, and the cells that they make."""
