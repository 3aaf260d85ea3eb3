"""Where the shipped SOPs, scenarios, teams, profiles and scorecards lie, and how a name finds a file."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import gameday
from gameday.errors import Fault, InputError
from gameday.files.words import an, close_to

DEFAULT_SOP = "one-page-playbook"
DEFAULT_SCORECARD = "game-day"
DEFAULT_TEAM = "storefront"

Room = Literal["sops", "scenarios", "teams", "teams/profiles", "scorecards"]
ROOM_WORDS: dict[Room, str] = {
    "sops": "SOP",
    "scenarios": "scenario",
    "teams": "team",
    "teams/profiles": "profile",
    "scorecards": "scorecard",
}
SUFFIXES = (".yaml", ".yml")
PROJECT_FILE = "gameday.yaml"
"""Stands beside a company's documents, and is none of them."""
_ACCEPTED = re.compile(rb"""^(\{.*)?["']?accepted["']?\s*:""", re.MULTILINE)
"""A file of accepted regressions: it may have any name, and no document has this key."""
_HEAD = 64 * 1024
"""Bytes in which that key is looked for."""


def shipped_root() -> Path:
    """The directory the rooms lie in: inside the package where it was installed, else the top of the checkout."""
    package = Path(gameday.__file__).parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent


def names_in(directory: Path) -> tuple[str, ...]:
    """The names of the documents in one directory, in order."""
    try:
        files = [path for path in directory.iterdir() if is_document(path)]
    except OSError:
        return ()
    return tuple(sorted({path.stem for path in files}))


def is_document(path: Path) -> bool:
    """Could this file hold a document? The project file and a file of accepted regressions hold none."""
    return path.suffix in SUFFIXES and path.name != PROJECT_FILE and path.is_file() and not _accepts(path)


def _accepts(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _ACCEPTED.search(file.read(_HEAD)) is not None
    except OSError:  # whoever opens it as a document is told what is wrong with it
        return False


def shipped_names(room: Room) -> tuple[str, ...]:
    """The names of what is shipped in a room, in order."""
    return names_in(shipped_root() / room)


def is_path(name: str | Path) -> bool:
    """Does a name mean a file rather than something shipped?"""
    return isinstance(name, Path) or "/" in name or "\\" in name or name.endswith(SUFFIXES)


def named_file(directory: Path, name: str) -> Path | None:
    """The file of a name in one directory; None where there is none."""
    for suffix in SUFFIXES:
        path = directory / f"{name}{suffix}"
        try:
            if is_document(path):
                return path
        except (OSError, ValueError):
            return None
    return None


def find(room: Room, name: str | Path, own: Sequence[Path] = (), also: Sequence[Room] = (), *, else_: str = "") -> Path:
    """The file a name or path means. A company's own directories are looked through before what is shipped.

    Args:
        room: What it is to be.
        name: A name, or a path, which is taken as it is.
        own: The company's own directories.
        also: Rooms whose names would do as well, to be told where nothing is found.
        else_: What would do beside a name; a path, unless something else is said.

    Raises:
        InputError: nothing of that name is there; says what is.

    """
    if is_path(name):
        return Path(name)
    word = str(name)
    for directory in (*own, shipped_root() / room):
        path = named_file(directory, word)
        if path is not None:
            return path
    if word and _is_directory(Path(word)):
        raise InputError(Fault(word[:80], 0, "this is a directory", f"the path of {an(ROOM_WORDS[room])} file in it"))
    names = {room: {*shipped_names(room), *(one for directory in own for one in names_in(directory))}}
    names |= {other: set(shipped_names(other)) for other in also}
    close = close_to(word, sorted(set().union(*names.values())))
    hint = f"; did you mean `{close}`?" if close else ""
    what = " or ".join(ROOM_WORDS[one] for one in names)
    lead = "the {} " if also else "one of "
    listed = [lead.format(ROOM_WORDS[one]) + ", ".join(sorted(known)) for one, known in names.items() if known]
    expected = ", or ".join((else_ or f"the path of {an(ROOM_WORDS[room])} file", *listed)) + hint
    raise InputError(Fault(word[:80] or "(an empty name)", 0, f"there is no {what} of this name", expected))


def _is_directory(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long
        return False


def is_shipped(path: Path) -> bool:
    """Does a file lie among what is shipped?"""
    return path.is_absolute() and path.is_relative_to(shipped_root())


def called_from(path: Path, beside: Path) -> str:
    """How a file in the directory `beside` names another: a shipped one by its name, any other by its path."""
    if is_shipped(path):
        return path.stem
    found = Path(os.path.relpath(os.path.realpath(path), os.path.realpath(beside))).as_posix()
    return found if "/" in found or found.endswith(SUFFIXES) else f"./{found}"


def findable(shown: str) -> str:
    """A file as `shown_name` calls it, in words that lead somewhere from the working directory.

    A file below it is called by its path from there. A shipped file is called by its short path where that opens it,
    else by its name: `one-page-playbook (shipped)`.
    """
    path, here = Path(shown), Path.cwd()
    if path.is_absolute():
        return str(path.relative_to(here)) if path.is_relative_to(here) else shown
    if path.exists() or not (shipped_root() / path).is_file():
        return shown
    return f"{path.stem} (shipped)"


def shown_name(path: Path) -> str:
    """The path as a person should see it: short for what is shipped, as given for the rest."""
    root = shipped_root()
    return str(path.relative_to(root)) if path.is_absolute() and path.is_relative_to(root) else str(path)
