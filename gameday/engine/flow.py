"""Flow: what comes in at a service, waits, is served or refused: a fluid queue, exact between bends of its inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, copysign, inf, isfinite, sqrt
from typing import Literal

from gameday.engine.curves import Curve
from gameday.terms.duration import DAY, MINUTE

HORIZON = 30 * DAY
"""How far a queue is followed after the last bend; no drill lasts as long."""
_NOTHING = 1e-9
_SHARP = 0.005
"""The queue as drawn lies within half a request of the exact one, or within this share of how long it is at the end or
the beginning of a stretch."""
_MOST_CORDS = 256


@dataclass(frozen=True, slots=True)
class Inflow:
    """What a queue is made of; rates are requests a minute."""

    demand: Curve
    capacity: Curve
    limit: float = inf
    """Most that wait."""
    patience: int | None = None
    """Milliseconds of waiting after which everybody tries again; None: never."""
    retries: int = 0
    emptied: tuple[int, ...] = ()
    """Moments at which all that waits is thrown away."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch in which demand and capacity are straight lines and the queue does one thing. Times in milliseconds."""

    start: int
    end: int
    queue: float
    """At its start."""
    offered: tuple[float, float]
    """Requests a minute that come in, tries again included: at its start, and the change a millisecond."""
    capacity: tuple[float, float]
    limit: float
    does: Literal["empty", "moving", "full"]

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


@dataclass(frozen=True, slots=True)
class Flow:
    """A queue over time. Rates are requests a minute."""

    offered: Curve
    """What comes in, tries again included."""
    capacity: Curve
    queue: Curve
    served: Curve
    refused: Curve
    thrown_away: tuple[tuple[int, float], ...]
    """(moment, requests) where a queue was emptied."""


def flow_of(inflow: Inflow) -> Flow:
    """The flow of an inflow, from an empty queue at the start.

    What comes in = what is served + what is refused + what is thrown away + what waits, at every moment, up to a
    millisecond's worth at each turn: turns are put at the next whole millisecond.
    """
    pieces = tuple(_pieces(inflow))
    lost = [
        (after.start, before.queue_at(before.end) - after.queue)
        for before, after in pairwise(pieces)
        if after.start in inflow.emptied
    ]
    return Flow(
        offered=_drawn(pieces, lambda piece, time: piece.rate(piece.offered, time)),
        capacity=inflow.capacity,
        queue=_drawn(pieces, Piece.queue_at, _cords),
        served=_drawn(pieces, Piece.served_at),
        refused=_drawn(pieces, Piece.refused_at),
        thrown_away=tuple(lost),
    )


def _pieces(inflow: Inflow) -> Iterator[Piece]:
    bends = sorted({0, *inflow.demand.turns(), *inflow.capacity.turns(), *inflow.emptied})
    queue, again = 0.0, False
    for start, end in pairwise([*bends, bends[-1] + HORIZON]):
        if start in inflow.emptied:
            queue = 0.0
        demand, capacity = _line(inflow.demand, start, end), _line(inflow.capacity, start, end)
        now = start
        while now < end:
            here = _moved_on(capacity, now - start)
            again = _tries_again(inflow, queue, _moved_on(demand, now - start), here, before=again)
            comes = _moved_on(demand, now - start)
            if again:
                comes = (comes[0] * (1 + inflow.retries), comes[1] * (1 + inflow.retries))
            does = _does(queue, inflow.limit, comes, here)
            whole = Piece(now, end, queue, comes, here, inflow.limit, does)
            now = _next_turn(whole, inflow)
            piece = replace(whole, end=now)
            queue = _snapped(piece.queue_at(now), inflow.limit)
            yield piece


def _line(curve: Curve, start: int, end: int) -> tuple[float, float]:
    """A curve without knots strictly between: its value at the start, and its change a millisecond."""
    at = curve.at(start)
    return at, (curve.at(end) - at) / (end - start)


def _moved_on(line: tuple[float, float], span: int) -> tuple[float, float]:
    return line[0] + line[1] * span, line[1]


def _snapped(queue: float, limit: float) -> float:
    if queue < _NOTHING:
        return 0.0
    return limit if queue > limit - _NOTHING else queue


def _does(
    queue: float, limit: float, comes: tuple[float, float], goes: tuple[float, float]
) -> Literal["empty", "moving", "full"]:
    net, slope = comes[0] - goes[0], comes[1] - goes[1]
    if queue == 0.0 and (net < 0 or (net == 0 and slope <= 0)):
        return "empty"
    if queue >= limit and (net > 0 or (net == 0 and slope >= 0)):
        return "full"
    return "moving"


def _tries_again(
    inflow: Inflow, queue: float, demand: tuple[float, float], capacity: tuple[float, float], *, before: bool
) -> bool:
    """Does everybody try again, because the wait is longer than their patience?

    Trying again lengthens the queue, so at the border the queue is driven away from it: no moment is undecided.
    """
    if inflow.patience is None or inflow.retries == 0:
        return False
    beyond = queue - inflow.patience * capacity[0] / MINUTE
    if abs(beyond) > _NOTHING:
        return beyond > 0
    full = queue >= inflow.limit

    def drift(times: int) -> float:
        moves = 0.0 if full else demand[0] * times - capacity[0]
        return moves - inflow.patience * capacity[1] if inflow.patience else moves

    return drift(1 + inflow.retries) >= 0 if before else drift(1) > 0


def _next_turn(piece: Piece, inflow: Inflow) -> int:
    """The next whole millisecond at which the queue begins to do something else, or where the piece ends."""
    net, slope = piece.offered[0] - piece.capacity[0], piece.offered[1] - piece.capacity[1]
    fill, bend = (net / MINUTE, slope / 2 / MINUTE) if piece.does == "moving" else (0.0, 0.0)
    polynomials = [(net, slope, 0.0)]
    if piece.does == "moving":
        polynomials.append((piece.queue, fill, bend))
        if isfinite(inflow.limit):
            polynomials.append((piece.queue - inflow.limit, fill, bend))
    if inflow.patience is not None and inflow.retries:
        most = inflow.patience / MINUTE
        beyond = piece.queue - most * piece.capacity[0]
        polynomials.append((beyond, fill - most * piece.capacity[1], bend))
    found = [root for one in polynomials for root in _roots(*one)]
    span = float(piece.end - piece.start)
    first = min((root for root in found if 0 < root < span), default=span)
    return min(piece.end, piece.start + max(1, ceil(first)))


def _roots(constant: float, linear: float, square: float) -> tuple[float, ...]:
    """Where a polynomial is zero, other than where it starts."""
    if abs(constant) <= _NOTHING:
        return (-linear / square,) if square else ()
    if not square:
        return (-constant / linear,) if linear else ()
    inside = linear * linear - 4 * square * constant
    if inside < 0:
        return ()
    far = -0.5 * (linear + copysign(sqrt(inside), linear))
    return (far / square, constant / far) if far else (far / square,)


def _cords(piece: Piece) -> int:
    """Into how many straight lines a curved queue is cut: each is off by |slope| x length squared / 8."""
    slope = abs(piece.offered[1] - piece.capacity[1])
    if piece.does != "moving" or not slope:
        return 1
    off = slope / MINUTE * (piece.end - piece.start) ** 2 / 8
    allowed = max(0.5, _SHARP * max(piece.queue, piece.queue_at(piece.end)))
    return min(_MOST_CORDS, piece.end - piece.start, max(1, ceil(sqrt(off / allowed))))


def _drawn(
    pieces: Sequence[Piece], figure: Callable[[Piece, int], float], cut: Callable[[Piece], int] = lambda _: 1
) -> Curve:
    """A figure of the pieces as one curve; where it jumps from one to the next, that takes a millisecond."""
    knots = [(pieces[0].start, figure(pieces[0], pieces[0].start))]
    for piece in pieces:
        if abs(figure(piece, piece.start) - knots[-1][1]) > _NOTHING and piece.start + 1 < piece.end:
            knots.append((piece.start + 1, figure(piece, piece.start + 1)))
        count, span = cut(piece), piece.end - piece.start
        for step in range(1, count + 1):
            time = piece.start + span * step // count
            if time > knots[-1][0]:
                knots.append((time, figure(piece, time)))
    return Curve(tuple(knots))
