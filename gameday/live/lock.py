"""A lock on a file: held by one process, and let go when that ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Locked(Exception):  # an answer, not a fault
    """Another process holds it."""


class Lock:
    """Held from its making to its release.

    Raises:
        Locked: another process, or another part of this one, holds it.
        OSError: the file cannot be made.

    """

    def __init__(self, path: Path) -> None:
        self._handle: int | None = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            if sys.platform == "win32":
                msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._handle)
            raise Locked(str(path)) from None

    def release(self) -> None:
        """Let go; the file stays, for taking it away would let two hold locks of one name."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
