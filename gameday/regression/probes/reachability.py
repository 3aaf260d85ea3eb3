"""Does the escalation always reach somebody? Every way it can be missed, up to so many people and gaps, at any time.

Exhaustive, not sampled: levels x every line-up of people that a first page and the calls after it can meet in a year x
every set of at most so many failures, each a person who does not answer or a role whose schedule has nobody on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from gameday.engine.policy import Call, until_answered
from gameday.regression.probes.line_up import WEEK, LineUp, line_ups
from gameday.sop import Sop
from gameday.sop.clause import Absence
from gameday.team import Team
from gameday.terms.facts import BENIGN
from gameday.terms.frozen import frozen

Outcome = Literal["answers", "misses", "nobody"]
RestsOn = Literal["policy", "policy and tool", "tool", "no page"]
"""Whose calls and times they are: the SOP's escalation policy, the team's paging tool where the SOP is silent, the
tool's alone; or nobody's, since the SOP says that nobody is paged at the level."""


@frozen
class Failure:
    """One thing that goes wrong with the paging itself."""

    kind: Literal["person", "schedule"]
    name: str


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
    timed_by: Literal["sop", "tool"] = "sop"
    """Whose time it is: the paging tool's where the SOP names the hop and no time."""


@frozen
class Counterexample:
    """A way in which nobody is reached in time."""

    level: str
    at: int
    """The first page that meets it, milliseconds since 1970."""
    until: int
    """From here on a first page would ring others, or the week is over."""
    failures: tuple[Failure, ...]
    steps: tuple[Step, ...]
    reached: int | None
    """When somebody is reached after all, in milliseconds after the first page; None: never, a dead end."""
    again: bool = False
    """Would a first page at other times of the week, or of the year, ring just the same people?"""


@frozen
class ToolCall:
    """A call the paging tool decides, since the SOP is silent."""

    target: str
    after: int
    """Milliseconds after the first page."""
    clause: str | None
    """The hop that the SOP names without a time; None: it names no such call."""


@frozen
class Unowned:
    """Hours in which the first page of a level finds nobody on its schedule."""

    level: str
    at: int
    until: int
    """Milliseconds since 1970, as `at` is."""


@frozen
class LevelCheck:
    """What holds at a level."""

    level: str
    moments: int
    """Line-ups of people that were looked at: whom the first page and each call after it would ring."""
    cases: int
    """Sets of failures that were tried, over all of them."""
    slowest: int | None
    """The longest it takes in the cases that hold, in milliseconds after the first page; None: none holds."""
    counterexample: Counterexample | None
    """The shortest: of all that fail, one with the fewest failures; None: there is none."""
    rests_on: RestsOn = "policy"
    by_tool: tuple[ToolCall, ...] = ()
    """What holds hangs on the paging tool's setting for these."""

    @property
    def proved(self) -> bool:
        """Does the SOP reach somebody here? A paging tool alone is no proof of an SOP that says nothing."""
        return self.counterexample is None and self.rests_on != "tool"


@frozen
class Reachability:
    """The whole check."""

    sop: str
    team: str
    start: int
    """The year that was searched begins here, milliseconds since 1970."""
    within: int
    failures: int
    levels: tuple[LevelCheck, ...]
    unowned: tuple[Unowned, ...] = ()

    @property
    def proved(self) -> bool:
        """Does it hold everywhere?"""
        return not self.unowned and all(one.proved for one in self.levels)

    @property
    def tool(self) -> str:
        """The paging tool, by whose it is."""
        return f"{self.team}'s paging tool"


def reachability(sop: Sop, team: Team, *, start: int, within: int, failures: int) -> Reachability:
    """Search every level, every line-up that a year brings, and every set of failures.

    Args:
        sop: Its escalation policy is checked; where it is silent, the team's paging tool decides.
        team: People, schedule and paging tool.
        start: Where the year begins that is looked at, milliseconds since 1970.
        within: By when somebody has to be reached, milliseconds after the first page.
        failures: How many people and schedules may fail at once.

    """
    levels: list[LevelCheck] = []
    unowned: list[Unowned] = []
    for level in sop.ladder.levels:
        calls = _pages(sop, team, level)
        rests_on = _rests_on(sop, level, calls)
        if rests_on == "no page":
            levels.append(LevelCheck(level, 0, 0, None, None, rests_on))
            continue
        every = tuple(line_ups(team, calls, start))
        levels.append(_level(level, calls, every, within, failures, rests_on))
        unowned += _unowned(level, every)
    return Reachability(sop.name, team.name, start, within, failures, tuple(levels), tuple(unowned))


def _pages(sop: Sop, team: Team, level: str) -> tuple[Call, ...]:
    """Calls that ring until somebody answers, the first first."""
    return tuple(call for call in until_answered(sop, team.paging, level, BENIGN) if call.how == "page")


def _rests_on(sop: Sop, level: str, calls: Sequence[Call]) -> RestsOn:
    own = [call for call in calls if call.clause is not None]
    if own:
        return "policy" if all(call.timed_by == "sop" for call in calls) else "policy and tool"
    forbids = any(
        isinstance(one, Absence) and "paged" in one.of.kind and (not one.levels or level in one.levels)
        for one in sop.clauses
        if one.when is None
    )
    return "no page" if forbids else "tool"


def _level(
    level: str, calls: Sequence[Call], every: Sequence[LineUp], within: int, failures: int, rests_on: RestsOn
) -> LevelCheck:
    different = {one.people: one for one in reversed(every)}
    cases, slowest = 0, None
    shortest: Counterexample | None = None
    for one in sorted(different.values(), key=lambda one: one.at):
        for failed in _failures(calls, one, failures):
            if shortest is not None and len(failed) >= len(shortest.failures):
                break
            cases += 1
            steps = _played(calls, one, failed)
            reached = next((step.after for step in steps if step.outcome == "answers"), None)
            if reached is None or reached > within:
                again = len({other.at % WEEK for other in every if other.people == one.people}) > 1
                shortest = Counterexample(level, one.at, one.until, failed, steps, reached, again)
            else:
                slowest = max(slowest or 0, reached)
    by_tool = tuple(ToolCall(call.target, call.after, call.clause) for call in calls if call.timed_by == "tool")
    return LevelCheck(level, len(different), cases, slowest, shortest, rests_on, by_tool)


def _failures(calls: Sequence[Call], one: LineUp, most: int) -> Iterator[tuple[Failure, ...]]:
    """Every set of failures that touches these calls and whoever they ring, the smallest first."""
    people = [Failure("person", person) for person in one.people if person is not None]
    schedules = [Failure("schedule", call.target) for call in calls]
    able = tuple(dict.fromkeys((*people, *schedules)))
    for size in range(min(most, len(able)) + 1):
        yield from combinations(able, size)


def _played(calls: Sequence[Call], one: LineUp, failed: Sequence[Failure]) -> tuple[Step, ...]:
    """The calls in order up to the first answer."""
    dead = {failure.name for failure in failed if failure.kind == "person"}
    empty = {failure.name for failure in failed if failure.kind == "schedule"}
    steps: list[Step] = []
    for call, rung in zip(calls, one.people, strict=True):
        person = None if call.target in empty else rung
        outcome: Outcome = "nobody" if person is None else "misses" if person in dead else "answers"
        steps.append(Step(call.after, call.target, person, outcome, call.clause, call.timed_by))
        if outcome == "answers":
            break
    return tuple(steps)


def _unowned(level: str, every: Sequence[LineUp]) -> tuple[Unowned, ...]:
    """Spans of time in which nobody would get the first page; one that is the same every week is told once."""
    found: dict[tuple[int, int], Unowned] = {}
    began: int | None = None
    for one, after in zip(every, (*every[1:], None), strict=True):
        if one.people and one.people[0] is None:
            began = one.at if began is None else began
            if after is None or after.at != one.until or after.people[0] is not None:
                found.setdefault((began % WEEK, one.until - began), Unowned(level, began, one.until))
                began = None
    return tuple(found.values())
