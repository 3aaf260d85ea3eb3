"""What one record shows of how its people behave: pages that rang, and how long things took them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import TypeVar

from gameday.regression.fit.attendance import Aside, Attendance
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen
from gameday.timeline import Entry, Timeline
from gameday.timeline.paging import Acknowledged, Joined, Paged, PageFailed
from gameday.timeline.response import Declared, MitigationApplied, MitigationFailed, MitigationStarted, Resolved

E = TypeVar("E", bound=Entry)
_SECOND = 1000
_OVER = ("resolved", "stood_down", "ended")


@frozen
class Recorded:
    """A record with the documents that its people had to do with, where they are at hand."""

    timeline: Timeline
    scenario: Scenario | None = None
    sop: Sop | None = None


@frozen
class Took:
    """How long something took, in milliseconds, as far as the record tells: between `low` and `high`."""

    low: float
    high: float
    """Infinite: it had not come when something else ended the waiting."""


@frozen
class Ring:
    """A page that rang for somebody who could hear it, and what they did."""

    asleep: bool
    first: bool
    """At the first hop: a second person's miss hangs a little on the first one's."""
    heard: bool
    """Is it sure that they noticed it?"""
    took: Took | None
    """Until they answered, or until it no longer needed them. None: heard, and the record does not tell how soon."""


@frozen
class Occasions:
    """All of one record."""

    rings: tuple[Ring, ...]
    joins: tuple[Took, ...]
    """From answering to sitting in front of it."""
    calls: tuple[Took, ...]
    """From the first answer to the declaration of whoever answered, where the SOP does not say by when."""
    fixes: tuple[Took, ...]
    """From choosing a measure to its effect, where the scenario sets no time of its own."""
    aside: Mapping[Aside, int]
    """How much was left aside, by why."""


def occasions(recorded: Recorded, team: Team) -> Occasions:
    """What a record of this team shows; nothing where its times are no times, or the drill's scenario is not here."""
    record, header = recorded.timeline, recorded.timeline.header
    if "stated" in record.bases:
        return Occasions((), (), (), (), {"tabletop": 1})
    if recorded.scenario is None and header is not None and header.scenario is not None:
        return Occasions((), (), (), (), {"no_scenario": 1})
    people = Attendance(record, recorded.scenario, team)
    rings, joins = tuple(_rings(record, people)), tuple(_joins(record, people))
    calls, fixes = tuple(_calls(recorded, people)), tuple(_fixes(recorded, people))
    return Occasions(rings, joins, calls, fixes, people.aside)


def _rings(record: Timeline, people: Attendance) -> Iterator[Ring]:
    """Every page that rang for somebody of the team who had not come yet."""
    answers = _firsts(record.every(Acknowledged))
    failed = {one.re for one in record.every(PageFailed)}
    rung: Counter[tuple[str | None, str | None]] = Counter()
    for page in record.every(Paged):
        answer = answers.get(page.id)
        person = answer.actor if answer is not None else people.called(page, rung[page.target, page.reason])
        rung[page.target, page.reason] += 1
        if page.id in failed or people.out_of_reach(page, person):
            people.aside["unheard"] += 1
        elif person is None or page.actor == person or not people.counts(person) or people.here(person, page.at):
            continue
        else:
            yield _ring(record, page, person, answer, asleep=people.asleep(person, page.at))


def _ring(record: Timeline, page: Paged, person: str, answer: Acknowledged | None, *, asleep: bool) -> Ring:
    first = (page.level or 1) == 1
    until = _needed_until(record, page, person)
    words = (one.at for one in record.of_kinds(("message",)) if one.actor == person and one.at >= page.at)
    answered = inf if answer is None else answer.at
    if next(words, inf) < min(answered, until):
        # They were there before they answered: word came to them another way, such as from another team.
        return Ring(asleep, first, heard=True, took=None)
    if answer is not None and answered <= until:
        return Ring(asleep, first, heard=True, took=_took(page.at, answer.at))
    return Ring(asleep, first, heard=False, took=Took(max(0, until - page.at), inf))


def _needed_until(record: Timeline, page: Paged, person: str) -> int:
    """When a page no longer needed its answer: another was answered, they came without, it was over."""
    answers = (one.at for one in record.every(Acknowledged) if one.re != page.id and one.at >= page.at)
    came = (one.at for one in record.every(Joined) if one.actor == person and one.at >= page.at)
    over = (one.at for one in record.of_kinds(_OVER) if one.at >= page.at)
    return min(next(found, _last(record)) for found in (answers, came, over))


def _joins(record: Timeline, people: Attendance) -> Iterator[Took]:
    """From answering to joining, of people who were awake; a bridge or a chat that fails makes people late."""
    if people.hindered:
        return
    came = _first_by(record.every(Joined))
    for person, answer in _first_by(record.every(Acknowledged)).items():
        joined = came.get(person)
        if joined is not None and joined.at >= answer.at and _fresh(record, people, answer):
            yield _took(answer.at, joined.at)


def _calls(recorded: Recorded, people: Attendance) -> Iterator[Took]:
    """From the first answer to the declaration, of whoever answered, in their own time."""
    record, sop = recorded.timeline, recorded.sop
    answer, declared = record.first(Acknowledged), record.first(Declared)
    if answer is None or declared is None or declared.at < answer.at:
        return
    if people.hindered or not _fresh(record, people, answer):
        return
    if sop is None:
        people.aside["no_sop"] += 1
    elif any(sop.declare_within(level) is not None for level in sop.ladder.levels):
        people.aside["hurried"] += 1
    else:
        yield _minded(record, answer, declared)


def _minded(record: Timeline, answer: Acknowledged, declared: Declared) -> Took:
    """How long somebody took to make up their mind.

    Who declares the moment a look is over had done so before that; where somebody else declares, they had not yet.
    """
    took = _took(answer.at, declared.at)
    if declared.actor != answer.actor:
        return Took(max(0, declared.at - answer.at), inf)
    looks = [one.at for one in record.of_kinds(("checked",)) if one.actor == declared.actor and one.at <= declared.at]
    return Took(0, took.high) if looks and declared.at - looks[-1] <= _SECOND else took


def _fixes(recorded: Recorded, people: Attendance) -> Iterator[Took]:
    """From choosing a measure to its effect; once it is resolved nobody waits for one."""
    record, scenario = recorded.timeline, recorded.scenario
    levers = scenario.world.mitigations if scenario is not None and scenario.world is not None else ()
    timed = {(lever.action, lever.target) for lever in levers if lever.takes is not None}
    effects, failed = _firsts(record.every(MitigationApplied)), _firsts(record.every(MitigationFailed))
    over = record.last(Resolved)
    until = _last(record) if over is None else over.at
    for one in record.every(MitigationStarted):
        effect = effects.get(one.id)
        if one.id in failed or one.at > until:
            continue
        if (one.action, one.target) in timed:
            people.aside["lever_set"] += 1
        elif people.counts(one.actor):
            came = effect is not None and one.at <= effect.at <= until
            yield _took(one.at, effect.at) if effect is not None and came else Took(until - one.at, inf)


def _last(record: Timeline) -> int:
    """Until when the record tells."""
    until = record.header.recorded_until if record.header is not None else None
    return until if until is not None else record.entries[-1].at


def _fresh(record: Timeline, people: Attendance, answer: Acknowledged) -> bool:
    """Do they count, and were they awake and not there yet when the page came that they answered?"""
    person = answer.actor
    page = next((one for one in record.every(Paged) if one.id == answer.re), None)
    if person is None or page is None or not people.counts(person) or people.hampered(person):
        return False
    return not people.asleep(person, page.at) and not people.here(person, page.at)


def _firsts(entries: Sequence[E]) -> dict[str | None, E]:
    """The first entry to answer each entry."""
    return {one.re: one for one in reversed(entries)}


def _first_by(entries: Sequence[E]) -> dict[str, E]:
    """The first entry of each actor."""
    return {one.actor: one for one in reversed(entries) if one.actor is not None}


def _took(start: int, end: int) -> Took:
    """A clock that shows whole minutes, or seconds, tells a time no better than that."""
    lasted = end - start
    grain = next((one for one in (MINUTE, _SECOND) if start % one == end % one == 0), 0 if lasted else 1)
    return Took(max(0, lasted - grain), lasted + grain)
