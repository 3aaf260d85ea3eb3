"""What the people in one play lived through, as far as its timeline tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from gameday.drill import watch_period
from gameday.rehearsal.landmark import Landmark, Lore
from gameday.rehearsal.quiet import Quiet, quiet_stretches
from gameday.rehearsal.sightings import landmark_of
from gameday.scoring.assessment import Assessment, ObjectiveRating, Verdict
from gameday.scoring.case import Case
from gameday.scoring.steps import Steps
from gameday.terms.audience import Audience
from gameday.terms.frozen import frozen
from gameday.terms.kinds import TruthKind
from gameday.terms.severity import NO_INCIDENT
from gameday.timeline import Entry
from gameday.timeline.signals import AlertFired
from gameday.timeline.truth import ImpactEnded, ImpactStarted

_BEGINS = Landmark("impact", "truth", "Users begin to feel it")
_RETURNS = Landmark("relapse", "truth", "It is back: users feel it again")
_PAUSES = Landmark("respite", "truth", "It looks well, for a while")
_WIDEST = Landmark("widest", "truth", "Impact at its widest")
_ENDS = Landmark("impact-over", "truth", "Users no longer feel it, for good")
UNKNOWN = "unknown"
"""Where the truth is not enough to tell a level, or the record tells none."""
_TRUTH: tuple[TruthKind, ...] = ("impact_started", "impact_changed", "impact_ended")


class Seen(NamedTuple):
    """A landmark of one play. Times are milliseconds since the start of the scenario."""

    landmark: Landmark
    at: int
    """When it came first."""
    times: int
    """How often it came."""


class Interruptions(NamedTuple):
    """What took people away from the work, until the response was over."""

    questions: int
    """From stakeholders."""
    distractions: int
    """Injects that are meant to distract."""
    noise: int
    """Alerts that mean nothing."""


@frozen
class Lived:
    """One play. Times are milliseconds since the start of the scenario."""

    seed: int
    """`gameday run --seed` plays the same again."""
    seen: tuple[Seen, ...]
    """The landmarks it came by, in order of time."""
    called: Steps[str]
    """The severity called; no incident where none is."""
    right: Steps[str]
    """What the SOP's criteria say; several levels are joined by `or`."""
    quiet: tuple[Quiet, ...]
    """Stretches in which nothing reached anybody, and nobody did anything."""
    judged_until: int
    """Until when the severity called is held against the true one: while users feel it, else while it is open."""
    over: int
    """When it was called resolved or stood down; where it never was, when the drill ended. Where nothing was wrong and
    nothing was declared, when somebody last did anything."""
    closed: bool
    """Did it come to an end before the drill did?"""
    ended: int
    """When the watch period, and with it the drill, was over."""
    interruptions: Interruptions
    updates: Mapping[Audience, int]
    """How many were posted to each audience."""
    widest: float | None
    """The greatest share of users affected."""
    verdict: Verdict
    score: float | None
    gates: tuple[str, ...]
    ratings: tuple[tuple[str, ObjectiveRating], ...]
    """Of each objective, by id."""


def lived(seed: int, case: Case, assessment: Assessment, lore: Lore) -> Lived:
    """What one play was like."""
    start = lore.scenario.starts_at
    over, closed = _over(case, lore)
    ended = _ended(case, lore)
    live = [one for one in case.timeline if one.at <= ended]
    # Whatever is before the start of the scenario did not happen to anybody who plays it.
    spoken = [Seen(landmark, max(0, at - start), times) for landmark, at, times in _seen(case, live, lore)]
    return Lived(
        seed=seed,
        seen=tuple(sorted(spoken, key=attrgetter("at"))),
        called=Steps.of(NO_INCIDENT, ((call.at - start, call.level or NO_INCIDENT) for call in case.called)),
        right=Steps.of(
            NO_INCIDENT if case.timeline.of_kinds(_TRUTH) else UNKNOWN,
            ((step.at - start, _levels(step.levels)) for step in case.truth),
        ),
        quiet=quiet_stretches(live, start, over, case.impact_ended),
        judged_until=case.impact_end - start,
        over=over - start,
        closed=closed,
        ended=ended - start,
        interruptions=_interruptions(live, lore, over),
        updates={audience: len(case.posts(audience)) for audience in ("internal", "external", "executive")},
        widest=max((share for _, share in _shares(case)), default=None),
        verdict=assessment.overall.verdict,
        score=assessment.overall.score,
        gates=assessment.overall.gates,
        ratings=tuple((one.id, one.rating) for one in assessment.objectives),
    )


def _levels(levels: tuple[str, ...] | None) -> str:
    return UNKNOWN if levels is None else " or ".join(levels) or NO_INCIDENT


def _over(case: Case, lore: Lore) -> tuple[int, bool]:
    """(when the response was over, was it called so)."""
    last = next(iter(reversed(case.timeline.of_kinds(("resolved", "stood_down", "reopened")))), None)
    if last is not None and last.kind != "reopened":
        return last.at, True
    if last is None and case.declared is None and not case.health.spells:
        return max((one.at for one in case.timeline if one.actor is not None), default=lore.scenario.starts_at), True
    return lore.scenario.starts_at + lore.scenario.ends_after, False


def _ended(case: Case, lore: Lore) -> int:
    """When the drill was over: after the watch period, at most at the scenario's end."""
    latest = lore.scenario.starts_at + lore.scenario.ends_after
    if case.resolved is None:
        return latest
    level = case.calling.at(case.resolved.at)
    return min(latest, case.resolved.at + watch_period(case.sop, level.level if level else None))


def _seen(case: Case, live: Iterable[Entry], lore: Lore) -> Iterator[tuple[Landmark, int, int]]:
    first: dict[Landmark, int] = {}
    times: dict[Landmark, int] = {}
    for landmark, at in (*_truths(case), *_entries(live, lore)):
        first[landmark] = min(at, first.get(landmark, at))
        times[landmark] = times.get(landmark, 0) + 1
    yield from ((landmark, at, times[landmark]) for landmark, at in first.items())


def _entries(live: Iterable[Entry], lore: Lore) -> Iterator[tuple[Landmark, int]]:
    for one in live:
        landmark = landmark_of(one, lore)
        if landmark is not None:
            yield landmark, one.at


def _truths(case: Case) -> Iterator[tuple[Landmark, int]]:
    """What is true, as far as it can be told apart from play to play."""
    begins = [one.at for one in case.timeline.every(ImpactStarted)]
    yield from ((_RETURNS if index else _BEGINS, at) for index, at in enumerate(begins))
    ends = [one.at for one in case.timeline.every(ImpactEnded)]
    yield from ((_PAUSES, at) for at in ends if begins and at < begins[-1])
    if ends and case.impact_ended is not None:
        yield _ENDS, case.impact_ended
    shares = list(_shares(case))
    if shares:
        yield _WIDEST, max(shares, key=lambda pair: (pair[1], -pair[0]))[0]
    for step in case.truth:
        if step.levels:
            level = _levels(step.levels)
            yield Landmark(f"right:{level}", "truth", f"The SOP's criteria say {level}"), step.at


def _shares(case: Case) -> Iterator[tuple[int, float]]:
    """(moment, share of users affected) pairs, where some are."""
    for step in case.truth:
        if isinstance(step.facts.users_affected, float) and step.facts.users_affected > 0:
            yield step.at, step.facts.users_affected


def _interruptions(live: Iterable[Entry], lore: Lore, over: int) -> Interruptions:
    questions = distractions = noise = 0
    for one in live:
        if one.at > over:
            continue
        inject = lore.injects.get(one.inject or "")
        if inject is not None and inject.distraction is not None:
            distractions += 1
        elif one.kind == "stakeholder_question":
            questions += 1
        elif isinstance(one, AlertFired) and one.alert in lore.noise:
            noise += 1
    return Interruptions(questions, distractions, noise)
