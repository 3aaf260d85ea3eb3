"""The master scenario events list."""
