"""Who plays what: each scenario with each team, told apart by what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from gameday.cli.defaults import Defaults
from gameday.cli.together import each
from gameday.errors import Fault, InputError
from gameday.files.documents import Loaded
from gameday.files.shipped import shipped_names
from gameday.regression.plays.place import Place, place_of
from gameday.scenario import Scenario
from gameday.team import Team

_PROFILES = ("optimistic", "default", "pessimistic")

Course = tuple[Scenario, Team]
_Named = TypeVar("_Named", Scenario, Team)
Opened = tuple[Loaded[Scenario], Loaded[Team]]


def courses_of(defaults: Defaults, names: tuple[str, ...], teams: tuple[str, ...]) -> Iterator[Course]:
    """The scenarios stated, else the project's, else all shipped ones, each with every team that plays it.

    What is named twice is there once.

    Raises:
        InputError: one of them cannot be used, or two that differ have one name; carries the faults of all.

    """
    own = defaults.project.scenarios if defaults.project else ()
    wanted: list[str | Path] = [*names] or [*own] or [*shipped_names("scenarios")]
    stories, faults = each(partial(defaults.scenario, name) for name in wanted)
    _, more = each(partial(defaults.known_team, team) for team in teams)
    if faults or more:
        raise InputError(dict.fromkeys((*faults, *more)))
    own_team = defaults.profile()
    players = teams or ((own_team,) if own_team else _PROFILES)
    played = [(story, defaults.team(team, story.document)) for story in stories for team in players]
    by_place: dict[Place, Opened] = {}
    for course in played:
        by_place.setdefault(_place(course), course)
    clashes = dict.fromkeys(fault for course in played for fault in _clashes(course, by_place[_place(course)]))
    if clashes:
        raise InputError(clashes)
    for story, team in by_place.values():
        yield story.document, team.document


def _place(course: Opened) -> Place:
    return place_of(course[0].document, course[1].document)


def _clashes(course: Opened, first: Opened) -> Iterator[Fault]:
    """What is called as something else is: their figures would be taken for each other's."""
    yield from _clash("scenario", course[0], first[0])
    yield from _clash("team", course[1], first[1])


def _clash(kind: str, one: Loaded[_Named], other: Loaded[_Named]) -> Iterator[Fault]:
    if one.digest != other.digest:
        wrong = f"this {kind} is called {one.document.name!r}, and so is {other.path}, which says something else"
        yield Fault(str(one.path), one.line_of(("name",)), wrong, "a name for each")
