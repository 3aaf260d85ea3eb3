"""The drill directory: written whole or not at all, and checked against its own manifest."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from gameday.errors import Fault, InputError, OutputError
from gameday.files.json_text import parse_json
from gameday.files.node import Node, node_of
from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import read_yaml
from gameday.files.validating import validated
from gameday.files.writing import say_write_problem, sync_directory, umask
from gameday.terms.document import Document, Format

MANIFEST = "manifest.json"
NOTES = "notes.md"
"""What people wrote: kept for ever, changed by nobody but them, so no digest holds it fast."""
_MOST_MANIFEST = 1024 * 1024
_MOST_FILE = 512 * 1024 * 1024
NOTES_START = (
    "<!-- Write below what the record does not show. Every rendering includes it; nothing overwrites it. -->\n"
)
"""What a new notes file holds: an invitation, and nothing that would stand in a report."""

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$")]


class DocumentEntry(Document):
    """Which document a drill was played or judged with."""

    name: str
    digest: Digest
    version: str | None = None


class Rendering(Document):
    """What the reports of a drill were written from beside its record, so that they can be compared again."""

    as_of: date | None = None
    """What was taken as today; none: the day the response ended."""
    notes: Digest
    """SHA-256 of the notes they hold."""


class Manifest(Document):
    """What belongs to a drill, to the byte."""

    manifest: Format = 1
    drill: str
    """The drill's id."""
    files: Mapping[FileName, Digest]
    """SHA-256 of every file but the notes and this one."""
    documents: Mapping[Literal["sop", "scenario", "team", "scorecard"], DocumentEntry] = Field(default_factory=dict)
    versions: Mapping[str, str] = Field(default_factory=dict)
    """Program to version."""
    rendering: Rendering | None = None
    notice: str | None = None
    """What every output of an exercise says; nothing is said of a real incident."""


def write_drill_dir(
    directory: Path,
    files: Mapping[str, str],
    *,
    drill: str,
    documents: Mapping[Literal["sop", "scenario", "team", "scorecard"], DocumentEntry],
    versions: Mapping[str, str],
    rendering: Rendering | None = None,
    notice: str | None = None,
    notes: str = NOTES_START,
) -> Manifest:
    """Write a drill: every file beside the directory's place first, then one rename.

    An earlier drill there is replaced; its notes, and whatever else people put beside the files of the drill, stay.

    Args:
        directory: where the drill is to be; its parents are made.
        files: name to text, such as `timeline.jsonl`; the manifest and missing notes are added.
        drill: the drill's id.
        documents: what it was played and judged with.
        versions: program to version.
        rendering: what the reports among the files were written from.
        notice: what every output of an exercise says.
        notes: what missing notes begin with.

    Raises:
        OutputError: it cannot be written, or something that is no drill stands there. What was there stays as it was.

    """
    manifest = Manifest(
        drill=drill,
        files={name: _digest(text.encode()) for name, text in sorted(files.items()) if name != NOTES},
        documents=documents,
        versions=versions,
        rendering=rendering,
        notice=notice,
    )
    try:
        target = Path(os.path.realpath(directory))
        _replaceable(directory, target)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.", dir=target.parent))
        try:
            _fill(fresh, {**files, MANIFEST: _manifest_text(manifest)})
            _keep(target, fresh, notes)
            fresh.chmod(0o777 & ~umask())
            _swap(fresh, target)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
    except (OSError, ValueError) as error:
        raise OutputError(say_write_problem(directory, error)) from error
    return manifest


def check_place(directory: Path) -> None:
    """Before any work is done: could a drill be written here?

    Raises:
        OutputError: it could not, and why.

    """
    try:
        target = Path(os.path.realpath(directory))
        _replaceable(directory, target)
        above = next(place for place in target.parents if place.exists())
        with tempfile.TemporaryFile(dir=above):
            pass
    except (OSError, ValueError) as error:
        raise OutputError(say_write_problem(directory, error)) from error


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a drill directory.

    Raises:
        InputError: there is none, or it cannot be used.

    """
    path = directory / MANIFEST
    there = os.path.exists(directory)
    if not os.path.exists(path) and (not there or os.access(directory, os.X_OK)):
        wrong = "this is no drill directory" if there else "there is no such directory"
        raise InputError(Fault(str(directory), 0, wrong, f"one that a drill was written to, with its {MANIFEST}"))
    content = read_bytes(path, str(path), _MOST_MANIFEST)
    try:
        value = parse_json(content.decode())
    except ValueError as error:
        raise InputError(
            Fault(str(path), 1, f"this is no manifest: {error}", "the one a drill was written with")
        ) from None
    return validated(Manifest, _placed(value, content, str(path)))


def _placed(value: object, content: bytes, name: str) -> Node:
    """The data with its lines. JSON is YAML; where our reader of that is narrower, everything stands in line 1."""
    try:
        return read_yaml(content, name)
    except InputError:
        return node_of(value, name, 1)


def verify_drill_dir(directory: Path) -> tuple[str, ...]:
    """What in a drill directory does not belong to its manifest, one sentence each; empty: all is as it was written.

    Raises:
        InputError: it is no drill directory.

    """
    manifest = read_manifest(directory)
    found = []
    for name, digest in manifest.files.items():
        path = directory / name
        if path.is_symlink():
            found.append(f"{name} is a link, not the file that was written")
        elif not path.exists():
            found.append(f"{name} is missing")
        elif not path.is_file():
            found.append(f"{name} is no file")
        elif _digest(read_bytes(path, str(path), _MOST_FILE)) != digest:
            found.append(f"{name} is not the file that was written")
    return tuple(found)


def other_files(directory: Path, manifest: Manifest) -> tuple[str, ...]:
    """Names of what lies in a drill directory and is neither the drill's nor its notes."""
    own = {*manifest.files, MANIFEST, NOTES}
    return tuple(sorted(path.name for path in directory.iterdir() if path.name not in own))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _manifest_text(manifest: Manifest) -> str:
    data = manifest.model_dump(mode="json", exclude_none=True)
    return json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _replaceable(directory: Path, target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputError(f"{directory} is a file, not a directory. Nothing was written.")
    if any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise OutputError(f"{directory} holds something that is no drill. Nothing was written; name another directory.")


def _fill(fresh: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        with (fresh / name).open("xb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
    sync_directory(fresh)


def _keep(target: Path, fresh: Path, notes: str) -> None:
    """Bring along what the earlier drill's directory holds beside its own files, the notes above all."""
    if target.is_dir():
        written: set[str] = set()
        with contextlib.suppress(InputError):
            written = set(read_manifest(target).files)
        for path in target.iterdir():
            mine = path.name in written or path.name == MANIFEST
            if path.name == NOTES or not (mine or (fresh / path.name).exists()):
                _copy(path, fresh / path.name)
    if not (fresh / NOTES).exists():
        (fresh / NOTES).write_text(notes, encoding="utf-8")


def _copy(path: Path, place: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.copytree(path, place, symlinks=True)
    else:
        shutil.copy2(path, place, follow_symlinks=False)


def _swap(fresh: Path, target: Path) -> None:
    """Put the new directory in the old one's place. The old one is moved aside first and comes back on failure."""
    if not target.exists():
        fresh.rename(target)
    else:
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.old.", dir=target.parent))
        old = aside / "drill"
        target.rename(old)
        try:
            fresh.rename(target)
        except BaseException:
            old.rename(target)
            aside.rmdir()
            raise
        shutil.rmtree(aside, ignore_errors=True)
    sync_directory(target.parent)
