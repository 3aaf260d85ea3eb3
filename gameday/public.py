"""What `import gameday` offers: load, play, judge, write up. Documents are handed in as names, paths, or themselves."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from gameday import drill, files
from gameday.engine.desk import Refused
from gameday.errors import Fault, GamedayError, InputError
from gameday.files.shipped import DEFAULT_SCORECARD, DEFAULT_SOP, DEFAULT_TEAM, is_path, shipped_names
from gameday.files.words import say_value
from gameday.participants.own import Participant, seated
from gameday.participants.own_desk import OwnDesk as Desk
from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.report.picture import drawing
from gameday.retrospective import Retrospective
from gameday.retrospective import retrospective as told
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding
from gameday.scoring.judge import assess
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.document import Document
from gameday.timeline import Entry, Timeline

__all__ = [
    "Assessment",
    "Desk",
    "Entry",
    "Finding",
    "GamedayError",
    "Participant",
    "Refused",
    "Timeline",
    "draw",
    "judge",
    "load_scenario",
    "load_scorecard",
    "load_sop",
    "load_team",
    "play",
    "read_timeline",
    "retrospective",
    "to_html",
    "to_markdown",
    "write_timeline",
]
_IN_DIRECTORY = "timeline.jsonl"
D = TypeVar("D", bound=Document)


def load_sop(name: str | Path) -> Sop:
    """An SOP by the name of a shipped one, or by path.

    Raises:
        InputError: a GamedayError; there is none, or it cannot be used. Carries every fault with file and line.

    """
    return files.load_sop(_place(name))


def load_scenario(name: str | Path) -> Scenario:
    """A scenario by name or path. Raises InputError as `load_sop` does."""
    return files.load_scenario(_place(name))


def load_team(name: str | Path, *, profile: str | Path | None = None) -> Team:
    """A team by name or path; `profile` in place of the one it names. Raises InputError as `load_sop` does."""
    return files.load_team(_place(name), profile=profile)


def load_scorecard(name: str | Path) -> Scorecard:
    """A scorecard by name or path. Raises InputError as `load_sop` does."""
    return files.load_scorecard(_place(name))


def read_timeline(path: str | Path) -> Timeline:
    """The timeline of a file, or of a drill directory. What was read with misgivings is a warning.

    Raises:
        InputError: it cannot be read, or has lines that are no entries.

    """
    place = Path(_place(path))
    read = files.read_timeline(place / _IN_DIRECTORY if place.is_dir() else place)
    for warning in read.warnings:
        warnings.warn(warning, stacklevel=2)
    return read.timeline


def write_timeline(timeline: Timeline, path: str | Path) -> None:
    """Write a timeline's file whole or not at all, and the directories that it needs.

    Raises OutputError, a GamedayError, where it cannot be.
    """
    files.write_timeline(timeline, _place(path))


def play(
    scenario: str | Path | Scenario,
    *,
    sop: str | Path | Sop = DEFAULT_SOP,
    team: str | Path | Team | None = None,
    seed: int = 1,
    participants: Mapping[str, Participant] | None = None,
) -> Timeline:
    """Play a scenario flat out, with simulated people at every seat that none of `participants` takes.

    The same documents, seed and answers give the same timeline to the byte.

    Args:
        scenario: What goes wrong.
        sop: The procedure the team follows.
        team: Who plays; a profile's bare name means the scenario's own people behaving by it.
        seed: The drill's luck.
        participants: Responders of one's own, by role or by a person's id in the team.

    Raises:
        InputError: a document cannot be used, or there is no desk for a responder.
        EngineFault: a responder failed, or never came to rest; the text names its seat.

    """
    story = _one(Scenario, scenario, load_scenario)
    people = _team(team, story)
    taken: Mapping[str, Participant] = {} if participants is None else participants
    if not isinstance(taken, Mapping):
        raise InputError(_misfit(taken, "a mapping of role to responder"))
    if type(seed) is not int or seed < 0:
        raise InputError(_misfit(seed, "a whole number as the seed"))
    own = seated(taken, people, story)
    return drill.play(story, _one(Sop, sop, load_sop), people, seed=seed, own=own, keeps=bool(own))


def judge(
    timeline: Timeline | str | Path,
    *,
    sop: str | Path | Sop = DEFAULT_SOP,
    scorecard: str | Path | Scorecard = DEFAULT_SCORECARD,
    scenario: str | Path | Scenario | None = None,
) -> Assessment:
    """What an SOP and a scorecard make of a timeline, of a drill or a real incident.

    A scenario gives its objectives, and the truth where the timeline holds none. Raises InputError as `load_sop` does.
    """
    return assess(_case(timeline, sop, scorecard, scenario))


def retrospective(
    timeline: Timeline | str | Path,
    *,
    sop: str | Path | Sop = DEFAULT_SOP,
    scorecard: str | Path | Scorecard = DEFAULT_SCORECARD,
    scenario: str | Path | Scenario | None = None,
    team: str | Path | Team | None = None,
    as_of: date | None = None,
) -> Retrospective:
    """What happened, what was due, what to change: a value for `to_markdown`, `to_html` and `draw`.

    The team's names are kept out of every text. `as_of` is taken as today, for the dates of action items. Raises
    InputError as `load_sop` does.
    """
    case = _case(timeline, sop, scorecard, scenario)
    people = None if team is None and scenario is None else _team(team, case.scenario)
    return told(case, assess(case), team=people, as_of=as_of)


def draw(retrospective: Retrospective) -> str:
    """The picture of the record as an SVG file of its own: truth, calls, who did what, and the silences."""
    banner = " · ".join(retrospective.heading.banner)
    title = f"{retrospective.heading.title} ({banner})" if banner else retrospective.heading.title
    return drawing(
        retrospective.chart, title, "What was true, what was called, who did what, and where words were due."
    )


def _case(
    timeline: Timeline | str | Path,
    sop: str | Path | Sop,
    scorecard: str | Path | Scorecard,
    scenario: str | Path | Scenario | None,
) -> Case:
    if not isinstance(timeline, Timeline | str | Path):
        raise InputError(_misfit(timeline, "a path, or a Timeline"))
    record = timeline if isinstance(timeline, Timeline) else read_timeline(timeline)
    story = None if scenario is None else _one(Scenario, scenario, load_scenario)
    return Case(record, _one(Sop, sop, load_sop), _one(Scorecard, scorecard, load_scorecard), story)


def _one(model: type[D], given: str | Path | D, load: Callable[[str | Path], D]) -> D:
    if isinstance(given, model):
        return given
    if isinstance(given, str | Path):
        return load(given)
    raise InputError(_misfit(given, f"a name, a path, or a {model.__name__}"))


def _place(given: str | Path) -> str | Path:
    if isinstance(given, str | Path):
        return given
    raise InputError(_misfit(given, "a name, or a path"))


def _team(given: str | Path | Team | None, scenario: Scenario | None) -> Team:
    own = (scenario.team if scenario else None) or DEFAULT_TEAM
    if isinstance(given, str) and not is_path(given) and given in shipped_names("teams/profiles"):
        return load_team(own, profile=given)
    team = _one(Team, own if given is None else given, load_team)
    if isinstance(team.profile, str):
        raise InputError(Fault(team.name, 0, f"the profile {team.profile!r} was not loaded", "a team from `load_team`"))
    return team


def _misfit(given: object, wanted: str) -> Fault:
    shown = f"a {type(given).__name__}" if isinstance(given, Document) else say_value(given)
    return Fault("gameday", 0, f"{shown} cannot be used", wanted)
