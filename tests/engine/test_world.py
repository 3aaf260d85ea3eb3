"""The world computes metrics and facts on demand."""

from __future__ import annotations

import pytest

from gameday.engine.world import World
from gameday.scenario.world import World as Told
from gameday.terms.facts import BENIGN, Facts
from tests.engine.small import MINUTE, fault, small, small_world


def world(**changes: object) -> World:
    told = small(world=small_world(**changes)).world
    assert isinstance(told, Told)
    return World(told)


def begun(at: int, **changes: object) -> World:
    one = world(**changes)
    one.faults["broken"].begin(at)
    one.changed()
    return one


def test_metrics_follow_the_fault_and_spread_along_dependencies() -> None:
    one = begun(10 * MINUTE)
    at = [0, 10 * MINUTE, 11 * MINUTE, 12 * MINUTE, 90 * MINUTE]
    assert [one.value("store", "error_rate", now) for now in at] == pytest.approx([0, 0, 0.25, 0.5, 0.5])
    assert [one.value("shop", "error_rate", now) for now in at] == pytest.approx([0, 0, 0.125, 0.25, 0.25])
    assert [one.value("store", "saturation", now) for now in at] == pytest.approx([0.5, 0.5, 0.7, 0.9, 0.9])
    assert one.value("shop", "saturation", 12 * MINUTE) == 0.4, "saturation is a service's own"


def test_facts_are_what_users_feel() -> None:
    one = begun(10 * MINUTE)
    assert one.facts(0) == BENIGN
    assert one.facts(11 * MINUTE) == Facts(
        users_affected=0.1, revenue_affected=0.125, core_function="down", growing=True, customer_visible=True
    )
    assert one.facts(12 * MINUTE) == Facts(
        users_affected=0.2, revenue_affected=0.25, core_function="down", growing=False, customer_visible=True
    )


def test_an_ended_fault_drains_over_its_recovery() -> None:
    one = begun(0)
    one.faults["broken"].bring(10 * MINUTE, 0.0)
    one.changed()
    assert one.facts(12 * MINUTE).users_affected == pytest.approx(0.1)
    assert one.facts(14 * MINUTE) == BENIGN


def test_the_next_moment_is_the_next_that_can_matter_and_none_once_all_is_level() -> None:
    one = begun(10 * MINUTE)
    moments, now = [], 10 * MINUTE
    while (then := one.next_moment(now)) is not None:
        moments.append(then)
        now = then
    assert now == 12 * MINUTE
    assert all(10 * MINUTE < moment <= 12 * MINUTE for moment in moments)
    alert_at = 10 * MINUTE + 48_001  # the shop's errors pass 10% after 0.4 of two minutes
    assert alert_at in moments


def test_silent_harm_shows_only_where_it_is_seen_and_stays_until_healed() -> None:
    harm = {
        "users": 0.05,
        "feature": "degraded",
        "growing": True,
        "data": [{"after": "0s", "is": "at_risk"}, {"after": "30m", "is": "lost"}],
        "seen_in": ["customers", "logs"],
        "data_seen_in": ["logs"],
    }
    one = begun(0, faults=[fault(moves=[], harm=harm)])
    assert one.facts_seen(20 * MINUTE, "dashboard") == BENIGN
    assert one.facts_seen(20 * MINUTE, "customers") == Facts(
        users_affected=0.05, feature="degraded", customer_visible=True
    )
    assert one.facts_seen(20 * MINUTE, "logs") == one.facts(20 * MINUTE)
    assert one.facts(20 * MINUTE).data == "at_risk"
    assert one.facts(30 * MINUTE).data == "lost"
    live = one.faults["broken"]
    live.bring(20 * MINUTE, 0.0)
    one.changed()
    assert one.facts(90 * MINUTE) == Facts(
        users_affected=0.05, feature="degraded", data="at_risk", customer_visible=True
    ), "the damage stays, and grows no more"
    live.healed = True
    assert one.facts(90 * MINUTE) == BENIGN


def test_a_workaround_counts_only_while_every_active_fault_has_one() -> None:
    harm = {"users": 0.05, "workaround": True}
    one = begun(0, faults=[fault(moves=[], harm=harm)])
    assert one.facts(5 * MINUTE).workaround is True
    assert begun(0).facts(5 * MINUTE).workaround is False


def test_the_scope_is_unknown_until_somebody_looks() -> None:
    one = begun(0, scope_seen_in=["logs"])
    assert one.facts(5 * MINUTE).known is False
    one.scope_known = True
    assert one.facts(5 * MINUTE).known is True
