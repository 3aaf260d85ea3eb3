"""Each recipe of the page on faults loads, hurts, goes on while nobody acts, and is ended by its right levers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from gameday.files.documents import load_scenario
from gameday.files.recipe import recipe_block
from gameday.scenario import Scenario, World
from gameday.scenario.fault import FAULT_FAMILIES, Fault, FaultFamily
from gameday.scenario.mitigation import Mitigation
from gameday.timeline.response import MitigationApplied, MitigationStarted
from gameday.timeline.signals import AlertFired
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.engine.cast import Scripted, Step
from tests.engine.plays import minutes, played

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "model-a-fault.md"
TEXT = PAGE.read_text(encoding="utf-8")
HEAD = re.search(r"^```yaml\n(# yaml-language-server.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
RECIPE = re.compile(r"^## [^\n]* \(`(\w+)`\)\n.*?^```yaml\n(world:.*?)^```$", re.MULTILINE | re.DOTALL)
RECIPES = dict(RECIPE.findall(TEXT))


def recipe(family: str, place: Path) -> Scenario:
    assert HEAD is not None
    # Chance has its own tests: here every lever works as meant, and no end comes undone by bad luck.
    path = place / "try-it.yaml"
    path.write_text(HEAD[1] + RECIPES[family], encoding="utf-8")
    scenario = load_scenario(path)
    assert scenario.world is not None
    sure = [lever.model_copy(update={"chance": 1.0, "false_recovery": 0.0}) for lever in scenario.world.mitigations]
    return scenario.model_copy(update={"world": scenario.world.model_copy(update={"mitigations": tuple(sure)})})


def world_of(scenario: Scenario) -> World:
    assert scenario.world is not None
    return scenario.world


def fault_of(scenario: Scenario, family: str) -> Fault:
    (fault,) = (fault for fault in world_of(scenario).faults if fault.family == family)
    return fault


def right_levers(world: World, fault: str) -> Iterator[Mitigation]:
    """The levers that help against a fault for good, each after what it needs, and those that heal what it harmed."""
    for lever in world.mitigations:
        acts = [effect for effect in lever.effects if effect.fault == fault]
        if any(effect.helps or effect.does == "heals" for effect in acts):
            for need in lever.needs:
                needed = world.lever(need.action, need.target)
                assert needed is not None
                yield needed
            yield lever


def pulls(scenario: Scenario, levers: list[Mitigation]) -> list[Step]:
    """One after the other, each when the one before has worked; the first ten minutes into the impact."""
    steps: list[Step] = []
    minute = (minutes(scenario, played(scenario).first(ImpactStarted)) or 0.0) + 10.0
    for lever in dict.fromkeys(levers):
        steps.append((minute, MitigationStarted(at=0, action=lever.action, target=lever.target)))
        minute += 2.0 * (lever.takes or 0) / 60_000 + 1
    return steps


def test_every_family_has_a_recipe() -> None:
    assert tuple(RECIPES) == FAULT_FAMILIES


def test_the_page_shows_the_recipes_that_scenarios_are_started_from(writes: bool) -> None:
    def shown(found: re.Match[str]) -> str:
        return found[0].replace(found[2], recipe_block(cast("FaultFamily", found[1])))

    wanted = RECIPE.sub(shown, TEXT)
    if writes:
        PAGE.write_text(wanted, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == wanted, "the page differs from gameday/files/recipes"


@pytest.mark.parametrize("family", RECIPES)
def test_left_alone_it_hurts_and_goes_on(family: str, tmp_path: Path) -> None:
    scenario = recipe(family, tmp_path)
    timeline = played(scenario)
    assert timeline.first(ImpactStarted) is not None
    assert timeline.first(AlertFired) is not None
    started = [one.at for one in timeline.every(ImpactStarted)]
    ended = [one.at for one in timeline.every(ImpactEnded)]
    if fault_of(scenario, family).lasts is None:
        assert len(started) > len(ended), "nobody did anything, and it is over"
    else:
        assert (ended[-1] - started[0]) / 60_000 > 120, "it is over before anybody needed to act"


@pytest.mark.parametrize("family", RECIPES)
def test_its_right_levers_end_it(family: str, tmp_path: Path) -> None:
    scenario = recipe(family, tmp_path)
    levers = [*right_levers(world_of(scenario), fault_of(scenario, family).id)]
    dana = Scripted(pulls(scenario, levers))
    timeline = played(scenario, {"dana": dana})
    assert dana.refused == []
    assert len(timeline.every(MitigationApplied)) == len(dict.fromkeys(levers))
    first, last = timeline.every(MitigationApplied)[0], timeline.last(ImpactEnded)
    assert last is not None
    assert last.at > first.at
    assert len(timeline.every(ImpactStarted)) == len(timeline.every(ImpactEnded)), "it came back"


@pytest.mark.parametrize("family", RECIPES)
def test_what_tempts_does_not_end_it(family: str, tmp_path: Path) -> None:
    scenario = recipe(family, tmp_path)
    world, fault = world_of(scenario), fault_of(scenario, family)
    right = {(lever.action, lever.target) for lever in right_levers(world, fault.id)}
    tempting = [lever for lever in world.mitigations if (lever.action, lever.target) not in right]
    if fault.lasts is not None or not tempting:
        return
    timeline = played(scenario, {"dana": Scripted(pulls(scenario, tempting))})
    assert timeline.first(MitigationApplied) is not None
    assert len(timeline.every(ImpactStarted)) > len(timeline.every(ImpactEnded))
