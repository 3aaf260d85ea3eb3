"""Every miss: each way in which an escalation can be missed, up to so many people and gaps, at any time.

Exhaustive, not sampled: levels x every way the conditions of their hops can come out x every line-up of people that an
alert's pages can meet in a year x every set of at most so many failures, each a person who does not answer or a role
whose schedule has nobody on it.

Until somebody calls a severity the paging tool goes by the times of one level, whatever it will turn out to be. So what
holds at a level is what holds by its own times and by those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import combinations

from gameday.engine.policy import Call, level_in_force
from gameday.regression.probes.conditions import Given
from gameday.regression.probes.ladder import Ladder, Ladders, ladders
from gameday.regression.probes.line_up import WEEK, LineUp, line_ups
from gameday.regression.probes.reachability import (
    Counterexample,
    Failure,
    LevelCheck,
    Outcome,
    Reachability,
    Step,
    ToolCall,
    Unheard,
    Unowned,
)
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen


def reachability(sop: Sop, team: Team, *, start: int, within: int, failures: int) -> Reachability:
    """Search every level, every way its conditions come out, every line-up of a year, and every set of failures.

    Args:
        sop: Its escalation policy is checked; where it is silent, the team's paging tool decides.
        team: People, schedule and paging tool.
        start: Where the year begins that is looked at, milliseconds since 1970.
        within: By when somebody has to be reached, milliseconds after the alert.
        failures: How many people and schedules may fail at once.

    """
    search = _Search(team, start, within, failures)
    first = ladders(sop, team, level_in_force(sop, None, "high"))
    # Where the SOP wants nobody paged at that level, an alert pages somebody all the same: as the tool has it.
    before = _level(_paged_all_the_same(first), search)
    levels: list[LevelCheck] = []
    for level in sop.ladder.levels:
        own = ladders(sop, team, level)
        if own.rests_on == "no page":
            levels.append(LevelCheck(level, 0, 0, None, None, own.rests_on))
            continue
        check = before if level == first.level else _level(own, search)
        silent = before.rests_on == "tool" or before.silent is not None
        alike = level == first.level or own.rests_on == "tool" or (not silent and own.rings == first.rings)
        levels.append(check if alike else replace(check, until_called=before))
    return Reachability(sop.name, team.name, start, within, failures, tuple(levels))


@frozen
class _Search:
    """What is searched, whatever the level."""

    team: Team
    start: int
    within: int
    failures: int


def _paged_all_the_same(found: Ladders) -> Ladders:
    each = tuple(replace(one, rests_on="tool") if one.rests_on == "no page" else one for one in found.each)
    return replace(found, each=each)


def _level(found: Ladders, search: _Search) -> LevelCheck:
    """What holds at a level, whichever of its ladders is climbed."""
    check = LevelCheck(found.level, 0, 0, 0, None, found.rests_on, ladders=0, untried=not found.every)
    for ladder in found.each:
        if ladder.rests_on != "no page":
            check = _climbed(check, ladder, search)
    own = [one for one in found.each if one.rests_on != "tool" or found.rests_on == "tool"]
    return replace(check, by_tool=_by_tool(own))


def _climbed(check: LevelCheck, ladder: Ladder, search: _Search) -> LevelCheck:
    """What was found so far, and what comes of one more ladder."""
    team, calls = search.team, ladder.calls
    every = tuple(line_ups(team, calls, search.start))
    different = {one.people: one for one in reversed(every)}
    cases, slowest, shortest = check.cases, check.slowest or 0, check.counterexample
    for one in sorted(different.values(), key=lambda one: one.at):
        for failed in _failures(calls, one, team.out_of_reach, search.failures):
            if shortest is not None and len(failed) >= len(shortest.failures):
                break
            cases += 1
            steps = _played(calls, one, failed, team.out_of_reach)
            reached = next((step.after for step in steps if step.outcome == "answers"), None)
            if reached is None or reached > search.within:
                shortest = Counterexample(
                    check.level, one.at, one.until, failed, steps, reached, _again(one, every), ladder.given
                )
                shortest = replace(shortest, restarts=ladder.restarts if reached is None else None)
            else:
                slowest = max(slowest, reached)
    by_itself = ladder.rests_on == "tool" and check.rests_on != "tool"
    unowned = _unowned(check.level, ladder, every, team.out_of_reach)
    spans = {(one.at, one.until, one.why) for one in check.unowned}
    return replace(
        check,
        moments=check.moments + len(different),
        cases=cases,
        slowest=slowest if shortest is None else None,
        counterexample=shortest,
        unowned=(*check.unowned, *(one for one in unowned if (one.at, one.until, one.why) not in spans)),
        ladders=check.ladders + 1,
        silent=check.silent or (ladder.given if by_itself else None),
    )


def _again(one: LineUp, every: Sequence[LineUp]) -> bool:
    return len({other.at % WEEK for other in every if other.people == one.people}) > 1


def _by_tool(each: Sequence[Ladder]) -> tuple[ToolCall, ...]:
    """What the tool decides in some ladders, each call once; what is given for it where it does not in all of them."""
    found: dict[ToolCall, list[Given | None]] = {}
    for ladder in each:
        for place, call in enumerate(ladder.calls):
            if call.timed_by == "tool":
                own = ToolCall(call.target, call.after, call.clause, first=not place)
                found.setdefault(own, []).append(ladder.given)
    return tuple(one if len(given) == len(each) else replace(one, given=given[0]) for one, given in found.items())


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


def _unowned(level: str, ladder: Ladder, every: Sequence[LineUp], out_of_reach: Set[str]) -> tuple[Unowned, ...]:
    """Spans in which an alert's first page would ring nobody; one that is the same every week is told once."""
    calls = ladder.calls
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
            spans.append(Unowned(level, one.at, one.until, why, ladder.given))
    told: dict[tuple[int, int, Unheard], Unowned] = {}
    for span in spans:
        told.setdefault((span.at % WEEK, span.until - span.at, span.why), span)
    return tuple(told.values())


def _unheard(rung: Sequence[str | None], out_of_reach: Set[str]) -> Unheard | None:
    """Why the pages that go out first ring nowhere; None: one of them rings at somebody, or none goes out."""
    if not rung or any(person is not None and person not in out_of_reach for person in rung):
        return None
    return "contact" if any(rung) else "schedule"
