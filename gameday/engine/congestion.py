"""Congestion: how slow and how wrong a service gets from what comes in, and from what waits."""

from __future__ import annotations

from functools import partial
from math import sqrt

from gameday.engine.curves import Curve, blend, shaped
from gameday.engine.flow import Flow
from gameday.scenario.load import Load
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.frozen import frozen

BUSY = 0.95
"""Beyond this saturation waiting is counted in the queue; below it, by the formula for a steady state."""
LONGEST_WAIT = DAY
"""No request is said to wait longer than this, or than twice the patience of those who call."""


@frozen
class Congestion:
    """What load does to a service."""

    saturation: Curve
    """0 to 1: how much of its capacity is asked for."""
    wait: Curve
    """Milliseconds a request waits that comes in now: queue / capacity."""
    slower: Curve
    """Milliseconds beyond the latency of a quiet day, the wait among them."""
    errors: Curve
    """Share of requests that are refused, or given up by who called."""


def congestion_of(flow: Flow, load: Load, quiet_demand: float, quiet_latency: float) -> Congestion:
    """What a flow does to latency and errors; the quiet figures are requests a minute and milliseconds."""
    saturation = _saturation(flow)
    longest = LONGEST_WAIT if load.patience is None else min(LONGEST_WAIT, 2 * load.patience)
    wait = _wait(flow, load.capacity, longest)
    slots = max(1.0, load.capacity / MINUTE * quiet_latency)
    steady = partial(queueing, slots=slots)
    usual = quiet_latency / (1 + steady(quiet_demand / load.capacity))
    busy = saturation.held(0.0, BUSY)
    slow = shaped(
        busy.turns(), lambda time: usual * (1 + steady(busy.at(time))) - quiet_latency, scale=quiet_latency or 1.0
    )
    return Congestion(saturation, wait, blend(0.0, [(1.0, slow), (1.0, wait)]), _errors(flow, wait, load.patience))


def queueing(saturation: float, slots: float) -> float:
    """Mean wait of a steady state as a multiple of the service time, for so many requests served at once.

    Sakasegawa's approximation for M/M/c (Annals of the Institute of Statistical Mathematics 29, 1977):
    rho ** (sqrt(2 (c + 1)) - 1) / (c (1 - rho)), here with rho at most `BUSY`. How many are served at once follows
    from capacity x latency on a quiet day (Little's law).
    """
    busy = min(BUSY, saturation)
    return float(busy ** (sqrt(2 * (slots + 1)) - 1)) / (slots * (1 - busy))


def _saturation(flow: Flow) -> Curve:
    def at(time: int) -> float:
        capacity, comes = flow.capacity.at(time), flow.offered.at(time)
        # Whoever works off a queue is busy to the full.
        if flow.queue.at(time) > 0 or comes >= capacity:
            return 1.0 if comes or flow.queue.at(time) else 0.0
        return comes / capacity

    return shaped([*flow.offered.turns(), *flow.capacity.turns(), *flow.queue.turns()], at, scale=1.0)


def _wait(flow: Flow, usual_capacity: float, longest: int) -> Curve:
    # Without this, a capacity of nothing would divide by zero.
    slowest = usual_capacity / 1e6

    def at(time: int) -> float:
        return flow.queue.at(time) * MINUTE / max(slowest, flow.capacity.at(time))

    return shaped([*flow.queue.turns(), *flow.capacity.turns()], at, scale=10.0).held(0.0, longest)


def _errors(flow: Flow, wait: Curve, patience: int | None) -> Curve:
    def refused(time: int) -> float:
        comes = flow.offered.at(time)
        return flow.refused.at(time) / comes if comes else 0.0

    shares = [(1.0, shaped([*flow.offered.turns(), *flow.refused.turns()], refused, scale=0.1))]
    if patience is not None:
        # Nobody has given up at their patience, everybody at twice that.
        shares.append((1.0, blend(-1.0, [(1 / patience, wait)]).held(0.0, 1.0)))
    return blend(0.0, shares).held(0.0, 1.0)
