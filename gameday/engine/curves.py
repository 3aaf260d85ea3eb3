"""Curves: how a figure runs over story time, piecewise linear, so that every crossing can be computed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

_time = itemgetter(0)


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
        knots = self.knots
        after = bisect_right(self._times, time)
        if after == len(knots):
            return knots[-1][1]
        if after == 0:
            return knots[0][1]
        (t0, v0), (t1, v1) = knots[after - 1], knots[after]
        return v0 + (v1 - v0) * ((time - t0) / (t1 - t0))

    def bent(self, time: int, path: Iterable[tuple[int, float]]) -> Curve:
        """As it was until `time`; from there through (milliseconds later, value) pairs. A jump takes a millisecond."""
        kept = [knot for knot in self.knots if knot[0] < time]
        kept.append((time, self.at(time)))
        for after, value in path:
            kept.append((max(time + after, kept[-1][0] + 1), value))
        return Curve(tuple(kept))

    def crossings(self, level: float) -> Iterator[int]:
        """The first whole millisecond beyond each passing of a level."""
        for (t0, v0), (t1, v1) in pairwise(self.knots):
            if level != v1 and min(v0, v1) <= level <= max(v0, v1):
                yield t0 + int((level - v0) / (v1 - v0) * (t1 - t0)) + 1

    def turns(self) -> Iterator[int]:
        """The moments at which it changes direction."""
        return iter(self._times)

    def rising_at(self, time: int) -> bool:
        """Is it on its way up?"""
        after = bisect_right(self._times, time)
        return 0 < after < len(self.knots) and self.knots[after][1] > self.knots[after - 1][1]


def blend(constant: float, parts: Sequence[tuple[float, Curve]]) -> Curve:
    """A constant plus weighted curves."""
    if not parts:
        return Curve.level(constant)
    times = sorted({time for _, curve in parts for time in curve.turns()})
    return Curve(tuple((time, constant + sum(weight * curve.at(time) for weight, curve in parts)) for time in times))
