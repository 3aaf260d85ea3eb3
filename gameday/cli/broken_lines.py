"""Long lines of an error, broken between words where somebody reads them at a terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap

_BELOW = " " * 4
_LEAST = 40
"""Columns that words get at least, however narrow the terminal."""


def for_error_output(text: str) -> str:
    """The same text; at a terminal long lines hang below their beginning. A file or a program gets one line a fault."""
    if sys.stderr is None or not sys.stderr.isatty():
        return text
    width = max(shutil.get_terminal_size().columns, _LEAST)
    return "\n".join(part for line in text.splitlines() for part in _broken(line, width))


def _broken(line: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    return textwrap.wrap(line, width, subsequent_indent=_BELOW, break_long_words=False, break_on_hyphens=False)
