"""The project file `gameday.yaml`: the defaults of every command, and where a company's own documents lie."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from gameday.errors import Fault, InputError
from gameday.files.again import faults_of_later_values
from gameday.files.node import Node
from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import MOST_BYTES, read_on
from gameday.files.shipped import PROJECT_FILE, Room, is_document, is_path
from gameday.files.validating import validated
from gameday.files.words import say_value
from gameday.terms.calendar import Calendar
from gameday.terms.document import Document, Format
from gameday.terms.frozen import frozen

FilePath = Annotated[str, Field(min_length=1, max_length=1000)]


class Margins(Document):
    """How much a changed SOP may move an outcome before it counts as a change."""

    score_points: float = Field(default=2.0, gt=0, le=100)
    """Points of 100."""
    time_share: float = Field(default=0.10, gt=0, le=1)
    """Share of a time."""
    rate_points: float = Field(default=1.0, gt=0, le=100)
    """Percentage points."""


class Project(Document):
    """The defaults of every command. Paths are relative to the project file; a bare name is a document's name."""

    format: Format
    sop: FilePath | None = None
    scenarios: tuple[FilePath, ...] = ()
    """Files, directories or names."""
    team: FilePath | None = None
    scorecard: FilePath | None = None
    margins: Margins = Margins()
    calendar: Calendar = Calendar()
    as_of: date | None = None
    """What counts as today; none: today."""
    out: FilePath | None = None
    """The directory drills are written to."""


@frozen
class ProjectFile:
    """A project with the place it was read from."""

    project: Project
    path: Path
    tree: Node | None = None
    """The project with the line of every value."""

    def pointed(self, key: str, faults: Iterable[Fault]) -> InputError:
        """What is wrong with the document under a key; a document that is not there is the project file's fault."""
        named = self.tree.child(key) if self.tree else None
        where = (named.file, named.line) if named else (str(self.path), 0)
        return InputError(
            fault if fault.line else Fault(*where, f"`{key}` is {fault.file}: {fault.wrong}", fault.expected)
            for fault in faults
        )

    @property
    def root(self) -> Path:
        """The directory its paths are relative to."""
        return self.path.parent

    def name_of(self, word: str) -> str | Path:
        """A value of the project as something to load: a path from its root, or a name."""
        return self.root / word if is_path(word) else word

    @property
    def sop(self) -> str | Path | None:
        """The SOP to load by default."""
        return self.name_of(self.project.sop) if self.project.sop else None

    @property
    def team(self) -> str | Path | None:
        """The team to load by default."""
        return self.name_of(self.project.team) if self.project.team else None

    @property
    def scorecard(self) -> str | Path | None:
        """The scorecard to load by default."""
        return self.name_of(self.project.scorecard) if self.project.scorecard else None

    @property
    def out(self) -> Path | None:
        """Where drills are written."""
        return self.root / self.project.out if self.project.out else None

    @property
    def scenarios(self) -> tuple[str | Path, ...]:
        """The scenarios it names; of a directory every YAML file in it, in order."""
        found: list[str | Path] = []
        for word in self.project.scenarios:
            directory = self.root / word
            if directory.is_dir():
                found += sorted(path for path in directory.iterdir() if is_document(path))
            else:
                found.append(self.name_of(word))
        return tuple(found)

    def places(self, room: Room) -> tuple[Path, ...]:
        """The project's own directories of a room: names are looked for there before what is shipped."""
        stated = [self.root / word for word in self.project.scenarios] if room == "scenarios" else []
        return (*(place if place.is_dir() else place.parent for place in stated), self.root / room, self.root)


def read_project(path: Path) -> ProjectFile:
    """The project of one file.

    Raises:
        InputError: it cannot be used; carries every fault.

    """
    content = read_bytes(path, str(path), MOST_BYTES)
    root, told = read_on(content, str(path))
    if told:
        told += faults_of_later_values(Project, lambda turn: read_on(content, str(path), turn)[0])
    try:
        return ProjectFile(validated(Project, root, told), path, root)
    except InputError as error:
        # A project that cannot be used is not used: what would be found then is looked for now.
        faults = dict.fromkeys((*error.faults, *_lost(root, path)))
        raise InputError(sorted(faults, key=lambda one: one.line)) from None


def _lost(root: Node, path: Path) -> Iterator[Fault]:
    """Paths in it that lead to no file."""
    for key in ("sop", "team", "scorecard"):
        named = root.child(key)
        if named is None or not named.text or not is_path(named.text) or "\0" in named.text:
            continue
        if not (path.parent / named.text).exists():
            wrong = f"`{key}` is {say_value(named.text)}, and there is no such file"
            yield Fault(named.file, named.line, wrong, "the path of a file, from this one")


def find_project(start: Path | None = None) -> ProjectFile | None:
    """The nearest `gameday.yaml` from a directory upward; None where there is none.

    Raises:
        InputError: there is one, and it cannot be used.

    """
    try:
        here = Path(os.path.realpath(start or Path.cwd()))
        for directory in (here, *here.parents):
            path = directory / PROJECT_FILE
            if path.is_file():
                return read_project(path)
    except (OSError, ValueError) as error:
        raise InputError(Fault(str(start or "."), 0, f"this directory cannot be looked through ({error})")) from None
    return None
