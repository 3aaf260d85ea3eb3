"""The graph of a scenario: what leads to what, laid out and drawn."""
