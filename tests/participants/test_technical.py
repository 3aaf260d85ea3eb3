"""Working on the problem: levers, causes, and both in the order the SOP puts them."""

from __future__ import annotations

from gameday.timeline.response import CauseFound, MitigationStarted
from tests.engine.small import fault, lever, small, small_world
from tests.participants.stories import SANE, crew, handbook, minute, story, told

WORK = (
    "diagnosis_started",
    "cause_found",
    "mitigation_started",
    "mitigation_applied",
    "mitigation_failed",
    "escalated",
)
CAUSE_FIRST = [one for one in SANE if one["id"] != "mitigate-first"]


def test_mitigate_first_pulls_the_lever_that_undoes_the_change() -> None:
    """Before anybody knows the cause, and nobody has to look for it."""
    timeline = story(by=crew(sure=True))

    assert told(timeline, *WORK) == ["dana mitigation_started store rollback", "mitigation_applied store rollback"]


def test_without_the_rule_the_cause_comes_first() -> None:
    """The lever follows from the cause; it takes the scenario's seven minutes at the median."""
    timeline = story(by=crew(sure=True), under=handbook(CAUSE_FIRST))

    assert told(timeline, *WORK) == [
        "dana diagnosis_started",
        "dana cause_found",
        "dana mitigation_started store rollback",
        "mitigation_applied store rollback",
    ]
    assert timeline.every(CauseFound)[0].cause == "It broke."


def test_a_lever_that_does_nothing_is_followed_by_another() -> None:
    """What undoes a change is tried first, then what the dashboard suggests."""
    useless = lever(0, action="flag", suggested_by=["changes"], effects=[])
    cure = lever(0, suggested_by=["logs"])
    timeline = story(by=crew(sure=True), scenario=small(world=small_world(mitigations=[useless, cure, lever(1)])))
    pulled = [one.action for one in timeline.every(MitigationStarted)]

    assert pulled[0] == "flag"
    assert pulled[-1] == "rollback"
    assert told(timeline, "resolved") == ["dana resolved"]


def test_a_lever_that_fails_is_pulled_once_more_when_it_is_the_cure() -> None:
    """And no more than that."""
    broken = lever(0, chance=0.0)
    timeline = story(
        by=crew(sure=True), under=handbook(CAUSE_FIRST), scenario=small(world=small_world(mitigations=[broken]))
    )

    assert told(timeline, *WORK).count("dana mitigation_started store rollback") == 2
    assert "dana escalated secondary_oncall" in told(timeline, "escalated")
    assert told(timeline, "resolved") == []


def test_who_searches_for_too_long_tries_what_comes_to_mind() -> None:
    """After half an hour without a cause."""
    slow = small_world(faults=[fault(diagnosis={"takes": "3h", "found_in": ["logs"]})])
    timeline = story(by=crew(sure=True), under=handbook(CAUSE_FIRST), scenario=small(world=slow))

    assert told(timeline, "diagnosis_started", "cause_found", "mitigation_started") == [
        "dana diagnosis_started",
        "dana mitigation_started store rollback",
    ]
    assert minute(timeline, "mitigation_started") - minute(timeline, "diagnosis_started") > 30  # type: ignore[operator]


def test_who_knows_the_cause_may_still_reach_for_the_wrong_lever() -> None:
    """Always, where the profile says always, as long as there is a wrong one left."""
    wrong = {"wrong_lever": {"value": 1.0, "source": "test"}}
    timeline = story(by=crew(sure=True, overrides=wrong), under=handbook(CAUSE_FIRST))

    assert next(one.action for one in timeline.every(MitigationStarted)) == "restart"
