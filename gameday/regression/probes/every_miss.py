"""Every miss: each way in which an escalation can be missed, up to so many people and gaps, at any time.

Exhaustive, not sampled: levels x every line-up of people that a first page and the calls after it can meet in a year x
every set of at most so many failures, each a person who does not answer or a role whose schedule has nobody on it.

Until somebody calls a severity the paging tool goes by the times of one level, whatever it will turn out to be. So what
holds at a level is what holds by its own times and by those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import combinations

from gameday.engine.policy import Call, level_in_force, until_answered
from gameday.regression.probes.line_up import WEEK, LineUp, line_ups
from gameday.regression.probes.reachability import (
    Counterexample,
    Failure,
    LevelCheck,
    Outcome,
    Reachability,
    RestsOn,
    Step,
    ToolCall,
    Unheard,
    Unowned,
)
from gameday.sop import Sop
from gameday.sop.clause import Absence
from gameday.team import Team
from gameday.terms.facts import BENIGN
from gameday.terms.frozen import frozen


def reachability(sop: Sop, team: Team, *, start: int, within: int, failures: int) -> Reachability:
    """Search every level, every line-up that a year brings, and every set of failures.

    Args:
        sop: Its escalation policy is checked; where it is silent, the team's paging tool decides.
        team: People, schedule and paging tool.
        start: Where the year begins that is looked at, milliseconds since 1970.
        within: By when somebody has to be reached, milliseconds after the first page.
        failures: How many people and schedules may fail at once.

    """
    search = _Search(team, start, within, failures)
    first = level_in_force(sop, None, "high")
    calls = _pages(sop, team, first)
    resting = _rests_on(sop, first, calls)
    # Where the SOP wants nobody paged at that level, an alert pages somebody all the same: as the tool has it.
    before = _level(first, calls, "tool" if resting == "no page" else resting, search)
    levels: list[LevelCheck] = []
    for level in sop.ladder.levels:
        own = _pages(sop, team, level)
        rests_on = _rests_on(sop, level, own)
        if rests_on == "no page":
            levels.append(LevelCheck(level, 0, 0, None, None, rests_on))
            continue
        check = before if level == first else _level(level, own, rests_on, search)
        alike = rests_on == "tool" or (before.rests_on != "tool" and _alike(own, calls))
        levels.append(check if alike else replace(check, until_called=before))
    return Reachability(sop.name, team.name, start, within, failures, tuple(levels))


@frozen
class _Search:
    """What is searched, whatever the level."""

    team: Team
    start: int
    within: int
    failures: int


def _alike(one: Sequence[Call], other: Sequence[Call]) -> bool:
    """Do they ring the same at the same times?"""
    return [(call.target, call.after) for call in one] == [(call.target, call.after) for call in other]


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


def _level(level: str, calls: Sequence[Call], rests_on: RestsOn, search: _Search) -> LevelCheck:
    team, within = search.team, search.within
    every = tuple(line_ups(team, calls, search.start))
    different = {one.people: one for one in reversed(every)}
    cases, slowest = 0, None
    shortest: Counterexample | None = None
    for one in sorted(different.values(), key=lambda one: one.at):
        for failed in _failures(calls, one, team.out_of_reach, search.failures):
            if shortest is not None and len(failed) >= len(shortest.failures):
                break
            cases += 1
            steps = _played(calls, one, failed, team.out_of_reach)
            reached = next((step.after for step in steps if step.outcome == "answers"), None)
            if reached is None or reached > within:
                again = len({other.at % WEEK for other in every if other.people == one.people}) > 1
                shortest = Counterexample(level, one.at, one.until, failed, steps, reached, again)
            else:
                slowest = max(slowest or 0, reached)
    return LevelCheck(
        level,
        len(different),
        cases,
        slowest if shortest is None else None,
        shortest,
        rests_on,
        tuple(
            ToolCall(call.target, call.after, call.clause, first=not place)
            for place, call in enumerate(calls)
            if call.timed_by == "tool"
        ),
        _unowned(level, calls, every, team.out_of_reach),
    )


def _failures(calls: Sequence[Call], one: LineUp, out_of_reach: Set[str], most: int) -> Iterator[tuple[Failure, ...]]:
    """Every set of failures that touches these calls and whoever they ring, the smallest first."""
    people = [Failure("person", person) for person in one.people if person is not None and person not in out_of_reach]
    schedules = [Failure("schedule", call.target) for call in calls]
    able = tuple(dict.fromkeys((*people, *schedules)))
    for size in range(min(most, len(able)) + 1):
        yield from combinations(able, size)


def _played(calls: Sequence[Call], one: LineUp, failed: Sequence[Failure], out_of_reach: Set[str]) -> tuple[Step, ...]:
    """The calls in order up to the first answer."""
    dead = {failure.name for failure in failed if failure.kind == "person"}
    empty = {failure.name for failure in failed if failure.kind == "schedule"}
    steps: list[Step] = []
    for call, rung in zip(calls, one.people, strict=True):
        person = None if call.target in empty else rung
        outcome = _outcome(person, dead, out_of_reach)
        steps.append(Step(call.after, call.target, person, outcome, call.clause, call.timed_by))
        if outcome == "answers":
            break
    return tuple(steps)


def _outcome(person: str | None, dead: Set[str], out_of_reach: Set[str]) -> Outcome:
    if person is None:
        return "nobody"
    if person in out_of_reach:
        return "no contact"
    return "misses" if person in dead else "answers"


def _unowned(level: str, calls: Sequence[Call], every: Sequence[LineUp], out_of_reach: Set[str]) -> tuple[Unowned, ...]:
    """Spans of time in which the first page would ring nobody; one that is the same every week is told once."""
    first = sum(call.after == calls[0].after for call in calls)
    spans: list[Unowned] = []
    for one in every:
        why = _unheard(one.people[:first], out_of_reach)
        if why is None:
            continue
        last = spans[-1] if spans else None
        if last is not None and (last.until, last.why) == (one.at, why):
            spans[-1] = replace(last, until=one.until)
        else:
            spans.append(Unowned(level, one.at, one.until, why))
    told: dict[tuple[int, int, Unheard], Unowned] = {}
    for span in spans:
        told.setdefault((span.at % WEEK, span.until - span.at, span.why), span)
    return tuple(told.values())


def _unheard(rung: Sequence[str | None], out_of_reach: Set[str]) -> Unheard | None:
    """Why the pages that go out first ring nowhere; None: one of them rings at somebody, or none goes out."""
    if not rung or any(person is not None and person not in out_of_reach for person in rung):
        return None
    return "contact" if any(rung) else "schedule"
