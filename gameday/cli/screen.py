"""The console words for people go to."""

from __future__ import annotations

import re
import sys
from typing import IO, TextIO, cast

from rich.console import Console

_TRAILING = re.compile(r"[ ]+(?=\n|$)")


class _Trimmed:
    """A stream that leaves out the blanks a table pads its lines with: nobody sees them, and a diff does."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """One or more whole lines."""
        return self._stream.write(_TRAILING.sub("", text))

    def __getattr__(self, name: str) -> object:
        """Whatever else a stream can do."""
        return getattr(self._stream, name)


def screen(*, stderr: bool = False) -> Console:
    """A console on standard output or standard error; piped or written to a file, lines end with their last word."""
    stream = sys.stderr if stderr else sys.stdout
    if stream is None or stream.isatty():
        return Console(stderr=stderr)
    return Console(file=cast("IO[str]", _Trimmed(stream)))
