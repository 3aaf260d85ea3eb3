"""What goes on whether or not anybody responds."""

from __future__ import annotations

from gameday.engine.chance import Chance
from gameday.engine.stage import Stage
from gameday.scenario import Scenario
from gameday.timeline.response import MitigationStarted
from gameday.timeline.signals import ChangeNotice
from tests.engine.cast import MINUTE, Scripted, sop, team
from tests.engine.plays import minutes, played
from tests.engine.small import fault, lever, small, small_world


def stage_of(scenario: Scenario) -> Stage:
    stage = Stage(scenario, sop(), team(), Chance(1, "s", "t"))
    stage.start()
    return stage


def test_a_planned_change_is_announced_and_one_before_the_start_is_not() -> None:
    changes = [
        {"id": "before", "service": "shop", "ago": "5m", "text": "before"},
        {"id": "planned", "service": "shop", "at": "5m", "text": "planned"},
    ]
    scenario = small(world=small_world(changes=changes))
    told = [(minutes(scenario, one), one.text, one.service) for one in played(scenario).every(ChangeNotice)]
    assert told == [(5.0, "planned", "shop")]


def test_it_says_which_alerts_stand() -> None:
    stage = stage_of(small())
    stage.clock.advance(11 * MINUTE)
    assert stage.scenery.firing() == ()
    stage.clock.advance(12 * MINUTE)
    assert [alert.alert for alert in stage.scenery.firing()] == ["shop-errors"]


def test_what_was_left_behind_takes_time_to_understand_as_well() -> None:
    harm = {"users": 0.05, "data": [{"after": "0s", "is": "at_risk"}]}
    scenario = small(world=small_world(faults=[fault(at="0s", harm=harm, lasts="20m")]))
    stage = stage_of(scenario)
    stage.clock.advance(40 * MINUTE)
    assert not stage.scenery.truth.facts.benign
    assert stage.diagnosis_time() == 7 * MINUTE


def test_without_a_world_a_lever_is_only_words() -> None:
    scenario = small(world=None, stated_truth=[{"at": "5m", "facts": {"users_affected": 0.3}}])
    started = MitigationStarted(at=0, action="anything", target="anywhere")
    timeline = played(scenario, {"dana": Scripted([(10, started)])})
    assert [one.kind for one in timeline if "mitigation" in one.kind] == ["mitigation_started"]


def test_a_levers_time_is_the_profiles_where_the_scenario_sets_none() -> None:
    untimed = lever(0)
    del untimed["takes"]
    scenario = small(world=small_world(mitigations=[untimed, lever(1)]))
    timed = played(small(), {"dana": Scripted([(20, MitigationStarted(at=0, action="rollback", target="store"))])})
    free = played(scenario, {"dana": Scripted([(20, MitigationStarted(at=0, action="rollback", target="store"))])})
    landed = [[minutes(scenario, one) for one in t if one.kind == "mitigation_applied"] for t in (timed, free)]
    assert landed[0] == [25.0]
    assert landed[1] != landed[0]
