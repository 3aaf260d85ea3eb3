"""What in a world's loads and levers does not fit together is named with its place."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from pydantic import ValidationError

from gameday.scenario import Scenario
from gameday.scenario.load import Load
from gameday.terms.document import Misfits
from tests.engine.loaded import CALM, SHED, SPIKE, WORLD, loaded
from tests.engine.small import SMALL, small
from tests.scenario.shelf import read

World = dict[str, Any]


def changed(**changes: Any) -> World:
    return copy.deepcopy(WORLD) | changes


def service(index: int, **keys: Any) -> World:
    """The world with keys of one service replaced; None takes one out."""
    world = changed()
    services = world["services"]
    services[index] = {key: value for key, value in (services[index] | keys).items() if value is not None}
    return world


def misfits(world: World) -> list[tuple[tuple[str | int, ...], str]]:
    try:
        read(copy.deepcopy(SMALL) | {"world": world})
    except ValidationError as fault:
        (first,) = fault.errors()
        error = first["ctx"]["error"]
        assert isinstance(error, Misfits)
        return [(one.path, one.wrong) for one in error.misfits]
    return []


def move(**keys: Any) -> World:
    return changed(faults=[SPIKE | {"moves": [keys]}])


SHOP, STORE = ("world", "services", 0), ("world", "services", 1)
FIRST_MOVE = ("world", "faults", 0, "moves", 0)
LEVER = ("world", "mitigations", 0)
NEEDS_EACH_OTHER = [
    SHED | {"needs": [{"action": "announce", "target": "shop"}]},
    CALM | {"needs": [{"action": "shed", "target": "shop"}]},
]


def test_the_world_as_it_is_fits() -> None:
    assert misfits(changed()) == []


@pytest.mark.parametrize(
    ("world", "path", "wrong"),
    [
        (
            service(1, load={"capacity": 150}),
            (*STORE, "load"),
            "'store' is overloaded on a quiet day: 200 requests a minute",
        ),
        (
            service(1, load=None),
            (*SHOP, "depends_on", 0),
            "nothing counts what 'shop' calls of 'store'",
        ),
        (
            service(0, normal={"queue_depth": 3}),
            (*SHOP, "normal", "queue_depth"),
            "'queue_depth' of 'shop' is said twice: it follows from its load",
        ),
        (
            service(1, load=None, feels=[{"metric": "demand", "above": 1, "everybody_at": 2}]),
            (*STORE, "feels", 0),
            "'store' has no demand: it states no load",
        ),
        (
            move(metric="saturation", to=0.9),
            FIRST_MOVE,
            "'saturation' of 'shop' follows from its load, nothing else moves it",
        ),
        (
            service(0, load=None, feels=[]),
            FIRST_MOVE,
            "'shop' has no demand: it states no load",
        ),
        (
            service(0, load=None, feels=[]),
            (*LEVER, "scales", 0, "service"),
            "'shop' states no load that 'shed' could act on",
        ),
        (
            changed(mitigations=[SHED | {"empties": ["elsewhere"]}, CALM]),
            (*LEVER, "empties", 0),
            "'elsewhere' states no load that 'shed' could act on",
        ),
        (
            changed(alerts=[{"id": "a", "service": "other", "metric": "demand", "above": 1, "text": "x"}]),
            ("world", "alerts", 0, "service"),
            "'other' is no service of this world",
        ),
        (
            changed(mitigations=[SHED | {"needs": [{"action": "pray", "target": "shop"}]}, CALM]),
            (*LEVER, "needs", 0),
            "'pray shop' is no mitigation of this world",
        ),
        (
            changed(mitigations=NEEDS_EACH_OTHER),
            ("world", "mitigations"),
            "levers need each other in a ring: shed shop -> announce shop -> shed shop",
        ),
        (
            changed(mitigations=[SHED | {"otherwise": [{"fault": "no-such", "does": "ends"}]}, CALM]),
            (*LEVER, "otherwise", 0, "fault"),
            "'no-such' is no fault of this world",
        ),
    ],
)
def test_misfits(world: World, path: tuple[str | int, ...], wrong: str) -> None:
    found = misfits(world)
    assert [one for one in found if one[0] == path] == [(path, wrong)]


def test_a_ring_of_services_is_named_and_nothing_is_counted_along_it() -> None:
    world = service(1, depends_on=["shop"])
    assert misfits(world) == [(("world", "services"), "services depend on each other in a ring: shop -> store -> shop")]


def test_a_fault_that_is_outweighed_is_helped() -> None:
    assert misfits(changed(mitigations=[SHED])) == []


@pytest.mark.parametrize(
    ("mitigation", "text"),
    [
        (SHED | {"scales": []}, "by what does it outweigh"),
        (SHED | {"effects": [{"fault": "spike", "does": "outweighs", "holds_for": "5m"}]}, "`holds_for` speaks of"),
        (SHED | {"effects": [{"fault": "spike", "does": "outweighs", "to": 0.5}]}, "expected `to` with lessens"),
    ],
)
def test_what_a_lever_cannot_mean(mitigation: World, text: str) -> None:
    with pytest.raises(ValidationError, match=text):
        read(copy.deepcopy(SMALL) | {"world": changed(mitigations=[mitigation, CALM])})


def test_what_a_load_cannot_mean() -> None:
    with pytest.raises(ValidationError, match="overloaded on a quiet day"):
        Load(demand=10, capacity=5)
    with pytest.raises(ValidationError, match="greater than 0"):
        Load(demand=0, capacity=0)


@pytest.mark.parametrize("scenario", [small(), loaded()], ids=["without-loads", "with-loads"])
def test_what_was_read_and_written_down_reads_as_the_same(scenario: Scenario) -> None:
    assert Scenario.model_validate_json(scenario.model_dump_json(), strict=True) == scenario
