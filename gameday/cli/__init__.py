"""The commands. A command is three steps: load, call one function, render.

This module imports next to nothing, so that Ctrl-C while everything else is being imported is answered in words.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import NoReturn

EXIT_INTERRUPTED = 130

__all__ = ["main"]


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with its exit code."""
    try:
        _forgiving()
        from gameday.cli.root import exit_code_of, settled  # noqa: PLC0415  # inside, so that Ctrl-C is caught

        code = settled(exit_code_of(args))
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("Stopped.\n")
        code = EXIT_INTERRUPTED
    sys.exit(code)


def _forgiving() -> None:
    """A terminal that has no sign for a letter shows `?` instead; it is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
