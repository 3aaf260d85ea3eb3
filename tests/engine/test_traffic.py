"""Requests pass through the services that state their load, callers first."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.world import World
from gameday.scenario.metric import METRICS
from tests.engine.loaded import SHED, SPIKE, loaded
from tests.engine.small import MINUTE, small

HOUR = 60 * MINUTE


def world(*, begun: int | None = 10 * MINUTE, **changes: Any) -> World:
    """The small loaded world, with its spike begun."""
    told = loaded(**changes).world
    assert told is not None
    one = World(told)
    if begun is not None:
        one.faults["spike"].begin(begun)
    one.changed()
    return one


def shown(one: World, service: str, metric: Any, *at: int) -> list[float]:
    return [round(one.value(service, metric, minute * MINUTE), 3) for minute in at]


def test_on_a_quiet_day_everything_is_as_stated() -> None:
    one = world(begun=None)
    assert [one.usual("shop", metric) for metric in ("demand", "capacity", "queue_depth", "latency_ms")] == [
        100,
        200,
        0,
        pytest.approx(120),
    ]
    assert [one.usual("shop", "saturation"), one.usual("shop", "orders_per_minute")] == [0.5, 100]
    assert one.usual("store", "demand") == 200, "two requests for each of the shop's"
    assert one.next_moment(0) is None


def test_what_the_shop_serves_goes_on_to_the_store_and_no_more() -> None:
    one = world()
    assert shown(one, "shop", "demand", 9, 11, 60) == [100, 300, 300]
    assert shown(one, "store", "demand", 9, 11, 60) == [200, 400, 400], "the shop serves 200 at most"
    wide = world(shop={"capacity": 1000})
    assert shown(wide, "store", "demand", 11) == [600]


def test_latency_is_the_wait_and_what_saturation_adds() -> None:
    one = world()
    # 100 a minute too many: after 10 minutes 1000 wait, at 200 a minute: 5 minutes.
    assert shown(one, "shop", "queue_depth", 20) == [pytest.approx(1000, abs=1)]
    waits = one.value("shop", "latency_ms", 20 * MINUTE)
    assert waits == pytest.approx(5 * MINUTE, rel=0.02)
    assert waits > 5 * MINUTE + 120, "the rest of it is slower too"
    tail = one.value("shop", "latency_p99_ms", 20 * MINUTE)
    assert waits < tail < waits + 20 * 1000, "the wait is the same for all: the tail is that of the rest"


def test_percentiles_of_a_service_without_a_load_are_those_of_a_lognormal() -> None:
    told = small().world
    assert told is not None
    one = World(told)
    ratios = [one.usual("shop", metric) / one.usual("shop", "latency_ms") for metric in METRICS[-2:]]
    assert ratios == pytest.approx([5, 10], rel=0.03), "as measured in The Tail at Scale"


def test_a_full_queue_refuses_and_orders_are_those_that_go_well() -> None:
    one = world(shop={"queue_limit": 200})
    # Full after two minutes; of 300 a minute 200 are served.
    assert shown(one, "shop", "error_rate", 11, 13) == [0, 0.333]
    assert shown(one, "shop", "orders_per_minute", 9, 11) == [100, 200]
    # Served are the 200 that found a place; the dashboard counts a third of all answers as wrong.
    assert shown(one, "shop", "orders_per_minute", 13) == [pytest.approx(200 * 2 / 3, abs=1)]


def test_impatient_callers_give_up() -> None:
    one = world(shop={"patience": "1m"})
    # A minute of wait after two minutes, two minutes of wait after four.
    assert shown(one, "shop", "error_rate", 11, 12, 13, 14, 15) == [0, 0, pytest.approx(0.5, abs=0.01), 1, 1]


def test_errors_of_the_store_reach_the_shop_and_are_tried_again() -> None:
    wrong = SPIKE | {"id": "wrong", "service": "store", "moves": [{"metric": "error_rate", "to": 0.5}]}
    one = world(faults=[SPIKE, wrong], store={"retries": 2}, mitigations=[SHED, against("wrong")], begun=None)
    one.faults["wrong"].begin(10 * MINUTE)
    one.changed()
    assert shown(one, "shop", "error_rate", 9, 11) == [0, 0.5]
    assert shown(one, "store", "demand", 9, 11) == [200, 400], "every second one twice more"


def test_a_scaling_holds_until_it_is_undone_and_an_emptied_queue_begins_anew() -> None:
    one = world()
    assert one.traffic is not None
    shed = one.traffic.scale("shop", "demand", 0.5, 20 * MINUTE)
    one.changed()
    assert shown(one, "shop", "demand", 19, 21) == [300, 150]
    assert shown(one, "shop", "queue_depth", 20, 30, 40) == [pytest.approx(1000, abs=1), pytest.approx(500, abs=1), 0]
    one.traffic.unscale(shed, 30 * MINUTE)
    one.traffic.empty("shop", 35 * MINUTE)
    one.changed()
    assert shown(one, "shop", "demand", 29, 31) == [150, 300]
    assert shown(one, "shop", "queue_depth", 35, 36) == [pytest.approx(1000, abs=1), pytest.approx(100, abs=1)]


def test_without_any_load_nothing_of_it_is_computed() -> None:
    told = small().world
    assert told is not None
    assert World(told).traffic is None


def test_a_moment_is_told_for_every_turn_that_users_feel() -> None:
    """Up to the next moment the facts stay what they are, or go on as they went."""
    one = world()
    one.faults["spike"].bring(30 * MINUTE, 0.0)
    one.changed()
    moments, now = [], 0
    while (then := one.next_moment(now)) is not None:
        moments.append(now := then)
    # Impact begins when the wait passes a minute (12 min), turns when the spike is gone (30 min), and is over when
    # 199 are left, at 30 + (2000 - 200) / 100 = 48 min. At 50 min the queue is empty.
    for expected in (12, 30, 48, 50):
        assert any(abs(moment - expected * MINUTE) < 0.06 * MINUTE for moment in moments), expected
    assert now < 51 * MINUTE
    for start, end in pairwise(moments):
        middle = (start + end) // 2
        inside = [one.facts(time) for time in (start, middle, end - 1)]
        assert len({(facts.benign, facts.growing) for facts in inside}) == 1


def test_many_ways_between_services_cost_no_more_than_many_services() -> None:
    """Each of thirty services leans on all below it: a thousand million ways, and each is drawn once."""
    names = [f"s{number}" for number in range(30)]
    services = [
        {
            "name": name,
            "users": 1.0,
            "load": {"demand": 1, "capacity": 1_000_000},
            "depends_on": [{"service": other, "share": 0.1, "calls": 0.1} for other in names[place + 1 :]],
            "feels": [{"metric": "latency_p95_ms", "above": 1000, "everybody_at": 9000}],
        }
        for place, name in enumerate(names)
    ]
    fault = SPIKE | {"service": "s29", "moves": [{"metric": "error_rate", "to": 0.5}]}
    one = world(services=services, faults=[fault], mitigations=[against("spike", "s0")])
    assert 0.5 < one.value("s0", "error_rate", HOUR) <= 1


def against(fault: str, target: str = "store") -> dict[str, Any]:
    return {
        "action": "mend",
        "target": target,
        "text": "Mend it.",
        "effects": [{"fault": fault, "does": "ends"}],
    }


@given(
    st.integers(0, 60),
    st.integers(200, 400),
    st.floats(0, 3),
    st.integers(0, 60),
    st.sampled_from(METRICS),
    st.integers(-10, 200),
)
def test_the_same_acts_give_the_same_curves_whenever_they_are_asked_for(
    begins: int, capacity: int, times: float, ends: int, metric: Any, minute: int
) -> None:
    """What was computed before something changed leaves no trace in what is computed after it."""

    def value(*, asked_between: bool) -> float:
        one = world(begun=begins * MINUTE, shop={"capacity": capacity, "patience": "2m", "retries": 1})
        assert one.traffic is not None
        one.traffic.scale("shop", "capacity", times, (begins + 5) * MINUTE)
        if asked_between:
            one.changed()
            one.value("store", metric, minute * MINUTE)
            one.next_moment(0)
        one.faults["spike"].bring((begins + ends) * MINUTE, 0.0)
        one.changed()
        return one.value("shop", metric, minute * MINUTE)

    assert value(asked_between=True) == value(asked_between=False)
