"""A file as it was in a revision of a git repository, with what lies beside it: `origin/main:sops/ours.yaml`."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from gameday.errors import Fault, InputError

_MOST_BYTES = 32 * 1024 * 1024
_PATIENCE = 60
"""Seconds that git may take."""


def revision_of(name: str) -> tuple[str, str] | None:
    """(revision, path) of `REVISION:PATH`; None: this is no such name, but a path or the name of a shipped document."""
    revision, colon, path = name.partition(":")
    # A drive letter is no revision.
    if not colon or len(revision) < 2 or not path or Path(name).exists():
        return None
    return revision, path


def commit_of(name: str, revision: str) -> str:
    """The commit that a revision stands for today, in full.

    Raises:
        InputError: git is not there, or does not know the revision.

    """
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return _git(name, *asked).decode().strip()


@contextmanager
def checked_out(name: str, revision: str, path: str) -> Iterator[Path]:
    """The file in a place of its own for as long as the context lasts, with the files of its directory beside it.

    An SOP that extends another of its directory finds that one as it was then.

    Raises:
        InputError: git is not there, does not know the revision, or has no such file in it.

    """
    inside = PurePosixPath(path)
    if revision.startswith("-") or inside.is_absolute() or ".." in inside.parts:
        raise InputError(
            Fault(name, 0, "this names no file of a revision", "REVISION:PATH, from the repository's root")
        )
    top = _git(name, "rev-parse", "--show-toplevel").decode().strip()
    commit = commit_of(name, revision)
    folder = str(inside.parent)
    asked = [] if folder == "." else [folder]
    packed = _git(name, "-C", top, "archive", "--format=tar", commit, "--", *asked)
    with TemporaryDirectory(prefix="gameday-") as place:
        _unpack(name, packed, Path(place))
        found = Path(place, *inside.parts)
        if not found.is_file():
            raise InputError(Fault(name, 0, f"{revision} has no file {path}", "a path from the repository's root"))
        yield found


def _unpack(name: str, packed: bytes, place: Path) -> None:
    if len(packed) > _MOST_BYTES:
        raise InputError(
            Fault(name, 0, "the directory is too large", f"at most {_MOST_BYTES >> 20} MB beside the file")
        )
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(place, filter="data")


def _git(name: str, *words: str) -> bytes:
    try:
        done = subprocess.run(("git", *words), check=False, capture_output=True, timeout=_PATIENCE)  # noqa: S603, S607
    except FileNotFoundError:
        raise InputError(Fault(name, 0, "git is not there to read a revision", "git, or the path of a file")) from None
    except subprocess.TimeoutExpired:
        raise InputError(Fault(name, 0, "git did not answer", "a repository that git can read")) from None
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())[:200]
        wrong = f"git cannot give this revision{f' ({said})' if said else ''}"
        raise InputError(Fault(name, 0, wrong, "REVISION:PATH of this repository, such as origin/main:sops/ours.yaml"))
    return done.stdout
