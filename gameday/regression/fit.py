"""A team's own figures from its own records, each with how many observations it rests on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from statistics import fmean, stdev

from gameday.team import Team
from gameday.team.parameter import ChanceParameter, ParameterName, TimeParameter
from gameday.terms.frozen import frozen
from gameday.terms.kinds import SIGNAL_KINDS
from gameday.timeline import Entry, Timeline
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.response import UpdatePosted

FEWEST = 5
"""Observations below which nothing is fitted: a median of four says little."""
_WIDEST_SIGMA = 3.0


@frozen
class FittedTime:
    """A lognormal of times: its median (milliseconds) and the spread of its logarithm."""

    name: ParameterName
    median: int
    sigma: float
    observations: int
    assumed: TimeParameter


@frozen
class FittedChance:
    """A share of occasions."""

    name: ParameterName
    value: float
    observations: int
    assumed: ChanceParameter


Fitted = FittedTime | FittedChance


@frozen
class Fit:
    """What the records say, and of what they say too little."""

    records: int
    fitted: tuple[Fitted, ...]
    too_few: tuple[tuple[ParameterName, int], ...]
    """(parameter, observations) of what was seen too seldom."""


def fit(records: Iterable[Timeline], team: Team) -> Fit:
    """Fit every parameter that a record can show.

    A time is fitted as a lognormal by the mean and spread of its logarithms; a chance as the share of occasions.
    """
    times: dict[ParameterName, list[int]] = {name: [] for name in _TIMES}
    missed: dict[ParameterName, list[bool]] = {"page_missed_day": [], "page_missed_night": []}
    count = 0
    for record in records:
        count += 1
        for name, durations in _TIMES.items():
            times[name] += [one for one in durations(record) if one > 0]
        for page, answered in _pages(record):
            person = next((one for one in team.people if one.id == page.target), None)
            asleep = person is not None and person.asleep_at(page.at)
            missed["page_missed_night" if asleep else "page_missed_day"].append(not answered)
    parameters = team.behaviour.parameters
    fitted: list[Fitted] = []
    too_few: list[tuple[ParameterName, int]] = []
    for name, seen in times.items():
        figure = parameters[name]
        if len(seen) < FEWEST or not isinstance(figure, TimeParameter):
            too_few.append((name, len(seen)))
        else:
            fitted.append(_lognormal(name, seen, figure))
    for name, occasions in missed.items():
        chance = parameters[name]
        if len(occasions) < FEWEST or not isinstance(chance, ChanceParameter):
            too_few.append((name, len(occasions)))
        else:
            fitted.append(FittedChance(name, sum(occasions) / len(occasions), len(occasions), chance))
    return Fit(count, tuple(fitted), tuple(too_few))


def _lognormal(name: ParameterName, seen: list[int], assumed: TimeParameter) -> FittedTime:
    logs = [math.log(one) for one in seen]
    sigma = min(stdev(logs), _WIDEST_SIGMA)
    return FittedTime(name, max(1, round(math.exp(fmean(logs)))), round(sigma, 2), len(seen), assumed)


def _pages(record: Timeline) -> Iterator[tuple[Paged, bool]]:
    """Each page that reached a device, with whether its receiver answered before the next page of that call."""
    answered = {one.re for one in record.every(Acknowledged)}
    for page in record.every(Paged):
        yield page, page.id in answered


def _answers(record: Timeline) -> Iterator[int]:
    pages = {one.id: one.at for one in record.every(Paged)}
    for one in record.every(Acknowledged):
        if one.re in pages:
            yield one.at - pages[one.re]


def _joins(record: Timeline) -> Iterator[int]:
    answered: dict[str, int] = {}
    for one in record.of_kinds(("acknowledged", "joined")):
        if one.actor is None:
            continue
        if one.kind == "acknowledged":
            answered.setdefault(one.actor, one.at)
        elif one.actor in answered:
            yield one.at - answered.pop(one.actor)


def _between(*kinds: str) -> Callable[[Timeline], Iterator[int]]:
    """From the first entry of a kind to the first of another."""
    start, end = kinds

    def durations(record: Timeline) -> Iterator[int]:
        began, ended = (_first(record, (kind,)) for kind in (start, end))
        if began is not None and ended is not None:
            yield ended.at - began.at

    return durations


def _public(record: Timeline) -> Iterator[int]:
    signal = _first(record, SIGNAL_KINDS)
    word = next((one for one in record.every(UpdatePosted) if one.audience == "external"), None)
    if signal is not None and word is not None:
        yield word.at - signal.at


def _fixes(record: Timeline) -> Iterator[int]:
    started = {one.id: one.at for one in record.of_kinds(("mitigation_started",))}
    for one in record.of_kinds(("mitigation_applied",)):
        if one.re in started:
            yield one.at - started[one.re]


def _gaps(record: Timeline) -> Iterator[int]:
    posts = [one.at for one in record.every(UpdatePosted) if one.audience == "internal"]
    yield from (later - earlier for earlier, later in pairwise(posts))


def _first(record: Timeline, kinds: Iterable[str]) -> Entry | None:
    return next(iter(record.of_kinds(tuple(kinds))), None)


_TIMES: dict[ParameterName, Callable[[Timeline], Iterator[int]]] = {
    "ack_delay_awake": _answers,
    "join": _joins,
    "ack_to_declaration": _between("acknowledged", "declared"),
    "first_public_post": _public,
    "diagnose": _between("diagnosis_started", "cause_found"),
    "apply_fix": _fixes,
    "unprompted_update_gap": _gaps,
}
"""How a record shows each time."""
