"""Does the escalation always reach somebody? Every way it can be missed, up to so many people and gaps, at every hour.

Exhaustive, not sampled: levels x the hours of a week in which another set of people is on call x every set of at most
so many failures, each a person who does not answer or a role whose schedule has nobody on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from gameday.engine.policy import Call, until_answered
from gameday.sop import Sop
from gameday.sop.clause import Absence
from gameday.team import Team
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.facts import BENIGN
from gameday.terms.frozen import frozen

_GRAIN = 15 * MINUTE
"""Shifts change at the quarter hour at the finest, as in the engine."""
_WEEK = 7 * DAY
Outcome = Literal["answers", "misses", "nobody"]
RestsOn = Literal["policy", "policy and tool", "tool", "no page"]
"""Whose calls they are: the SOP's escalation policy, the team's paging tool where the SOP is silent, the tool's alone;
or nobody's, since the SOP says that nobody is paged at the level."""


@frozen
class Failure:
    """One thing that goes wrong with the paging itself."""

    kind: Literal["person", "schedule"]
    name: str

    def say(self) -> str:
        """In a few words."""
        return f"{self.name} does not answer" if self.kind == "person" else f"nobody is on the schedule of {self.name}"


@frozen
class Step:
    """One call, and what came of it."""

    after: int
    """Milliseconds after the first page."""
    target: str
    person: str | None
    outcome: Outcome
    clause: str | None
    """The hop of the SOP it follows; None: the paging tool's own."""


@frozen
class Counterexample:
    """A way in which nobody is reached in time."""

    level: str
    at: int
    """A moment of the week, milliseconds since 1970."""
    failures: tuple[Failure, ...]
    steps: tuple[Step, ...]
    reached: int | None
    """When somebody is reached after all, in milliseconds after the first page; None: never, a dead end."""


@frozen
class LevelCheck:
    """What holds at a level."""

    level: str
    moments: int
    """Sets of people on call that were looked at."""
    cases: int
    """Sets of failures that were tried, over all of them."""
    slowest: int | None
    """The longest it takes in the cases that hold, in milliseconds after the first page; None: none holds."""
    counterexample: Counterexample | None
    """The shortest: of all that fail, one with the fewest failures; None: there is none."""
    rests_on: RestsOn = "policy"

    @property
    def proved(self) -> bool:
        """Does the SOP reach somebody here? A paging tool alone is no proof of an SOP that says nothing."""
        return self.counterexample is None and self.rests_on != "tool"


@frozen
class Reachability:
    """The whole check."""

    sop: str
    team: str
    within: int
    failures: int
    levels: tuple[LevelCheck, ...]
    unowned: tuple[tuple[str, int], ...] = ()
    """(level, moment of the week) at which the first page of a level finds nobody on its schedule."""

    @property
    def proved(self) -> bool:
        """Does it hold everywhere?"""
        return not self.unowned and all(one.proved for one in self.levels)


def reachability(sop: Sop, team: Team, *, start: int, within: int, failures: int) -> Reachability:
    """Search every level, hour and set of failures.

    Args:
        sop: Its escalation policy is checked; where it is silent, the team's paging tool decides.
        team: People, schedule and paging tool.
        start: The first moment of the week to look at, milliseconds since 1970.
        within: By when somebody has to be reached, milliseconds after the first page.
        failures: How many people and schedules may fail at once.

    """
    moments = _moments(sop, team, start)
    levels = tuple(_level(sop, team, level, moments, within, failures) for level in sop.ladder.levels)
    unowned = tuple(
        (level, moment)
        for level in (one.level for one in levels if one.rests_on != "no page")
        for moment in moments
        if (calls := _pages(sop, team, level)) and not team.on_call(calls[0].target, moment)
    )
    return Reachability(sop.name, team.name, within, failures, levels, unowned)


def _moments(sop: Sop, team: Team, start: int) -> tuple[int, ...]:
    """The first moment of the week for each set of people on call."""
    roles = [*(hop.target for hop in sop.escalation), *(hop.target for hop in team.paging.hops)]
    found: dict[tuple[tuple[str, ...], ...], int] = {}
    for moment in range(start, start + _WEEK, _GRAIN):
        found.setdefault(tuple(team.on_call(role, moment) for role in roles), moment)
    return tuple(found.values())


def _pages(sop: Sop, team: Team, level: str) -> tuple[Call, ...]:
    """Calls that ring until somebody answers, the first first."""
    return tuple(call for call in until_answered(sop, team.paging, level, BENIGN) if call.how == "page")


def _level(sop: Sop, team: Team, level: str, moments: Sequence[int], within: int, failures: int) -> LevelCheck:
    calls = _pages(sop, team, level)
    rests_on = _rests_on(sop, level, calls)
    if rests_on == "no page":
        return LevelCheck(level, 0, 0, None, None, rests_on)
    cases, slowest = 0, None
    shortest: Counterexample | None = None
    for moment in moments:
        for failed in _failures(team, calls, moment, failures):
            if shortest is not None and len(failed) >= len(shortest.failures):
                break
            cases += 1
            steps = _played(team, calls, moment, failed)
            reached = next((step.after for step in steps if step.outcome == "answers"), None)
            if reached is None or reached > within:
                shortest = Counterexample(level, moment, failed, steps, reached)
            else:
                slowest = max(slowest or 0, reached)
    return LevelCheck(level, len(moments), cases, slowest, shortest, rests_on)


def _rests_on(sop: Sop, level: str, calls: Sequence[Call]) -> RestsOn:
    own = [call for call in calls if call.clause is not None]
    if own:
        return "policy" if len(own) == len(calls) else "policy and tool"
    forbids = any(
        isinstance(one, Absence) and "paged" in one.of.kind and (not one.levels or level in one.levels)
        for one in sop.clauses
        if one.when is None
    )
    return "no page" if forbids else "tool"


def _failures(team: Team, calls: Sequence[Call], moment: int, most: int) -> Iterator[tuple[Failure, ...]]:
    """Every set of failures that touches these calls, the smallest first."""
    people = [Failure("person", one) for call in calls for one in team.on_call(call.target, moment)[:1]]
    schedules = [Failure("schedule", call.target) for call in calls]
    able = tuple(dict.fromkeys((*people, *schedules)))
    for size in range(min(most, len(able)) + 1):
        yield from combinations(able, size)


def _played(team: Team, calls: Sequence[Call], moment: int, failed: Sequence[Failure]) -> tuple[Step, ...]:
    """The calls in order up to the first answer."""
    dead = {one.name for one in failed if one.kind == "person"}
    empty = {one.name for one in failed if one.kind == "schedule"}
    steps: list[Step] = []
    for call in calls:
        found = () if call.target in empty else team.on_call(call.target, moment + call.after)
        person = next(iter(found), None)
        outcome: Outcome = "nobody" if person is None else "misses" if person in dead else "answers"
        steps.append(Step(call.after, call.target, person, outcome, call.clause))
        if outcome == "answers":
            break
    return tuple(steps)
