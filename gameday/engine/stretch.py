"""Stretches of a queue: between two turns, demand and capacity are straight lines and the queue is a parabola."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, copysign, sqrt
from typing import Literal

from gameday.engine.curves import Curve
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen

NOTHING = 1e-9
"""So little of a request is none."""
_SHARP = 0.005
"""The queue as drawn lies within half a request of the exact one, or within this share of how long it is at the end or
the beginning of a stretch."""
_MOST_CORDS = 256

Does = Literal["empty", "moving", "full"]


@frozen
class Stretch:
    """Demand and capacity are straight lines, and the queue does one thing. Times in milliseconds, rates a minute."""

    start: int
    end: int
    queue: float
    """At its start."""
    offered: tuple[float, float]
    """Requests a minute that come in, tries again included: at its start, and the change a millisecond."""
    capacity: tuple[float, float]
    limit: float
    does: Does

    def rate(self, line: tuple[float, float], time: int) -> float:
        """A rate at a moment."""
        return line[0] + line[1] * (time - self.start)

    def queue_at(self, time: int) -> float:
        """How many wait at a moment: the integral of what comes in beyond capacity."""
        if self.does != "moving":
            return self.queue
        span = time - self.start
        net, slope = self.offered[0] - self.capacity[0], self.offered[1] - self.capacity[1]
        return min(self.limit, max(0.0, self.queue + (net + slope * span / 2) * span / MINUTE))

    def served_at(self, time: int) -> float:
        """Requests a minute that are served."""
        return self.rate(self.offered if self.does == "empty" else self.capacity, time)

    def refused_at(self, time: int) -> float:
        """Requests a minute that are refused."""
        if self.does != "full":
            return 0.0
        return max(0.0, self.rate(self.offered, time) - self.rate(self.capacity, time))


def cords(stretch: Stretch) -> int:
    """Into how many straight lines a curved queue is cut: each is off by |slope| x length squared / 8."""
    slope = abs(stretch.offered[1] - stretch.capacity[1])
    if stretch.does != "moving" or not slope:
        return 1
    off = slope / MINUTE * (stretch.end - stretch.start) ** 2 / 8
    allowed = max(0.5, _SHARP * max(stretch.queue, stretch.queue_at(stretch.end)))
    return min(_MOST_CORDS, stretch.end - stretch.start, max(1, ceil(sqrt(off / allowed))))


def drawn(
    stretches: Sequence[Stretch], figure: Callable[[Stretch, int], float], cut: Callable[[Stretch], int] = lambda _: 1
) -> Curve:
    """A figure of the stretches as one curve; where it jumps from one to the next, that takes a millisecond."""
    knots = [(stretches[0].start, figure(stretches[0], stretches[0].start))]
    for stretch in stretches:
        if abs(figure(stretch, stretch.start) - knots[-1][1]) > NOTHING and stretch.start + 1 < stretch.end:
            knots.append((stretch.start + 1, figure(stretch, stretch.start + 1)))
        count, span = cut(stretch), stretch.end - stretch.start
        for step in range(1, count + 1):
            time = stretch.start + span * step // count
            if time > knots[-1][0]:
                knots.append((time, figure(stretch, time)))
    return Curve(tuple(knots))


def roots(constant: float, linear: float, square: float) -> tuple[float, ...]:
    """Where a polynomial is zero, other than where it starts."""
    if abs(constant) <= NOTHING:
        return (-linear / square,) if square else ()
    if not square:
        return (-constant / linear,) if linear else ()
    inside = linear * linear - 4 * square * constant
    if inside < 0:
        return ()
    far = -0.5 * (linear + copysign(sqrt(inside), linear))
    return (far / square, constant / far) if far else (far / square,)
