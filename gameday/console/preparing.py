"""What a drill can be made of here, and the documents of one that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import JsonValue

from gameday.console.bodies import Prepare
from gameday.errors import InputError
from gameday.files.attachments import check_attachments
from gameday.files.documents import Loaded, open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments
from gameday.files.project import ProjectFile
from gameday.files.shipped import (
    DEFAULT_SCORECARD,
    DEFAULT_SOP,
    DEFAULT_TEAM,
    Room,
    is_path,
    names_in,
    shipped_names,
)
from gameday.scenario import Scenario
from gameday.team import Team
from gameday.terms.document import Document

D = TypeVar("D", bound=Document)
KINDS = ("tabletop", "game-day", "training")


class Shelf:
    """The documents a server was started beside: what is shipped, and the project's own."""

    def __init__(self, project: ProjectFile | None) -> None:
        self._project = project
        self._choices: dict[str, JsonValue] | None = None

    def documents(self, wanted: Prepare) -> DrillDocuments:
        """The documents of a drill.

        Raises:
            InputError: one of them is not there, or cannot be used.

        """
        project = self._project
        scenario = open_scenario(wanted.scenario, project)
        check_attachments(scenario)
        return DrillDocuments(
            open_sop(wanted.sop or (project and project.sop) or DEFAULT_SOP, project),
            open_scorecard(wanted.scorecard or (project and project.scorecard) or DEFAULT_SCORECARD, project),
            scenario,
            self._team(wanted.team, scenario.document),
        )

    def placed(self, scenario: Loaded[Scenario]) -> Loaded[Scenario]:
        """A drill's scenario as its file writes it, times and all; as the drill has it where that is another by now."""
        one = scenario.document
        try:
            found = open_scenario(one.name if one.variant is None else f"{one.name}@{one.variant}", self._project)
        except InputError:
            found = None
        return found if found is not None and found.digest == scenario.digest else scenario

    def _team(self, stated: str | None, scenario: Scenario) -> Loaded[Team]:
        """The team stated, else the project's, else the scenario's own people; a profile means those as it has them."""
        own, people = self._project.team if self._project else None, scenario.team or DEFAULT_TEAM
        wanted = stated or own or people
        if _is_profile(wanted):
            return open_team(people if own is None or _is_profile(own) else own, self._project, profile=wanted)
        return open_team(wanted, self._project)

    def choices(self) -> dict[str, JsonValue]:
        """Everything one can choose from, and what is taken where nothing is chosen. Read once: it takes a while.

        A document of the project that cannot be used is left out; `gameday ... lint` tells why.
        """
        if self._choices is None:
            project = self._project
            self._choices = {
                "scenarios": self._each("scenarios", self._scenario),
                "sops": self._each("sops", lambda name: _titled(open_sop(name, project))),
                "scorecards": self._each("scorecards", lambda name: _titled(open_scorecard(name, project))),
                "teams": self._each("teams", lambda name: {"name": name, "title": _people(open_team(name, project))}),
                "profiles": list(shipped_names("teams/profiles")),
                "default": {
                    "sop": _word(project.sop if project else None, DEFAULT_SOP),
                    "scorecard": _word(project.scorecard if project else None, DEFAULT_SCORECARD),
                    "team": _word(project.team if project else None, ""),
                },
            }
        return self._choices

    def _scenario(self, name: str) -> dict[str, JsonValue]:
        """A scenario as one chooses it: nothing of what is coming."""
        one = open_scenario(name, self._project).document
        team = self._team(None, one).document
        roles = dict.fromkeys((*(role for person in team.people for role in person.roles), *one.seats))
        return {
            "name": name,
            "title": one.title,
            "pitch": one.pitch,
            "difficulty": one.difficulty,
            "duration": one.duration,
            "ends_after": one.ends_after,
            "minimum_team": list(one.minimum_team),
            "seats": dict(one.seats),
            "roles": list(roles),
            "kinds": list(KINDS),
        }

    def _each(self, room: Room, told: Callable[[str], dict[str, JsonValue]]) -> JsonValue:
        own = self._project.places(room) if self._project else ()
        names = dict.fromkeys((*(name for place in own for name in names_in(place)), *shipped_names(room)))
        return list(_usable(names, told))


def _usable(names: Iterable[str], told: Callable[[str], dict[str, JsonValue]]) -> Iterable[JsonValue]:
    for name in names:
        try:
            yield told(name)
        except InputError:
            continue


def _is_profile(name: str | Path) -> bool:
    return not is_path(name) and name in shipped_names("teams/profiles")


def _titled(one: Loaded[D]) -> dict[str, JsonValue]:
    document = one.document
    told: dict[str, JsonValue] = {
        "name": str(getattr(document, "name", one.path.stem)),
        "title": str(getattr(document, "title", one.path.stem)),
    }
    version = getattr(document, "version", None)
    return {**told, "version": str(version)} if version is not None else told


def _people(team: Loaded[Team]) -> str:
    return f"{team.document.name}: {len(team.document.people)} people"


def _word(stated: str | Path | None, usual: str) -> str:
    return Path(stated).stem if stated else usual
