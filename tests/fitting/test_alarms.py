"""Alerts that no fault sets off, planted in shipped scenarios."""

from __future__ import annotations

import pytest

from gameday.engine.world import World
from gameday.files.documents import open_scenario
from gameday.files.shipped import shipped_names
from gameday.fitting.alarms import alarm_remarks
from gameday.fitting.coming import coming
from gameday.fitting.extremes import Extremes
from gameday.scenario.metric import METRICS
from gameday.terms.duration import MINUTE
from tests.fitting.planting import Data, Edit, found, planted

SHOP, SALE = "checkout-errors", "sale-opens"


def alert(index: int, **keys: object) -> Edit:
    return lambda data: data["world"]["alerts"][index].update(keys)


def worse(data: Data) -> None:
    """A threshold that only a lever's harm crosses."""
    data["world"]["alerts"][0]["above"] = 0.4
    data["world"]["mitigations"][4].update(
        effects=[{"fault": "gateway-timeout", "does": "worsens", "to": 3}], otherwise=[]
    )


CASES: list[tuple[str, Edit, list[tuple[str, str]]]] = [
    # The gateway passes on 15%, and 32% more once somebody restarts it.
    (SHOP, alert(0, above=0.5), [("alert-never-rings", "world/alerts/0/above")]),
    (SHOP, alert(0, above=0.4), []),
    (SHOP, worse, []),
    (SHOP, alert(1, above=1000), [("alert-never-rings", "world/alerts/1/above")]),
    (SHOP, alert(2, below=200), [("alert-never-rings", "world/alerts/2/below")]),
    (SHOP, alert(0, service="recommendations"), [("alert-stays-silent", "world/alerts/0/service")]),
    # That a dashboard stays green over a fault is a story of its own.
    (SHOP, alert(0, metric="queue_depth", above=9), []),
    (SHOP, alert(0, metric="latency_p95_ms", above=1e8), []),
]


@pytest.mark.parametrize(("name", "edit", "said"), CASES)
def test_an_alert_that_never_rings_is_found_where_it_stands(name: str, edit: Edit, said: list[tuple[str, str]]) -> None:
    """Each is the one thing that is said, and at its place; what might ring is not touched."""
    assert found(name, edit) == said


def test_it_says_how_far_the_metric_gets() -> None:
    assert [one.wrong for one in planted(SHOP, alert(2, below=200))] == [
        "'orders-drop' rings below 200, and orders_per_minute of 'checkout' falls to 262 at the most, whatever is done"
    ]


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_every_alert_of_what_is_shipped_may_ring(name: str) -> None:
    one = open_scenario(name).document
    assert list(alarm_remarks(one, coming(one))) == []


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_no_metric_gets_further_than_is_said(name: str) -> None:
    """Law: with every fault at work at once, each metric stays between the ends that are told of it."""
    one = open_scenario(name).document
    if one.world is None:
        pytest.skip("it has no world")
    world, extremes = World(one.world), Extremes(one.world, coming(one).faults)
    for place, fault in enumerate(world.faults.values()):
        fault.begin(place * MINUTE)
    world.changed()
    spans = {(service.name, metric): extremes.span(service.name, metric) for service in one.world.services
             for metric in METRICS}  # fmt: skip
    beyond = [
        (service, metric, now)
        for (service, metric), span in spans.items()
        for now in range(0, one.ends_after, 7 * MINUTE)
        if span and not span[0] - 1e-9 <= world.value(service, metric, now) <= span[1] + 1e-9
    ]
    assert beyond == []
