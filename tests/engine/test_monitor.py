"""Alert rules fire after their time beyond a threshold, and clear."""

from __future__ import annotations

from gameday.timeline.response import MitigationStarted, ServiceRestored
from gameday.timeline.signals import AlertCleared, AlertFired
from tests.engine.cast import Scripted
from tests.engine.loaded import loaded
from tests.engine.plays import minutes, played
from tests.engine.small import fault, small, small_world

ROLLBACK = MitigationStarted(at=0, action="rollback", target="store")


def test_an_alert_fires_a_minute_after_the_crossing_and_clears_when_it_is_mended() -> None:
    scenario = small()
    timeline = played(scenario, {"dana": Scripted([(30, ROLLBACK)])})
    # 10% is passed 0.8 min after the fault sets in; on the way down 10% is passed 2.4 min into the recovery.
    assert minutes(scenario, timeline.first(AlertFired)) == 11.8
    assert minutes(scenario, timeline.first(AlertCleared)) == 37.4
    assert minutes(scenario, timeline.first(ServiceRestored)) == 37.4
    assert [one.service for one in timeline.every(ServiceRestored)] == ["shop"]


def test_what_does_not_last_long_enough_does_not_fire() -> None:
    scenario = small(world=small_world(faults=[fault(lasts="80s", recovery="10s")]))
    assert played(scenario).every(AlertFired) == []


def test_a_rule_may_watch_for_too_little() -> None:
    world = small_world(faults=[fault(moves=[{"metric": "orders_per_minute", "to": 20, "service": "shop"}])])
    world["services"][0]["normal"] = {"orders_per_minute": 100}
    world["alerts"] = [
        {"id": "few", "service": "shop", "metric": "orders_per_minute", "below": 60, "for": "5m", "text": "Few orders"}
    ]
    scenario = small(world=world)
    assert minutes(scenario, played(scenario).first(AlertFired)) == 16.0


def test_noise_comes_and_goes_by_itself() -> None:
    noise = [{"id": "disk", "at": "3m", "service": "store", "text": "Disk", "clears_after": "4m"}]
    scenario = small(world=small_world(noise=noise))
    timeline = played(scenario)
    assert next((minutes(scenario, one), one.alert) for one in timeline.every(AlertFired)) == (3.0, "disk")
    assert [(minutes(scenario, one), one.alert) for one in timeline.every(AlertCleared)] == [(7.0, "disk")]


def test_an_alert_on_a_queue_fires_in_the_very_moment_it_has_stood_long_enough() -> None:
    rule = {"id": "queue", "service": "shop", "metric": "queue_depth", "above": 600, "for": "5m", "text": "Queue"}
    scenario = loaded(alerts=[rule])
    timeline = played(scenario, {"dana": Scripted([(30, MitigationStarted(at=0, action="announce", target="shop"))])})
    # 100 a minute too many from minute 10: 600 wait at 16 min; the fault ends at 35 min with 2500, and 100 to spare.
    assert minutes(scenario, timeline.first(AlertFired)) == 21.0
    assert minutes(scenario, timeline.first(AlertCleared)) == 54.0


def test_an_alert_may_watch_the_tail_of_latency() -> None:
    rule = {"id": "tail", "service": "shop", "metric": "latency_p99_ms", "above": 3000, "for": "2m", "text": "Tail"}
    slow = fault(moves=[{"metric": "latency_ms", "to": 620}])
    scenario = small(world=small_world(faults=[slow], alerts=[rule]))
    # Half of the store's 500 ms more reach the shop: 370 ms at the median, about ten times that at the tail. Three
    # seconds are passed on the way up.
    at = minutes(scenario, played(scenario).first(AlertFired))
    assert at is not None
    assert 13 < at < 14
