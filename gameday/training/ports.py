"""Where a run was served last: a browser keeps half-written words and what it could not send under that address."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_FILE = "port"
_FIRST, _LAST = 1024, 65535


def port_of(directory: Path) -> int:
    """The port a run was served at last; 0: none is known. `directory`: that of the run."""
    try:
        text = (directory / _FILE).read_text().strip()
    except (OSError, UnicodeDecodeError):
        return 0
    known = text.isascii() and text.isdecimal() and len(text) <= len(str(_LAST))
    return int(text) if known and _FIRST <= int(text) <= _LAST else 0


def keep_port(directory: Path, port: int) -> None:
    """Keep it. Where that cannot be, the run goes on all the same, one day at another port."""
    with suppress(OSError):
        (directory / _FILE).write_text(f"{port}\n")
