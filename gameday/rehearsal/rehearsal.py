"""The rehearsal: what a typical play looks like, and how far plays differ. A pure function of the plays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gameday.rehearsal.idle import Idle, idle_stretches
from gameday.rehearsal.landmark import Landmark
from gameday.rehearsal.levels import LevelsAt, levels_over_time
from gameday.rehearsal.lived import Lived
from gameday.rehearsal.spread import Spread, spread_of
from gameday.scoring.assessment import ObjectiveRating, Verdict
from gameday.terms.audience import Audience
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen

VERDICTS: tuple[Verdict, ...] = ("pass", "undecided", "fail", "not_graded")
RATINGS: tuple[ObjectiveRating, ...] = ("P", "S", "M", "U", "NR")

_CAUSES = ("way", "phase", "inject", "impact")


class Event(NamedTuple):
    """A landmark over all plays. Times are milliseconds since the start."""

    landmark: Landmark
    runs: int
    """In how many plays it came."""
    at: Spread
    """When it came first, in those."""
    times: Spread
    """How often it came, in those."""


class Rated(NamedTuple):
    """How one objective was rated over all plays."""

    objective: str
    runs: Mapping[ObjectiveRating, int]


@frozen
class Rehearsal:
    """What a typical play looks like. Times and lengths are milliseconds since the start of the scenario.

    None stands where no play can tell. Medians are over the plays in which a thing happened at all.
    """

    runs: int
    """How many were played."""
    events: tuple[Event, ...]
    """In order of their medians."""
    levels: tuple[LevelsAt, ...]
    idle: tuple[Idle, ...]
    over: Spread | None
    """When the response was over, in the plays in which it was before the drill ended."""
    closed: int
    """In how many it was."""
    within: int
    """In how many it was over within the scenario's planned duration."""
    ended: Spread | None
    """When the drill ended, its watch period included."""
    ended_within: int
    """In how many plays that was within the planned duration."""
    interruptions: Spread | None
    """How often people were taken away from the work."""
    by_kind: Mapping[str, Spread]
    """The same by kind: questions, distractions, noise."""
    updates: Mapping[Audience, Spread]
    widest: Spread | None
    """The greatest share of users affected, 0..1."""
    verdicts: Mapping[Verdict, int]
    score: Spread | None
    """Of all plays that have one, 0..1."""
    gates: tuple[tuple[str, int], ...]
    """Critical clauses that were broken, and in how many plays; the most often first."""
    ratings: tuple[Rated, ...]
    typical: int | None
    """The seed of the play that lies closest to the medians."""


def rehearsal_of(plays: Sequence[Lived], duration: int) -> Rehearsal:
    """Everything the plays have in common; `duration` is the planned one, in milliseconds."""
    events = _events(plays)
    closed = [one for one in plays if one.closed]
    broken = Counter(gate for one in plays for gate in one.gates)
    return Rehearsal(
        runs=len(plays),
        events=events,
        levels=levels_over_time(plays),
        idle=idle_stretches(plays),
        over=spread_of(one.over for one in closed),
        closed=len(closed),
        within=sum(one.over <= duration for one in closed),
        ended=spread_of(one.ended for one in plays),
        ended_within=sum(one.ended <= duration for one in plays),
        interruptions=spread_of(sum(one.interruptions) for one in plays),
        by_kind=_by_kind(plays),
        updates=_updates(plays),
        widest=spread_of(one.widest for one in plays if one.widest is not None),
        verdicts={verdict: sum(one.verdict == verdict for one in plays) for verdict in VERDICTS},
        score=spread_of(one.score for one in plays if one.score is not None),
        gates=tuple(sorted(broken.items(), key=lambda pair: (-pair[1], pair[0]))),
        ratings=_ratings(plays),
        typical=_typical(plays, events),
    )


def _events(plays: Sequence[Lived]) -> tuple[Event, ...]:
    at: dict[Landmark, list[int]] = defaultdict(list)
    times: dict[Landmark, list[int]] = defaultdict(list)
    for one in plays:
        for seen in one.seen:
            at[seen.landmark].append(seen.at)
            times[seen.landmark].append(seen.times)
    found = []
    for landmark, moments in at.items():
        when, how_often = spread_of(moments), spread_of(times[landmark])
        if when is not None and how_often is not None:
            found.append(Event(landmark, len(moments), when, how_often))
    return tuple(sorted(found, key=_place))


def _place(event: Event) -> tuple[float, int, int, str]:
    """By its median; of what comes at one moment, what sets off the rest first."""
    kind = event.landmark.key.split(":")[0]
    return event.at.median, _CAUSES.index(kind) if kind in _CAUSES else len(_CAUSES), -event.runs, event.landmark.key


def _by_kind(plays: Sequence[Lived]) -> dict[str, Spread]:
    names = ("questions", "distractions", "noise")
    spreads = {name: spread_of(getattr(one.interruptions, name) for one in plays) for name in names}
    return {name: spread for name, spread in spreads.items() if spread is not None}


def _updates(plays: Sequence[Lived]) -> dict[Audience, Spread]:
    audiences = dict.fromkeys(audience for one in plays for audience, count in one.updates.items() if count)
    spreads = {audience: spread_of(one.updates.get(audience, 0) for one in plays) for audience in audiences}
    return {audience: spread for audience, spread in spreads.items() if spread is not None}


def _ratings(plays: Sequence[Lived]) -> tuple[Rated, ...]:
    found: dict[str, Counter[ObjectiveRating]] = defaultdict(Counter)
    for one in plays:
        for objective, rating in one.ratings:
            found[objective][rating] += 1
    return tuple(Rated(id_, {rating: counts[rating] for rating in RATINGS}) for id_, counts in found.items())


def _typical(plays: Sequence[Lived], events: Sequence[Event]) -> int | None:
    """The play whose landmarks came closest to when they usually come; the earlier seed where two are as close."""
    usual = [event for event in events if event.runs * 2 >= len(plays)]
    far = {one.seed: sum(_apart(one, usual)) for one in plays}
    return min(far, key=lambda seed: (far[seed], seed), default=None)


def _apart(one: Lived, usual: Sequence[Event]) -> Iterator[float]:
    """How far each usual landmark lies from its median, in widths of its spread; at most 2, as where it is missing."""
    own = {seen.landmark: seen.at for seen in one.seen}
    for event in usual:
        width = max(event.at.high - event.at.low, MINUTE)
        yield min(2.0, abs(own[event.landmark] - event.at.median) / width) if event.landmark in own else 2.0
