"""What comes in at each service on a quiet day."""

from __future__ import annotations

from graphlib import CycleError

import pytest

from gameday.scenario.load import Load
from gameday.scenario.quiet_day import callers_first, calls_made, usual_demands
from gameday.scenario.service import Dependency, Service

ROOMY = Load(capacity=1000)


def service(name: str, *leans: Dependency, load: Load | None = ROOMY) -> Service:
    return Service(name=name, depends_on=leans, load=load)


def test_requests_add_up_along_dependencies() -> None:
    store = Dependency(service="store", calls=2)
    services = [
        service("store", load=Load(demand=5, capacity=1000)),
        service("shop", store, load=Load(demand=30, capacity=100)),
        service("app", Dependency(service="shop"), store, load=Load(demand=10, capacity=50)),
    ]
    assert usual_demands(services) == {"app": 10, "shop": 40, "store": 5 + 2 * 40 + 2 * 10}
    assert [one.name for one in callers_first(services)] == ["app", "shop", "store"]


def test_who_states_no_load_makes_no_requests_and_is_asked_for_none() -> None:
    services = [service("shop", Dependency(service="store"), load=None), service("store")]
    assert usual_demands(services) == {"store": 0}
    assert calls_made(services) == {}


def test_a_ring_has_no_order() -> None:
    ring = [service("a", Dependency(service="b")), service("b", Dependency(service="a"))]
    with pytest.raises(CycleError):
        usual_demands(ring)
