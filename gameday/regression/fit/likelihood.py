"""A lognormal of times of which some were cut short, and how many never would have come: by maximum likelihood.

The sums and the search for the maximum are the statistics library's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from types import ModuleType

from gameday.regression.figures.statistics import statistics_library, t_quantile
from gameday.regression.fit.occasions import Took
from gameday.terms.frozen import frozen

_BLOCKS = 20
"""Into so many parts records are put at most, each left out once, to see how far an estimate moves."""
_FEWEST = 3
"""Fewer than these tell of no lognormal."""
_TAIL = 0.975
_STEP = 0.1
"""How finely likelihoods are looked at: in parts of what one observation alone would leave open."""
_WEIGHTLESS = 1e-4
_NEXT_TO_NONE = 1e-6
_NARROWEST = 0.01
"""No spread of logarithms is taken to be less."""


@frozen
class Awaited:
    """Something waited for."""

    took: Took | None
    """None: it came, and nothing tells how soon."""
    came: bool = True
    """Is it sure that it did, or would have? Else it may be one of those that never come."""
    group: int = 0
    """Each group has a chance of its own to never come."""


@frozen
class Lognormal:
    """The mean and the spread of the logarithms of times in milliseconds, and by group the share that never comes."""

    mean: float
    spread: float
    never: tuple[float, ...] = ()


@frozen
class Interval:
    """Where a figure lies with 95% confidence."""

    low: float
    high: float


def estimate(awaited: Sequence[Awaited], groups: int = 0, near: Lognormal | None = None) -> Lognormal:
    """The lognormal and the shares under which what was seen is likeliest.

    Args:
        awaited: What was waited for; at least two came.
        groups: How many groups have something that may never come; 0: all of it comes.
        near: Where to begin the search.

    """
    told = [one.took for one in awaited if one.took is not None]
    if not groups and all(one.low == one.high for one in told):
        logs = [math.log(one.low) for one in told]
        mean = math.fsum(logs) / len(logs)
        squares = math.fsum((one - mean) ** 2 for one in logs)
        return Lognormal(mean, max(_NARROWEST, math.sqrt(squares / (len(logs) - 1))))
    likelihood = _Likelihood(awaited, groups)
    found = likelihood.best(near or likelihood.start())
    # As with the spread of a sample: the mean was estimated from the same times.
    more = math.sqrt(likelihood.told / max(1, likelihood.told - 1))
    return Lognormal(found.mean, found.spread * more, found.never)


def share_of(
    awaited: Sequence[Awaited], groups: int, group: int, *, delay: Lognormal | None = None
) -> tuple[float, Interval]:
    """The share of a group that never comes, and where it lies: Jeffreys' interval, over the profile of the likelihood.

    His prior is flat in the angle whose squared sine the share is; the share is the median under it, so that none of
    sixty is not taken for never. `delay`: the times are these, where too few were seen to tell.
    """
    likelihood = _Likelihood(awaited, groups, delay)
    best = likelihood.best(likelihood.start())
    least = likelihood.of(best)
    step = _STEP / math.sqrt(len(awaited))

    def walk(direction: int) -> list[tuple[float, float]]:
        """(angle, weight) from the likeliest on, as far as any weight lies."""
        found, angle, near = [], top + direction * step, best
        while 0 < angle < math.pi / 2:
            near = likelihood.best(near, (group, math.sin(angle) ** 2))
            weight = math.exp(least - likelihood.of(near))
            found.append((angle, weight))
            if weight < _WEIGHTLESS:
                break
            angle += direction * step
        return found

    top = math.asin(math.sqrt(best.never[group]))
    points = [*reversed(walk(-1)), (top, 1.0), *walk(1)]
    low, middle, high = (math.sin(_quantile(points, one)) ** 2 for one in (1 - _TAIL, 0.5, _TAIL))
    return middle, Interval(0.0 if best.never[group] < _NEXT_TO_NONE else low, high)


def _quantile(points: Sequence[tuple[float, float]], part: float) -> float:
    """The place below which this part of all weight lies."""
    wanted = part * math.fsum(weight for _, weight in points)
    for place, weight in points:
        if wanted <= weight:
            return place
        wanted -= weight
    return points[-1][0]


def left_out(records: Sequence[Sequence[Awaited]], groups: int, at: Lognormal) -> list[Lognormal]:
    """The estimates without some of the records, others each time; none where a single one, or nearly, is all there is.

    `at`: the estimate from all of them.
    """
    held = [one for one in records if one]
    blocks = min(_BLOCKS, len(held))
    left = [
        [one for index, some in enumerate(held) if index % blocks != block for one in some] for block in range(blocks)
    ]
    if blocks < 2 or any(sum(one.took is not None and one.came for one in some) < _FEWEST for some in left):
        return []
    return [estimate(some, groups, at) for some in left]


def jackknifed(value: float, others: Sequence[float]) -> Interval:
    """How far a figure may lie from its estimate, by how it moves as records are left out: those go together."""
    blocks = len(others)
    mean = math.fsum(others) / blocks
    error = math.sqrt((blocks - 1) / blocks * math.fsum((one - mean) ** 2 for one in others))
    reach = t_quantile(_TAIL, blocks - 1) * error
    return Interval(value - reach, value + reach)


@cache
def _numpy() -> ModuleType:
    return statistics_library("numpy")


class _Likelihood:
    """How likely what was seen is; the numbers are laid out once."""

    def __init__(self, awaited: Sequence[Awaited], groups: int, delay: Lognormal | None = None) -> None:
        np = _numpy()
        self._groups = groups
        self._delay = delay
        exact = [math.log(one.took.low) for one in awaited if one.took and one.took.low == one.took.high]
        between = [one for one in awaited if one.took and one.took.low < one.took.high and (one.came or not groups)]
        open_ = [one for one in awaited if one.took and not one.came and groups]
        self._exact = np.array(exact)
        self._low = np.array([_log(one.took.low) for one in between if one.took])
        self._high = np.array([_log(one.took.high) for one in between if one.took])
        self._open = np.array([_log(one.took.low) for one in open_ if one.took])
        self._open_group = np.array([one.group for one in open_], dtype=int)
        self._came = [sum(one.came and one.group == group for one in awaited) for group in range(groups)]
        self._count = [sum(one.group == group for one in awaited) for group in range(groups)]
        self.told = len(exact) + sum(math.isfinite(one.took.high) for one in between if one.took)
        """How many times are on record."""

    def start(self) -> Lognormal:
        """A rough guess to begin with."""
        np = _numpy()
        ends = [*self._exact, *(one for one in self._high if math.isfinite(one))]
        mean = float(np.mean(ends)) if ends else 12.0
        spread = max(0.3, float(np.std(ends))) if ends else 1.0
        never = tuple(0.5 - 0.499 * came / max(1, count) for came, count in zip(self._came, self._count, strict=True))
        guess = self._delay or Lognormal(mean, spread)
        return Lognormal(guess.mean, guess.spread, never)

    def best(self, near: Lognormal, fixed: tuple[int, float] | None = None) -> Lognormal:
        """Where it is greatest; with the share of one group fixed, or the times, among those."""

        def lognormal(place: Sequence[float]) -> Lognormal:
            free = list(place)
            delay = self._delay
            mean, spread = (delay.mean, delay.spread) if delay else (free.pop(0), math.exp(free.pop(0)))
            never = [_share(one) for one in free]
            if fixed is not None:
                never.insert(*fixed)
            return Lognormal(mean, max(_NARROWEST, spread), tuple(never))

        shares = [_odds(one) for index, one in enumerate(near.never) if fixed is None or fixed[0] != index]
        begin = [*([] if self._delay else [near.mean, math.log(near.spread)]), *shares]
        if not begin:
            return lognormal(begin)
        minimise = statistics_library("scipy.optimize").minimize
        found = minimise(
            lambda place: self.of(lognormal(place)), begin, method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-6}
        )
        return lognormal([float(one) for one in found.x])

    def of(self, at: Lognormal) -> float:
        """Minus the logarithm of the likelihood."""
        np, below = _numpy(), statistics_library("scipy.special").ndtr
        score = (self._exact - at.mean) / at.spread
        total = float(0.5 * np.sum(score**2)) + len(self._exact) * math.log(at.spread)
        inside = below((self._high - at.mean) / at.spread) - below((self._low - at.mean) / at.spread)
        total -= float(np.sum(np.log(np.maximum(inside, 1e-300))))
        for share, came in zip(at.never, self._came, strict=True):
            total -= came * math.log1p(-share)
        if len(self._open):
            later = below((at.mean - self._open) / at.spread)
            share = np.array(at.never)[self._open_group]
            total -= float(np.sum(np.log(share + (1 - share) * later)))
        return total


def _log(duration: float) -> float:
    return math.log(duration) if duration > 0 else -math.inf


def _odds(share: float) -> float:
    return math.log(share / (1 - share))


def _share(odds: float) -> float:
    return min(1 - 1e-9, max(1e-9, 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))))
