"""How slow and how wrong a service gets from what comes in and what waits."""

from __future__ import annotations

from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.congestion import BUSY, LONGEST_WAIT, Congestion, congestion_of, queueing
from gameday.engine.curves import Curve
from gameday.engine.flow import Inflow, flow_of
from gameday.scenario.load import Load

MINUTE = 60_000


def congestion(demand: float, capacity: float, **load: float | int) -> Congestion:
    stated = Load(capacity=600, **load)  # type: ignore[arg-type]  # each by its own name
    flow = flow_of(Inflow(Curve.level(demand), Curve.level(capacity), limit=stated.queue_limit or float("inf")))
    return congestion_of(flow, stated, quiet_demand=300, quiet_latency=100)


def test_one_at_a_time_is_the_queue_of_the_textbook() -> None:
    """M/M/1: the mean wait is rho / (1 - rho) service times."""
    assert [queueing(rho, 1.0) for rho in (0.0, 0.5, 0.9)] == pytest.approx([0, 1, 9])


@pytest.mark.parametrize(("slots", "rho"), [(2, 0.7), (4, 0.8), (10, 0.9), (40, 0.95)])
def test_many_at_a_time_come_close_to_erlang(slots: int, rho: float) -> None:
    """M/M/c: the mean wait is Erlang's C / (c (1 - rho)) service times; the approximation is within eight percent."""
    asked = slots * rho
    all_busy = asked**slots / factorial(slots) / (1 - rho)
    erlang = all_busy / (sum(asked**n / factorial(n) for n in range(slots)) + all_busy)
    assert queueing(rho, slots) == pytest.approx(erlang / (slots * (1 - rho)), rel=0.08)


@given(st.floats(0, 5), st.floats(0, 5), st.floats(1, 200))
def test_busier_is_never_quicker_and_it_stays_finite(one: float, other: float, slots: float) -> None:
    low, high = sorted((one, other))
    assert queueing(low, slots) <= queueing(high, slots) <= queueing(BUSY, slots)


def test_on_a_quiet_day_it_is_as_quick_as_stated_and_nothing_goes_wrong() -> None:
    quiet = congestion(300, 600)
    assert [quiet.slower.at(MINUTE), quiet.errors.at(MINUTE), quiet.wait.at(MINUTE)] == pytest.approx([0, 0, 0])
    assert quiet.saturation.at(MINUTE) == 0.5


def test_less_load_than_usual_is_quicker_than_usual() -> None:
    assert -100 < congestion(60, 600).slower.at(MINUTE) < 0


def test_the_wait_is_queue_by_capacity_and_nobody_waits_for_ever() -> None:
    over = congestion(900, 600)
    # 300 a minute too many: after four minutes 1200 wait, at 600 a minute.
    assert over.wait.at(4 * MINUTE) == pytest.approx(2 * MINUTE, rel=0.01)
    assert over.wait.at(60 * MINUTE) == pytest.approx(30 * MINUTE, rel=0.01)
    assert congestion(900, 0).wait.at(5 * MINUTE) == LONGEST_WAIT


def test_who_has_waited_twice_their_patience_has_given_up() -> None:
    over = congestion(900, 600, patience=MINUTE)
    # Two minutes of wait after four minutes.
    assert [over.errors.at(minute * MINUTE) for minute in (2, 3, 4, 60)] == pytest.approx([0, 0.5, 1, 1], abs=0.01)
    assert [over.wait.at(minute * MINUTE) for minute in (3, 60)] == pytest.approx([1.5 * MINUTE, 2 * MINUTE], rel=0.01)


def test_what_is_refused_is_an_error() -> None:
    full = congestion(900, 600, queue_limit=30)
    assert full.errors.at(10 * MINUTE) == pytest.approx(1 / 3)


def test_whoever_works_off_a_queue_is_busy_to_the_full() -> None:
    demand = Curve(((0, 900.0), (2 * MINUTE, 900.0), (2 * MINUTE + 1, 0.0)))
    flow = flow_of(Inflow(demand, Curve.level(600.0)))
    found = congestion_of(flow, Load(capacity=600), quiet_demand=300, quiet_latency=100)
    assert [found.saturation.at(2 * MINUTE + MINUTE // 2), found.saturation.at(4 * MINUTE)] == [1.0, 0.0]
