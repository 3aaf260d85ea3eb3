"""What people wrote, made fit to stand inside a report."""
