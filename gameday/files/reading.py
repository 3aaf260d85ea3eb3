"""Bytes of a file, bounded, with plain words where they cannot be had."""

from __future__ import annotations

import errno
from pathlib import Path

from gameday.errors import Fault, InputError


def read_bytes(path: Path, shown: str, most: int) -> bytes:
    """At most `most` bytes and one more, so that a caller sees that there were too many.

    Raises:
        InputError: there is no such file, or it cannot be read.

    """
    try:
        plain_file(path, shown)
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise InputError(Fault(shown, 0, *say_read_problem(error))) from None


def plain_file(path: Path, shown: str) -> None:
    """Refuse what is there and is no plain file: a pipe or a device may never end, and has no size to trust.

    Raises:
        InputError: it is a directory, a pipe, a device.

    """
    if path.is_dir():
        raise InputError(Fault(shown, 0, "this is a directory", "the path of a file"))
    if path.exists() and not path.is_file():
        raise InputError(Fault(shown, 0, "this is a pipe or a device", "the path of a plain file"))


def say_read_problem(error: OSError | ValueError) -> tuple[str, str]:
    """(what is wrong, what was expected) of a failed reading."""
    code = error.errno if isinstance(error, OSError) else None
    words = {
        errno.ENOENT: ("there is no such file", "the path of a file"),
        errno.ENOTDIR: ("there is no such file", "the path of a file"),
        errno.EISDIR: ("this is a directory", "the path of a file"),
        errno.EACCES: ("this file may not be read", "permission to read it"),
        errno.EPERM: ("this file may not be read", "permission to read it"),
        errno.ENAMETOOLONG: ("the name is too long", "the path of a file"),
        errno.ELOOP: ("links lead round in a circle", "the path of a file"),
    }
    return words.get(code or 0, ("this file cannot be read", "a readable file"))
