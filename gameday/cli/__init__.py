"""The commands. A command is three steps: load, call one function, render."""

from gameday.cli.root import main

__all__ = ["main"]
