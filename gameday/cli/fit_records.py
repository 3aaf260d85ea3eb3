"""The records that figures are fitted to, each with the SOP and the scenario that its people had to do with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

import click

from gameday.cli.defaults import Defaults
from gameday.errors import InputError
from gameday.files.documents import Loaded, open_scenario, open_sop, open_team
from gameday.files.drill_documents import DOCUMENTS, MOST_BYTES, DrillDocuments, documents_of
from gameday.files.project import ProjectFile
from gameday.files.reading import read_bytes
from gameday.files.shipped import is_path, shipped_names
from gameday.files.timeline_file import read_timeline
from gameday.regression.fit.occasions import Recorded
from gameday.retrospective.plain import listed
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.document import Document
from gameday.terms.frozen import frozen
from gameday.timeline import Header, Timeline

_TIMELINE = "timeline.jsonl"
D = TypeVar("D", bound=Document)


@frozen
class KeptRecord:
    """A record, and the documents that its drill directory keeps beside it."""

    timeline: Timeline
    documents: DrillDocuments | None = None

    @property
    def header(self) -> Header:
        """What the record says of itself."""
        return self.timeline.header or Header()

    @property
    def team(self) -> Loaded[Team] | None:
        """The team that was kept with it."""
        return self.documents.team if self.documents is not None else None


class Shelf:
    """Reads records; documents that many of them were kept with are made sense of once."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._read: dict[bytes, DrillDocuments] = {}

    def record(self, place: Path) -> KeptRecord:
        """A .jsonl file, or a drill directory.

        Raises:
            InputError: it cannot be read, or what is kept beside it cannot.

        """
        file = place / _TIMELINE if place.is_dir() else place
        timeline = read_timeline(file).timeline
        beside = file.parent / DOCUMENTS
        return KeptRecord(timeline, self._documents(beside) if file.name == _TIMELINE and beside.exists() else None)

    def _documents(self, path: Path) -> DrillDocuments:
        written = read_bytes(path, str(path), MOST_BYTES)
        if written not in self._read:
            self._read[written] = documents_of(written, str(path))
        return self._read[written]


def team_of(defaults: Defaults, stated: str | None, records: Sequence[KeptRecord]) -> Loaded[Team]:
    """The team stated, else the project's, else the one that all records name, else the default one.

    Where a profile stands in a team's place, those people with that profile.

    Raises:
        InputError: it is not there, or cannot be used.

    """
    profile = defaults.profile() if stated is None else stated if stated in shipped_names("teams/profiles") else None
    if profile is None and (stated is not None or (defaults.project is not None and defaults.project.team is not None)):
        return defaults.team(stated)
    named = {one.header.team for one in records if one.header.team}
    own = next(iter(named), "")
    if len(named) == 1 and not is_path(own):
        with suppress(InputError):
            return open_team(own, defaults.project, profile)
        kept = next((one.team for one in records if one.team is not None and one.team.document.name == own), None)
        if kept is not None and stated is None:
            return kept
    found = defaults.team(stated)
    if others := sorted(named - {found.document.name}):
        click.echo(
            f"The records name {listed(others)}; taken is {found.document.name}. --team names another.", err=True
        )
    return found


class Worked:
    """What the people of a record worked under and met: as kept with it, else by the name it gives, else as told."""

    def __init__(self, defaults: Defaults, stated: str | None) -> None:
        """Look for it.

        Args:
            defaults: Where names are looked for, and the project's own SOP.
            stated: The SOP of the command line.

        """
        self._stated = defaults.sop(stated).document if stated is not None else None
        own = defaults.own_sop()
        self._usual = self._stated or (own.document if own is not None else None)
        self._scenarios = _named(open_scenario, defaults.project)
        self._sops = _named(open_sop, defaults.project)

    def recorded(self, one: KeptRecord) -> Recorded:
        """The record with its documents, as far as they are at hand."""
        return Recorded(one.timeline, self._scenario(one), self._sop(one))

    def _scenario(self, one: KeptRecord) -> Scenario | None:
        name, kept = one.header.scenario, one.documents.scenario if one.documents is not None else None
        if name is None:
            return None
        return kept.document if kept is not None and kept.document.name == name else self._scenarios(name)

    def _sop(self, one: KeptRecord) -> Sop | None:
        """What a record is judged by is kept too: only the one it names itself is what they worked under."""
        name = one.header.sop
        if name is None:
            return self._usual
        near = (one.documents.sop.document if one.documents is not None else None, self._usual)
        named = next((sop for sop in near if sop is not None and sop.name == name), None)
        return named or self._sops(name) or self._stated


def _named(
    load: Callable[[str, ProjectFile | None], Loaded[D]], project: ProjectFile | None
) -> Callable[[str], D | None]:
    """Loads a document that a record names, once; None: it is not here."""

    @cache
    def one(name: str) -> D | None:
        if is_path(name):
            return None
        try:
            return load(name, project).document
        except InputError:
            return None

    return one
