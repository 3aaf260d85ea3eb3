"""What monitoring shows of a service: words, health, charts."""

from __future__ import annotations

from typing import Any

import pytest

from gameday.engine.gauges import Gauges
from gameday.engine.world import World
from gameday.scenario import Scenario
from tests.engine.loaded import loaded
from tests.engine.small import MINUTE, fault, small, small_world


def world(scenario: Scenario, name: str) -> World:
    assert scenario.world is not None
    one = World(scenario.world)
    one.faults[name].begin(10 * MINUTE)
    one.changed()
    return one


@pytest.mark.parametrize(
    ("metric", "to", "health"),
    [
        ("error_rate", 0.0, "healthy"),
        ("error_rate", 0.009, "healthy"),
        ("error_rate", 0.01, "degraded"),
        ("error_rate", 0.5, "down"),
        ("latency_ms", 230, "healthy"),
        ("latency_ms", 250, "degraded"),
        ("saturation", 1.0, "healthy"),
    ],
)
def test_health_is_how_a_service_does_seen_from_outside(metric: str, to: float, health: str) -> None:
    one = world(small(world=small_world(faults=[fault(moves=[{"metric": metric, "to": to}])])), "broken")
    assert Gauges(one).health(one.told.service("store"), 30 * MINUTE) == health
    assert Gauges(one).health(one.told.service("store"), 5 * MINUTE) == "healthy"


def test_a_service_with_a_load_shows_what_comes_in_what_waits_and_the_tail() -> None:
    one = world(loaded(), "spike")
    assert Gauges(one).words(one.told.service("shop"), 5 * MINUTE) == (
        "error rate 0%, latency 120 ms, p95 602 ms, saturation 50%, queue 0, "
        "100 requests a minute served, 100 requests a minute asked for"
    )
    later = Gauges(one).words(one.told.service("shop"), 20 * MINUTE)
    assert "latency 301 s, p95 306 s, saturation 100%, queue 1000, " in later
    assert later.endswith("200 requests a minute served, 300 requests a minute asked for")


def test_a_load_is_counted_in_its_own_unit_and_only_who_states_orders_sells() -> None:
    one = world(loaded(shop={"unit": "messages"}), "spike")
    assert (
        Gauges(one)
        .words(one.told.service("shop"), 20 * MINUTE)
        .endswith("200 messages a minute served, 300 messages a minute asked for")
    )
    seller = small_world()
    seller["services"][0]["normal"] = {"orders_per_minute": 75}
    plain = world(small(world=seller), "broken")
    assert Gauges(plain).words(plain.told.services[0], 5 * MINUTE).endswith(", 75 orders a minute")


def test_who_turns_users_away_shows_it_and_is_not_healthy() -> None:
    one = world(loaded(), "spike")
    assert one.traffic is not None
    one.traffic.scale("shop", "demand", 0.4, 11 * MINUTE, turns_away=1.0)
    one.changed()
    shop = one.told.service("shop")
    assert Gauges(one).words(shop, 12 * MINUTE).endswith(", 60% turned away")
    assert (Gauges(one).health(shop, 40 * MINUTE), Gauges(one).health(shop, 5 * MINUTE)) == ("degraded", "healthy")


def test_what_an_alert_watches_is_shown_too() -> None:
    alert: dict[str, Any] = {"id": "a", "service": "store", "metric": "latency_p99_ms", "above": 9000, "text": "Slow"}
    one = world(small(world=small_world(alerts=[alert])), "broken")
    assert Gauges(one).words(one.told.service("store"), 0) == (
        "error rate 0%, latency 120 ms, p99 1173 ms, saturation 50%"
    )


def test_charts_show_the_last_hour_in_units() -> None:
    one = world(loaded(), "spike")
    charts = {chart.metric: chart for chart in Gauges(one).charts(one.told.service("shop"), 20 * MINUTE)}
    queue = charts["queue_depth"]
    assert (queue.unit, len(queue.points)) == ("requests", 61)
    assert [(time // MINUTE, round(value)) for time, value in queue.points[-3:]] == [(18, 800), (19, 900), (20, 1000)]
    assert charts["demand"].points[0] == (-40 * MINUTE, 100.0)
