"""What leans on what, and which faults may be behind a service's trouble."""

from __future__ import annotations

from gameday.engine.layout import leans_on
from gameday.engine.leaning import faults_of
from gameday.engine.world import World
from tests.engine.small import fault, small, small_world


def world() -> World:
    services = [
        {"name": "shop", "depends_on": ["store", "mail"]},
        {"name": "store", "depends_on": ["disk"]},
        {"name": "disk"},
        {"name": "mail"},
    ]
    faults = [fault(id=name, service=name, lasts="1h") for name in ("disk", "mail", "shop")]
    told = small(world=small_world(services=services, faults=faults, mitigations=[], alerts=[])).world
    assert told is not None
    return World(told)


def test_a_service_leans_on_what_it_depends_on_and_on_what_that_leans_on() -> None:
    assert leans_on(world().told, "shop") == ("shop", "store", "mail", "disk")
    assert leans_on(world().told, "mail") == ("mail",)


def test_behind_a_services_trouble_may_be_any_fault_it_leans_on() -> None:
    """Of all services where none is named, or none of that name is known."""
    found = {name: [one.told.id for one in faults_of(world(), name)] for name in ("store", "mail", "shop", "x", None)}

    everything = ["disk", "mail", "shop"]
    assert found == {"store": ["disk"], "mail": ["mail"], "shop": everything, "x": everything, None: everything}
