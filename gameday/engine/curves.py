"""Curves: how a figure runs over story time, piecewise linear, so that every crossing can be computed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from operator import itemgetter

_time, _value = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Curve:
    """A figure over time: straight between knots, level before the first and after the last.

    Times are milliseconds since the start, strictly rising.
    """

    knots: tuple[tuple[int, float], ...]
    _times: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_times", tuple(map(_time, self.knots)))

    @classmethod
    def level(cls, value: float) -> Curve:
        """The same at all times."""
        return cls(((0, value),))

    def at(self, time: int) -> float:
        """The value at a moment."""
        knots, times = self.knots, self._times
        if time >= times[-1]:
            return knots[-1][1]  # the usual case, told without searching: it has come to rest
        after = bisect_right(times, time)
        if after == 0:
            return knots[0][1]
        (t0, v0), (t1, v1) = knots[after - 1], knots[after]
        return v0 + (v1 - v0) * ((time - t0) / (t1 - t0))

    def heading(self, time: int) -> tuple[float, float, float]:
        """The value at a moment and a millisecond later, and how far it goes up or down between the knots around it."""
        knots, times = self.knots, self._times
        if time >= times[-1]:
            rest = knots[-1][1]
            return rest, rest, 0.0
        after = bisect_right(times, time)
        if after == 0:
            rest = knots[0][1]
            return rest, rest, 0.0
        (t0, v0), (t1, v1) = knots[after - 1], knots[after]
        later = v0 + (v1 - v0) * ((time + 1 - t0) / (t1 - t0)) if time + 1 < t1 else v1
        return v0 + (v1 - v0) * ((time - t0) / (t1 - t0)), later, v1 - v0

    def along(self, times: Sequence[int]) -> list[float]:
        """The values at moments that do not go back; quicker than asking for each."""
        knots, place, found = self.knots, 0, []
        count = len(knots)
        for time in times:
            while place < count and knots[place][0] <= time:
                place += 1
            if place == count:
                found.append(knots[-1][1])
            elif place == 0:
                found.append(knots[0][1])
            else:
                (t0, v0), (t1, v1) = knots[place - 1], knots[place]
                found.append(v0 + (v1 - v0) * ((time - t0) / (t1 - t0)))
        return found

    def bent(self, time: int, path: Iterable[tuple[int, float]]) -> Curve:
        """As it was until `time`; from there through (milliseconds later, value) pairs. A jump takes a millisecond."""
        kept = [knot for knot in self.knots if knot[0] < time]
        kept.append((time, self.at(time)))
        for after, value in path:
            kept.append((max(time + after, kept[-1][0] + 1), value))
        return Curve(tuple(kept))

    def crossings(self, levels: Sequence[float], since: float = -inf) -> list[int]:
        """The first whole millisecond beyond each passing of one of rising levels; of those up to `since` not all."""
        found: list[int] = []
        for (t0, v0), (t1, v1) in pairwise(self.knots):
            if v0 == v1 or t1 < since:
                continue
            low, high = (v0, v1) if v0 < v1 else (v1, v0)
            met = levels[bisect_left(levels, low) : bisect_right(levels, high)]
            found += [t0 + int((level - v0) / (v1 - v0) * (t1 - t0)) + 1 for level in met if level != v1]
        return found

    def held(self, low: float, high: float) -> Curve:
        """Never below `low` and never above `high`; exact but for the millisecond in which it meets one of them."""
        if all(low <= value <= high for _, value in self.knots):
            return self
        meets = {moment for beyond in self.crossings((low, high)) for moment in (beyond - 1, beyond)}
        times = sorted({*self._times, *(time for time in meets if time >= self._times[0])})
        held = (min(high, max(low, value)) for value in self.along(times))
        return Curve(tuple(zip(times, held, strict=True)))

    def times(self, other: Curve) -> Curve:
        """Their product, where one of the two is level between knots; exact but within jumps."""
        moments = sorted({*self._times, *other._times})
        values = zip(moments, self.along(moments), other.along(moments), strict=True)
        return Curve(tuple((moment, one * by) for moment, one, by in values))

    def highest(self) -> float:
        """The greatest value it ever has."""
        return max(self.knots, key=_value)[1]

    def turns(self) -> tuple[int, ...]:
        """The moments at which it changes direction."""
        return self._times

    def bends(self) -> Iterator[int]:
        """The moments at which it begins to rise, to fall or to stay level."""
        before = 0
        for (t0, v0), (_, v1) in pairwise(self.knots):
            heading = (v1 > v0) - (v1 < v0)
            if heading != before:
                yield t0
            before = heading
        if before:
            yield self.knots[-1][0]

    def moves_at(self, time: int) -> bool:
        """Is it on its way up or down?"""
        value, later, _ = self.heading(time)
        return value != later


def blend(constant: float, parts: Sequence[tuple[float, Curve]]) -> Curve:
    """A constant plus weighted curves."""
    if not parts:
        return Curve.level(constant)
    (weight, curve), *others = parts
    if not others:
        # The usual case, at a third of the cost: one fault, or one service that another leans on.
        return Curve(tuple([(time, constant + weight * value) for time, value in curve.knots]))
    times = sorted({time for _, curve in parts for time in curve.turns()})
    sums = [0.0] * len(times)
    for weight, curve in parts:
        sums = [before + weight * value for before, value in zip(sums, curve.along(times), strict=True)]
    return Curve(tuple([(time, constant + extra) for time, extra in zip(times, sums, strict=True)]))


TOLERANCE = 0.005
"""How far a figure may lie from the straight line between two knots, halfway: as a share of the figure there."""
_SHORTEST = 1000
"""No knots closer than this are put in between, in milliseconds."""


def shaped(times: Iterable[int], figure: Callable[[int], float], scale: float) -> Curve:
    """A figure that bends smoothly between given times, as a curve with knots put in where it is not straight enough.

    Between two knots the figure is taken to bend one way only. Then the curve is off by at most 2 x TOLERANCE of the
    figure, or of `scale` where the figure is smaller; except within a second after a time at which it jumps.
    """
    ordered = sorted(set(times))
    knots = [(ordered[0], figure(ordered[0]))]
    for start, end in pairwise(ordered):
        _between(knots, (start, knots[-1][1]), (end, figure(end)), figure, scale)
    return Curve(tuple(knots))


def _between(
    knots: list[tuple[int, float]],
    start: tuple[int, float],
    end: tuple[int, float],
    figure: Callable[[int], float],
    scale: float,
) -> None:
    (t0, v0), (t1, v1) = start, end
    if t1 - t0 >= 2 * _SHORTEST:
        middle = (t0 + t1) // 2
        value = figure(middle)
        straight = v0 + (v1 - v0) * ((middle - t0) / (t1 - t0))
        if abs(value - straight) > TOLERANCE * max(abs(value), scale):
            _between(knots, start, (middle, value), figure, scale)
            _between(knots, (middle, value), end, figure, scale)
            return
    knots.append(end)
