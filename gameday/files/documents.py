"""Documents from files: SOPs, scenarios, teams, profiles, scorecards."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Generic, TypeVar

from gameday.errors import Fault, InputError
from gameday.files.again import faults_of_later_values
from gameday.files.extends import read_chain
from gameday.files.node import Node
from gameday.files.project import ProjectFile
from gameday.files.shipped import Room, find, named_file
from gameday.files.stand_in import fits
from gameday.files.validating import validated
from gameday.files.variation import named_variant, varied
from gameday.scenario.model import Scenario
from gameday.scorecard.model import Scorecard
from gameday.sop.model import Sop
from gameday.team.model import ProfileField, Team, with_profile
from gameday.team.profile import Profile
from gameday.terms.document import Document
from gameday.terms.frozen import frozen

D = TypeVar("D", bound=Document)
_USUAL_PROFILE = Team.model_fields["profile"].default
_IN_PROFILES = "the name of a file in `profiles` beside this one"


@frozen
class Loaded(Generic[D]):
    """A document, and where each part of it stands."""

    document: D
    path: Path
    digest: str
    """SHA-256 over the canonical JSON of the document: the same for the same meaning, however it is written."""
    root: Node

    def place_of(self, path: tuple[str | int, ...]) -> tuple[str, int]:
        """(file, line) of a part, or of the nearest thing above it; an inherited part stands in another file."""
        node = self.root.nearest(path)
        return node.file, node.line

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """The line of a part, or of the nearest thing above it."""
        return self.root.nearest(path).line


def digest_of(document: Document) -> str:
    """SHA-256 over canonical JSON: sorted keys, no spaces, UTF-8."""
    data = document.model_dump(mode="json", by_alias=True)
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def read_document(model: type[D], path: Path, room: Room) -> Loaded[D]:
    """One document from one file.

    Raises:
        InputError: with every fault found, each at its file and line.

    """
    root, told = _read(model, path, room)
    document = validated(model, root, told)
    return Loaded(document, path, digest_of(document), root)


def _read(model: type[D], path: Path, room: Room) -> tuple[Node, list[Fault]]:
    root, told = read_chain(path, room)
    if told:
        told += faults_of_later_values(model, lambda turn: read_chain(path, room, turn=turn)[0])
    return root, told


def _open(model: type[D], room: Room, name: str | Path, project: ProjectFile | None) -> Loaded[D]:
    return read_document(model, find(room, name, project.places(room) if project else ()), room)


def open_sop(name: str | Path, project: ProjectFile | None = None) -> Loaded[Sop]:
    """An SOP by path or name, with its digest and lines."""
    return _open(Sop, "sops", name, project)


def open_scenario(name: str | Path, project: ProjectFile | None = None) -> Loaded[Scenario]:
    """A scenario by path or name, with its digest and lines; `NAME@3` is its third variant."""
    plain, variant = named_variant(str(name))
    path = find(
        "scenarios", plain if isinstance(name, str) else Path(plain), project.places("scenarios") if project else ()
    )
    root, told = read_chain(path, "scenarios")
    if told:
        told += faults_of_later_values(
            Scenario, lambda turn: varied(read_chain(path, "scenarios", turn=turn)[0], variant, [])
        )
    root = varied(root, variant, told)
    document = validated(Scenario, root, told)
    return Loaded(document, path, digest_of(document), root)


def open_scorecard(name: str | Path, project: ProjectFile | None = None) -> Loaded[Scorecard]:
    """A scorecard by path or name, with its digest and lines."""
    return _open(Scorecard, "scorecards", name, project)


def open_profile(name: str | Path, project: ProjectFile | None = None) -> Loaded[Profile]:
    """A profile by path or name, with its digest and lines."""
    return _open(Profile, "teams/profiles", name, project)


def open_team(name: str | Path, project: ProjectFile | None = None, profile: str | Path | None = None) -> Loaded[Team]:
    """A team by path or name, its profile in its place; `profile` is used instead of the one its file names.

    A profile's name is looked for beside the team's file, in its `profiles` directory, then as others are. The
    digest is that of the team with its profile.
    """
    path = find("teams", name, project.places("teams") if project else ())
    root, told = _read(Team, path, "teams")
    stated = root.child("profile")
    wanted = profile or (_USUAL_PROFILE if stated is None else stated.text)
    found: Profile | None = None
    if wanted is not None and (profile or fits(ProfileField, str(wanted))):
        try:
            found = _profile_beside(path, wanted, project, "" if profile else _IN_PROFILES)
        except InputError as error:
            # A name that finds nothing is a fault of the team file that holds it.
            holds = stated if stated is not None and not profile else None
            told += [
                Fault(holds.file, holds.line, one.wrong, one.expected) if holds and not one.line else one
                for one in error.faults
            ]
    document = validated(Team, root, told)
    team = with_profile(document, found) if found else document
    return Loaded(team, path, digest_of(team), root)


def _profile_beside(team: Path, wanted: str | Path, project: ProjectFile | None, else_: str) -> Profile:
    place = named_file(team.parent / "profiles", wanted) if isinstance(wanted, str) else None
    if place is None:
        own = project.places("teams/profiles") if project else ()
        place = find("teams/profiles", wanted, own, else_=else_)
    return read_document(Profile, place, "teams/profiles").document


def load_sop(name: str | Path, project: ProjectFile | None = None) -> Sop:
    """An SOP by path or name.

    Raises:
        InputError: no such SOP, or it cannot be used; carries every fault.

    """
    return open_sop(name, project).document


def load_scenario(name: str | Path, project: ProjectFile | None = None) -> Scenario:
    """A scenario by path or name. Raises InputError as `load_sop` does."""
    return open_scenario(name, project).document


def load_scorecard(name: str | Path, project: ProjectFile | None = None) -> Scorecard:
    """A scorecard by path or name. Raises InputError as `load_sop` does."""
    return open_scorecard(name, project).document


def load_profile(name: str | Path, project: ProjectFile | None = None) -> Profile:
    """A profile by path or name. Raises InputError as `load_sop` does."""
    return open_profile(name, project).document


def load_team(name: str | Path, project: ProjectFile | None = None, profile: str | Path | None = None) -> Team:
    """A team by path or name, its profile in its place. Raises InputError as `load_sop` does."""
    return open_team(name, project, profile).document
