"""A team's own figures from its own records, each with its interval and how many observations it rests on.

Fitted is what a record shows as the figure is meant. Pages count by day and by night as their receiver lives; how long
an answer takes and whether it ever comes are told apart, as another's answer cuts the waiting short. The spread between
people and between teams, which the profile adds to every time, is taken off again.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from gameday.regression.fit.attendance import Aside
from gameday.regression.fit.likelihood import (
    Awaited,
    Interval,
    Lognormal,
    estimate,
    jackknifed,
    left_out,
    share_of,
)
from gameday.regression.fit.occasions import Occasions, Recorded, Ring, Took, occasions
from gameday.regression.fit.spread import sigma_of, sigma_told
from gameday.team import Team
from gameday.team.parameter import ChanceParameter, FactorParameter, Parameter, ParameterName, TimeParameter
from gameday.terms.frozen import frozen

FEWEST = 5
"""Observations below which nothing is fitted: a median of four says little."""
WIDEST_TIMES = 10.0
"""A median that may be ten times as much at one end of its interval as at the other is of no use: the shipped profiles
lie nearer together than that. Ours, as the next one; no source gives them."""
WIDEST_SHARE = 0.25
"""The same of a share whose ends lie a quarter of all occasions apart."""
_FIRST, _LATER = range(2)
"""Pages at the first hop, and at a later one: the second's miss hangs on the first's."""
Times = list[list[Awaited]]
"""What was waited for, record by record."""


@frozen
class FittedTime:
    """A lognormal of times: its median (milliseconds) and the spread of its logarithm."""

    name: ParameterName
    median: int
    sigma: float
    observations: int
    assumed: TimeParameter
    median_within: Interval | None = None
    sigma_within: Interval | None = None
    """95% intervals; None: a single record tells of none."""


@frozen
class FittedChance:
    """A share of occasions."""

    name: ParameterName
    value: float
    observations: int
    assumed: ChanceParameter
    within: Interval


Fitted = FittedTime | FittedChance


def _is_wide(one: Fitted) -> bool:
    """May it be nearly anything? A single record, too, tells of no interval."""
    if isinstance(one, FittedChance):
        return one.within.high - one.within.low > WIDEST_SHARE
    within = one.median_within
    return within is None or within.high > WIDEST_TIMES * within.low


@frozen
class Fit:
    """What the records say, and of what they say too little."""

    team: str
    records: int
    simulated: int
    """How many of them are plays of simulated people alone."""
    drills: int
    """How many of them are drills that people took part in. The others are of real incidents."""
    fitted: tuple[Fitted, ...]
    too_few: tuple[tuple[ParameterName, int], ...]
    """(parameter, observations) of what was seen too seldom."""
    aside: Mapping[Aside, int]
    """What on record counts for no figure, by why."""
    too_wide: tuple[Fitted, ...] = ()
    """What was seen often enough and may still be nearly anything."""


def fit(records: Iterable[Recorded], team: Team) -> Fit:
    """Fit every parameter that a record can show.

    Raises:
        InputError: the statistics library is not installed.

    """
    seen: list[Occasions] = []
    simulated, drills = 0, 0
    aside: Counter[Aside] = Counter()
    for one in records:
        exercise = one.timeline.header.exercise if one.timeline.header is not None else None
        if exercise is not None and exercise.kind != "real":
            simulated += exercise.simulated_only
            drills += not exercise.simulated_only
        shown = occasions(one, team)
        aside.update(shown.aside)
        seen.append(shown)
    figures = team.behaviour.parameters
    spread = math.hypot(*(_factor(figures, name) for name in ("person_spread", "team_spread")))
    found = (
        _time("ack_delay_awake", _waits([one.rings for one in seen], asleep=False), figures, spread, groups=2),
        _missed("page_missed_day", _waits([one.rings for one in seen], asleep=False), figures, 1.0),
        _missed(
            "page_missed_night",
            _waits([one.rings for one in seen], asleep=True),
            figures,
            _factor(figures, "asleep_ack"),
        ),
        _time("join", _times([one.joins for one in seen]), figures, spread),
        _time("ack_to_declaration", _times([one.calls for one in seen]), figures, spread),
        _time("apply_fix", _times([one.fixes for one in seen]), figures, 0.0),  # a measure takes as long for everybody
    )
    figured = [one for one in found if isinstance(one, (FittedTime, FittedChance))]
    fitted, too_wide = (tuple(one for one in figured if _is_wide(one) == wide) for wide in (False, True))
    too_few = tuple(one for one in found if not isinstance(one, (FittedTime, FittedChance)))
    return Fit(team.name, len(seen), simulated, drills, fitted, too_few, aside, too_wide)


def _time(
    name: ParameterName, records: Times, figures: Mapping[ParameterName, Parameter], spread: float, groups: int = 0
) -> FittedTime | tuple[ParameterName, int]:
    assumed = figures[name]
    awaited = [one for some in records for one in some]
    told = _told(awaited)
    if told < FEWEST or not isinstance(assumed, TimeParameter):
        return name, told
    best = estimate(awaited, groups)
    others = left_out(records, groups, best)
    middle = jackknifed(best.mean, [one.mean for one in others]) if others else None
    wide = jackknifed(2 * math.log(best.spread), [2 * math.log(one.spread) for one in others]) if others else None
    sigma, within = sigma_told(best.spread, told, spread)
    return FittedTime(
        name,
        max(1, round(math.exp(best.mean))),
        sigma,
        told,
        assumed,
        Interval(math.exp(middle.low), math.exp(middle.high)) if middle else None,
        # Times of one record may go together, which widens it; that few of them happen to be even does not narrow it.
        Interval(
            min(within.low, sigma_of(math.exp(wide.low), spread)),
            max(within.high, sigma_of(math.exp(wide.high), spread)),
        )
        if wide
        else None,
    )


def _missed(
    name: ParameterName, records: Times, figures: Mapping[ParameterName, Parameter], slower: float
) -> FittedChance | tuple[ParameterName, int]:
    """The share of pages at the first hop that were not noticed; `slower`: how much longer an answer is taken to be."""
    assumed, delay = figures[name], figures["ack_delay_awake"]
    awaited = [one for some in records for one in some]
    rung = sum(one.group == _FIRST for one in awaited)
    if rung < FEWEST or not isinstance(assumed, ChanceParameter) or not isinstance(delay, TimeParameter):
        return name, rung
    spread = math.hypot(delay.sigma, *(_factor(figures, one) for one in ("person_spread", "team_spread")))
    usual = None if _told(awaited) >= FEWEST else Lognormal(math.log(delay.median * slower), spread)
    share, within = share_of(awaited, 2, _FIRST, delay=usual)
    return FittedChance(name, share, rung, assumed, within)


def _waits(records: Sequence[Sequence[Ring]], *, asleep: bool) -> Times:
    return [[_wait(one) for one in some if one.asleep == asleep] for some in records]


def _wait(ring: Ring) -> Awaited:
    return Awaited(ring.took, ring.heard, _FIRST if ring.first else _LATER)


def _times(records: Sequence[Sequence[Took]]) -> Times:
    return [[Awaited(one) for one in some] for some in records]


def _told(awaited: Iterable[Awaited]) -> int:
    """How many times are on record to their end."""
    return sum(one.came and one.took is not None and 0 < one.took.low <= one.took.high < math.inf for one in awaited)


def _factor(figures: Mapping[ParameterName, Parameter], name: ParameterName) -> float:
    figure = figures[name]
    return figure.value if isinstance(figure, FactorParameter) else 0.0
