"""A recipe is told of any service, whatever it is called."""

from __future__ import annotations

import json

import pytest

from gameday.files.node import Json, node_of
from gameday.files.recipe import RECIPES, recipe_block, recipe_world
from gameday.files.safe_yaml import read_yaml
from gameday.files.validating import validated
from gameday.scenario import World
from gameday.scenario.fault import FAULT_FAMILIES, FaultFamily

ODD = "Pay: 'now' {or} \"never\" # - [é]"


def world_of(data: dict[str, Json]) -> World:
    return validated(World, node_of(data, "recipe", 1), ())


def test_every_family_has_one() -> None:
    assert tuple(RECIPES) == FAULT_FAMILIES


@pytest.mark.parametrize("mild", [False, True])
@pytest.mark.parametrize("family", FAULT_FAMILIES)
def test_it_is_told_of_any_service(family: FaultFamily, mild: bool) -> None:
    world = world_of(recipe_world(family, "pay", ODD, mild=mild))
    assert (world.services[0].name, world.services[0].title) == ("pay", ODD)
    assert {one.name.partition("-")[0] for one in world.services} == {"pay"}
    assert {fault.family for fault in world.faults if fault.at is not None} == {family}
    said = json.dumps(recipe_world(family, "pay", ODD, mild=mild))
    assert ("of-the-service" in said, "{{title}}" in said, "{{service}}" in said) == (False, False, False)


@pytest.mark.parametrize("family", FAULT_FAMILIES)
def test_the_block_of_the_page_is_the_same_world(family: FaultFamily) -> None:
    recipe = RECIPES[family]
    assert read_yaml(recipe_block(family), "page").plain() == {
        "world": recipe_world(family, recipe.service, recipe.title)
    }


def test_a_mild_one_leaves_data_and_security_alone() -> None:
    for family in ("data_corruption", "credential_breach"):
        stages = [
            (len(fault.harm.data), len(fault.harm.security))
            for mild in (False, True)
            for fault in world_of(recipe_world(family, "pay", "Pay", mild=mild)).faults
            if fault.harm is not None
        ]
        assert (sum(stages[0]) > 0, stages[1]) == (True, (0, 0))


def test_each_call_gives_a_world_of_its_own() -> None:
    first = recipe_world("dns", "pay", "Pay")
    first.clear()
    assert recipe_world("dns", "pay", "Pay")["services"]
