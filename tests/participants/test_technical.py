"""Working on the problem: levers, causes, and both in the order the SOP puts them."""

from __future__ import annotations

from gameday.timeline.response import CauseFound, Escalated, MitigationStarted
from tests.engine.small import MINUTE, fault, lever, small, small_world
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


def test_a_cure_that_fails_is_pulled_once_more_and_come_back_to_after_everything_else() -> None:
    """Twice, then the other cure; then somebody is asked for help, and both are tried again after a rest each time."""
    first, second = lever(0, chance=0.0), lever(0, action="rebuild", chance=0.0, suggested_by=[])
    timeline = story(
        by=crew(sure=True), under=handbook(CAUSE_FIRST), scenario=small(world=small_world(mitigations=[first, second]))
    )
    pulled = [one.split()[-1] for one in told(timeline, "mitigation_started", "escalated")]

    assert pulled[:9] == ["rollback"] * 2 + ["rebuild"] * 2 + ["secondary_oncall"] + ["rollback"] * 2 + ["rebuild"] * 2
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


def test_who_searches_in_vain_asks_for_one_more_pair_of_eyes_after_the_other() -> None:
    """Half an hour apart, until nobody is left to ask."""
    people = [
        {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead"]},
        {"id": "eli", "name": "Eli", "roles": ["secondary_oncall"]},
        {"id": "kim", "name": "Kim", "roles": ["technical_lead"]},
    ]
    alone = [one for one in CAUSE_FIRST if one["id"] not in ("roles", "page-secondary")]
    endless = small_world(
        faults=[fault(diagnosis={"takes": "24h", "found_in": ["logs"]})], mitigations=[lever(0, suggested_by=[])]
    )
    scenario = small(world=endless, ends_after="6h")
    timeline = story(by=crew(sure=True, people=people), under=handbook(alone), scenario=scenario)
    asked = timeline.every(Escalated)

    assert [one.target for one in asked] == ["secondary_oncall", "kim"]
    assert asked[1].at - asked[0].at >= 30 * MINUTE
    assert {"eli joined", "kim joined"} <= set(told(timeline, "joined"))


def test_who_knows_the_cause_may_still_reach_for_the_wrong_lever() -> None:
    """Always, where the profile says always, as long as there is a wrong one left."""
    wrong = {"wrong_lever": {"value": 1.0, "source": "test"}}
    timeline = story(by=crew(sure=True, overrides=wrong), under=handbook(CAUSE_FIRST))

    assert next(one.action for one in timeline.every(MitigationStarted)) == "restart"


PAUSES = lever(
    0, action="failover", takes="1m", suggested_by=["changes"],
    effects=[{"fault": "broken", "does": "ends", "holds_for": "60m"}],
)  # fmt: skip
RESTORE = lever(1, action="restore", effects=[{"fault": "broken", "does": "heals"}], suggested_by=[])
HARMS = fault(
    harm={
        "users": 0.05,
        "data": [{"after": "0s", "is": "at_risk"}],
        "data_seen_in": ["logs", "dashboard"],
    }
)


def test_whoever_found_the_cause_while_it_paused_looks_again_once_it_is_back() -> None:
    """While it pauses only the data is to be mended. When it is back that would fail; what ends it comes first."""
    world = small_world(faults=[HARMS], mitigations=[PAUSES, RESTORE, lever(0, suggested_by=[])])
    timeline = story(by=crew(sure=True), scenario=small(world=world, ends_after="5h"))

    assert told(timeline, *WORK, "resolved", "alert_fired", "impact_ended") == [
        "alert_fired",
        "dana mitigation_started store failover",
        "mitigation_applied store failover",
        "dana diagnosis_started",
        "dana cause_found",
        "dana mitigation_started store restore",
        "mitigation_applied store restore",
        "impact_ended",
        "dana resolved",
        "alert_fired",
        "dana mitigation_started store rollback",
        "mitigation_applied store rollback",
        "dana mitigation_started store restore",
        "mitigation_applied store restore",
        "impact_ended",
        "dana resolved",
    ]
