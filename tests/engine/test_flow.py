"""A fluid queue: what comes in is served, refused, thrown away, or waits."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.congestion import congestion_of
from gameday.engine.curves import Curve
from gameday.engine.flow import HORIZON, Flow, Inflow, flow_of
from gameday.scenario.load import Load

MINUTE = 60_000
HOUR = 60 * MINUTE
SPIKE = Curve(
    ((0, 100.0), (10 * MINUTE, 100.0), (10 * MINUTE + 1, 300.0), (20 * MINUTE, 300.0), (20 * MINUTE + 1, 100))
)
"""100 requests a minute; for ten minutes 300."""
LEVEL = Curve.level(200.0)

rates = st.integers(0, 900).map(float)
times = st.lists(st.integers(1, 2 * HOUR), max_size=6, unique=True).map(sorted)


@st.composite
def curves(draw: st.DrawFn, least: float = 0.0) -> Curve:
    return Curve(tuple((time, max(least, draw(rates))) for time in [0, *draw(times)]))


inflows = st.builds(
    Inflow,
    demand=curves(),
    capacity=curves(),
    limit=st.just(inf) | st.integers(0, 3000).map(float),
    patience=st.none() | st.integers(1, 10 * MINUTE),
    retries=st.integers(0, 3),
    emptied=st.lists(st.integers(1, 2 * HOUR), max_size=2, unique=True).map(tuple),
)


def amount(rate: Curve, until: int) -> float:
    """Requests that pass at a rate a minute up to a moment: the exact integral of the curve."""
    moments = [*(time for time in rate.turns() if time < until), until]
    return sum((rate.at(t0) + rate.at(t1)) / 2 * (t1 - t0) / MINUTE for t0, t1 in pairwise([0, *moments]))


def thrown_away(flow: Flow, until: int) -> float:
    return sum(lost for time, lost in flow.thrown_away if time <= until)


def test_a_spike_fills_the_queue_and_spare_capacity_drains_it() -> None:
    flow = flow_of(Inflow(SPIKE, LEVEL))
    at = [0, 10, 15, 20, 25, 30, 31]
    # 100 a minute too many for ten minutes, then 100 a minute to spare.
    assert [round(flow.queue.at(minute * MINUTE)) for minute in at] == [0, 0, 500, 1000, 500, 0, 0]
    assert [round(flow.served.at(minute * MINUTE)) for minute in at] == [100, 100, 200, 200, 200, 200, 100]


def test_a_queue_drains_long_after_the_spike_is_gone_and_exactly_as_long_as_computed() -> None:
    flow = flow_of(Inflow(SPIKE, Curve.level(110.0)))
    # 190 a minute too many for ten minutes; 10 a minute to spare: 190 minutes.
    assert flow.queue.at(20 * MINUTE + 189 * MINUTE) > 9
    assert flow.queue.at(20 * MINUTE + 190 * MINUTE + 5) == 0


def test_what_finds_no_place_in_the_queue_is_refused() -> None:
    flow = flow_of(Inflow(SPIKE, LEVEL, limit=300))
    assert [round(flow.queue.at(minute * MINUTE)) for minute in (12, 13, 19, 20, 23)] == [200, 300, 300, 300, 0]
    assert [round(flow.refused.at(minute * MINUTE)) for minute in (12, 14, 19, 21)] == [0, 100, 100, 0]
    assert amount(flow.refused, HOUR) == pytest.approx(700, abs=1)


def test_a_rising_demand_fills_it_by_the_square_of_time() -> None:
    rising = Curve(((0, 200.0), (10 * MINUTE, 300.0)))
    flow = flow_of(Inflow(rising, LEVEL))
    assert [flow.queue.at(minute * MINUTE) for minute in (4, 10)] == pytest.approx([80, 500], abs=3)


def test_impatience_keeps_a_queue_up_after_its_cause_is_gone_until_load_is_shed() -> None:
    """A retry storm: who waits longer than a minute tries again twice, and that alone is more than it can serve."""
    storm = Inflow(SPIKE, LEVEL, patience=MINUTE, retries=2)
    flow = flow_of(storm)
    assert flow.offered.at(HOUR) == 300, "the spike is long gone"
    assert flow.queue.at(HOUR) > flow.queue.at(30 * MINUTE) > flow.queue.at(20 * MINUTE)
    patient = flow_of(Inflow(SPIKE, LEVEL, patience=6 * MINUTE, retries=2))
    assert patient.queue.at(HOUR) == 0, "five minutes of waiting at the worst: nobody tries again"
    emptied = flow_of(Inflow(SPIKE, LEVEL, patience=MINUTE, retries=2, emptied=(40 * MINUTE,)))
    assert emptied.queue.at(40 * MINUTE + 1) == 0
    assert emptied.offered.at(HOUR) == 100
    ((moment, lost),) = emptied.thrown_away
    assert (moment, round(lost)) == (40 * MINUTE, round(flow.queue.at(40 * MINUTE)))


def test_nothing_is_served_without_capacity() -> None:
    flow = flow_of(Inflow(Curve.level(60.0), Curve.level(0.0)))
    assert [flow.queue.at(HOUR), flow.served.at(HOUR), flow.queue.at(HORIZON)] == pytest.approx(
        [3600, 0, HORIZON / 1000]
    )


@given(inflows)
def test_a_queue_is_never_negative_and_never_longer_than_its_limit(inflow: Inflow) -> None:
    flow = flow_of(inflow)
    values = [value for _, value in flow.queue.knots]
    assert min(values) >= 0
    assert max(values) <= inflow.limit


@given(inflows, st.integers(0, 3 * HOUR))
def test_what_came_in_was_served_refused_or_thrown_away_or_waits(inflow: Inflow, until: int) -> None:
    flow = flow_of(inflow)
    came = amount(flow.offered, until)
    went = amount(flow.served, until) + amount(flow.refused, until) + thrown_away(flow, until)
    # Turns are put at the next whole millisecond, jumps take one, and a curved queue is cut within half a request or
    # half a percent of how long it gets.
    allowed = 1.0 + 0.005 * max(value for _, value in flow.queue.knots)
    assert went + flow.queue.at(until) == pytest.approx(came, abs=allowed)


@given(st.integers(1, 5000), st.integers(1, 300), st.integers(1, 300))
def test_with_the_fault_gone_it_empties_when_it_can(capacity: int, over: int, spare: int) -> None:
    """After ten minutes of `over` too many, at `spare` to spare: 10 x over / spare minutes."""
    spare = min(spare, capacity)
    demand = Curve(((0, capacity + over), (10 * MINUTE, capacity + over), (10 * MINUTE + 1, capacity - spare)))
    queue = flow_of(Inflow(demand, Curve.level(capacity))).queue
    empties = 10 * MINUTE + 10 * MINUTE * over / spare
    empty = next(time for time, value in queue.knots if time > 10 * MINUTE and value == 0)
    assert empty == pytest.approx(empties, abs=3 + 2 * over / spare)


@given(curves(), curves(least=1.0), st.integers(1, 500), st.integers(0, 3 * HOUR), st.none() | st.integers(1, HOUR))
def test_more_capacity_never_makes_latency_worse(
    demand: Curve, capacity: Curve, more: int, now: int, patience: int | None
) -> None:
    load = Load(capacity=1000.0, patience=patience, retries=2)
    bigger = Curve(tuple((time, value + more) for time, value in capacity.knots))

    def latency(capacity: Curve) -> float:
        flow = flow_of(Inflow(demand, capacity, patience=patience, retries=2))
        return congestion_of(flow, load, quiet_demand=500.0, quiet_latency=100.0).slower.at(now)

    little = latency(capacity)
    # Both curves are drawn to one percent.
    assert latency(bigger) <= little + 0.02 * (abs(little) + 100)
