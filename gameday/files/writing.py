"""Writing whole or not at all, with plain words where it fails."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from gameday.errors import OutputError

_NO_SPACE = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_WORDS = {
    errno.EACCES: "it may not be written to",
    errno.EPERM: "it may not be written to",
    errno.EROFS: "the disk can only be read",
    errno.ENOTDIR: "part of the path is a file, not a directory",
    errno.EEXIST: "part of the path is a file, not a directory",
    errno.EISDIR: "it is a directory",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "there is no such directory",
    errno.EFBIG: "the file would be larger than is allowed",
    errno.EIO: "the disk reports a fault",
}


def write_text(path: Path, text: str) -> None:
    """Write one file as UTF-8. Raises OutputError as `write_bytes` does."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write one file: the old one stays until the new one is whole and safe on disk.

    Raises:
        OutputError: it cannot be written; nothing half-written is left.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(name, 0o666 & ~umask())
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
        sync_directory(path.parent)
    except (OSError, ValueError) as error:
        raise OutputError(say_write_problem(path, error)) from error


def check_writable(path: Path) -> None:
    """See that a file can be written here, and leave nothing behind: told before an hour of work, not after it.

    Raises:
        OutputError: it cannot, as `write_bytes` would say.

    """
    try:
        with contextlib.suppress(FileNotFoundError):
            if stat.S_ISDIR(os.stat(path).st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        there = next(one for one in path.absolute().parents if one.exists())
        handle, name = tempfile.mkstemp(prefix=".writable.", dir=there)
        os.close(handle)
        os.unlink(name)
    except (OSError, ValueError) as error:
        raise OutputError(say_write_problem(path, error)) from error


def say_write_problem(path: Path, error: OSError | ValueError) -> str:
    """One sentence: what could not be written, and why."""
    code = error.errno if isinstance(error, OSError) else None
    if code in _NO_SPACE:
        return f"{path} could not be written: the disk is full. Nothing half-written was left."
    why = _WORDS.get(code or 0) or (error.strerror if isinstance(error, OSError) else None) or "the name cannot be used"
    return f"{path} could not be written: {why}."


def sync_directory(path: Path) -> None:
    """Make a rename last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def umask() -> int:
    """The process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
