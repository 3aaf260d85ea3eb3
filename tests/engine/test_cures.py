"""What a diagnosis finds, and the levers against it in the order they make sense."""

from __future__ import annotations

from typing import Any

from gameday.engine.cures import cause_found, suggested
from gameday.engine.world import World
from gameday.scenario import Scenario
from tests.engine.loaded import CALM, SHED, SPIKE, loaded
from tests.engine.small import MINUTE, lever, small, small_world


def world(scenario: Scenario, fault: str) -> World:
    assert scenario.world is not None
    one = World(scenario.world)
    one.faults[fault].begin(10 * MINUTE)
    one.changed()
    return one


def cures(one: World, minute: int, look: Any = "logs") -> tuple[str | None, list[str]]:
    cause, levers = cause_found(one, look, None, minute * MINUTE)
    return cause, [told.action for told in levers]


def test_what_ends_it_comes_first_the_surest_before_the_others() -> None:
    levers = [lever(0, action="patch", chance=0.5), lever(0, action="revert", chance=0.9), lever(1, action="restart")]
    one = world(small(world=small_world(mitigations=levers)), "broken")
    assert cures(one, 20) == ("It broke.", ["revert", "patch"]), "a restart that does not hold is no cure"


def test_a_lever_stands_after_what_it_needs() -> None:
    needy = lever(0, action="reload", needs=[{"action": "renew", "target": "store"}])
    renew = lever(1, action="renew", effects=[], needs=[{"action": "ask", "target": "store"}])
    levers = [needy, renew, lever(1, action="ask", effects=[])]
    one = world(small(world=small_world(mitigations=levers)), "broken")
    assert cures(one, 20) == ("It broke.", ["ask", "renew", "reload"])


def test_a_fault_that_is_over_shows_while_its_queue_keeps_itself_up() -> None:
    """A retry storm: the spike is gone, everybody tries again, and only less demand ends it."""
    storm = loaded(shop={"patience": "1m", "retries": 2})
    one = world(storm, "spike")
    assert cures(one, 20, "dashboard") == ("Everybody came at once.", ["announce", "shed"])
    one.faults["spike"].bring(25 * MINUTE, 0.0)
    one.changed()
    assert one.facts(60 * MINUTE).core_function == "degraded"
    assert cures(one, 60, "dashboard") == ("Everybody came at once.", ["shed"])
    assert [told.action for told in suggested(one, "dashboard", None, 60 * MINUTE)] == ["shed"]


def test_once_all_is_well_nothing_shows_and_nothing_comes_to_mind() -> None:
    one = world(loaded(faults=[SPIKE], mitigations=[SHED, CALM]), "spike")
    one.faults["spike"].bring(20 * MINUTE, 0.0)
    one.changed()
    assert cures(one, 100, "dashboard") == (None, [])
    assert list(suggested(one, "dashboard", None, 100 * MINUTE)) == []


def test_a_look_that_only_the_sop_knows_brings_no_lever_to_mind() -> None:
    """An SOP may ask for a check of what no scenario has: somebody does it, and nothing fails."""
    one = world(small(world=small_world()), "broken")
    runbook: Any = "runbook"
    assert [told.action for told in suggested(one, "dashboard", None, 20 * MINUTE)] != []
    assert list(suggested(one, runbook, None, 20 * MINUTE)) == []
    assert cures(one, 20, runbook) == (None, [])
