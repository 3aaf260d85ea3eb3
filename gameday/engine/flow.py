"""Flow: what comes in at a service, waits, is served or refused: a fluid queue, exact between bends of its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import ceil, inf, isfinite

from gameday.engine.curves import Curve
from gameday.engine.stretch import NOTHING, Does, Stretch, cords, drawn, roots
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.frozen import frozen

HORIZON = 30 * DAY
"""How far a queue is followed after the last bend; no drill lasts as long."""


@frozen
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


@frozen
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
    stretches = tuple(_stretches(inflow))
    lost = [
        (after.start, before.queue_at(before.end) - after.queue)
        for before, after in pairwise(stretches)
        if after.start in inflow.emptied
    ]
    return Flow(
        offered=drawn(stretches, lambda stretch, time: stretch.rate(stretch.offered, time)),
        capacity=inflow.capacity,
        queue=drawn(stretches, Stretch.queue_at, cords),
        served=drawn(stretches, Stretch.served_at),
        refused=drawn(stretches, Stretch.refused_at),
        thrown_away=tuple(lost),
    )


def _stretches(inflow: Inflow) -> Iterator[Stretch]:
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
            whole = Stretch(now, end, queue, comes, here, inflow.limit, does)
            now = _next_turn(whole, inflow)
            stretch = replace(whole, end=now)
            queue = _snapped(stretch.queue_at(now), inflow.limit)
            yield stretch


def _line(curve: Curve, start: int, end: int) -> tuple[float, float]:
    """A curve without knots strictly between: its value at the start, and its change a millisecond."""
    at = curve.at(start)
    return at, (curve.at(end) - at) / (end - start)


def _moved_on(line: tuple[float, float], span: int) -> tuple[float, float]:
    return line[0] + line[1] * span, line[1]


def _snapped(queue: float, limit: float) -> float:
    if queue < NOTHING:
        return 0.0
    return limit if queue > limit - NOTHING else queue


def _does(queue: float, limit: float, comes: tuple[float, float], goes: tuple[float, float]) -> Does:
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
    if abs(beyond) > NOTHING:
        return beyond > 0
    full = queue >= inflow.limit

    def drift(times: int) -> float:
        moves = 0.0 if full else demand[0] * times - capacity[0]
        return moves - inflow.patience * capacity[1] if inflow.patience else moves

    return drift(1 + inflow.retries) >= 0 if before else drift(1) > 0


def _next_turn(stretch: Stretch, inflow: Inflow) -> int:
    """The next whole millisecond at which the queue begins to do something else, or where the stretch ends."""
    net, slope = stretch.offered[0] - stretch.capacity[0], stretch.offered[1] - stretch.capacity[1]
    fill, bend = (net / MINUTE, slope / 2 / MINUTE) if stretch.does == "moving" else (0.0, 0.0)
    polynomials = [(net, slope, 0.0)]
    if stretch.does == "moving":
        polynomials.append((stretch.queue, fill, bend))
        if isfinite(inflow.limit):
            polynomials.append((stretch.queue - inflow.limit, fill, bend))
    if inflow.patience is not None and inflow.retries:
        most = inflow.patience / MINUTE
        beyond = stretch.queue - most * stretch.capacity[0]
        polynomials.append((beyond, fill - most * stretch.capacity[1], bend))
    found = [root for one in polynomials for root in roots(*one)]
    span = float(stretch.end - stretch.start)
    first = min((root for root in found if 0 < root < span), default=span)
    return min(stretch.end, stretch.start + max(1, ceil(first)))
