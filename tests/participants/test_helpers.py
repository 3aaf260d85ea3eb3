"""Helping: two search quicker than one."""

from __future__ import annotations

from tests.engine.small import fault, lever, small, small_world
from tests.participants.stories import SANE, Clauses, crew, handbook, minute, story, told

CAUSE_FIRST = [one for one in SANE if one["id"] not in ("mitigate-first", "roles", "page-secondary")]
HARD_FAULTS = [fault(diagnosis={"takes": "25m", "found_in": ["logs"]})]
HARD = small(world=small_world(faults=HARD_FAULTS))
PEOPLE = [
    {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead"]},
    {"id": "eli", "name": "Eli", "roles": ["secondary_oncall", "incident_commander"]},
    {"id": "kim", "name": "Kim", "roles": ["team_lead", "technical_lead"]},
]


def paging(*targets: str) -> Clauses:
    """An SOP that pages all of these at once."""
    at_once = {"kind": "escalation", "trigger": "signal", "after": {"SEV2": "prompt", "SEV3": "prompt"}}
    return [*CAUSE_FIRST, *({"id": one.replace("_", "-"), "target": one, **at_once} for one in targets)]


def test_who_joins_without_a_seat_is_asked_to_help_and_does() -> None:
    """Asked, accepted, done; and the cause is found sooner than by one alone."""
    people = crew(sure=True, people=PEOPLE)
    two, three = (
        story(by=people, under=handbook(paging(*targets)), scenario=HARD)
        for targets in (("primary_oncall", "secondary_oncall"), ("primary_oncall", "secondary_oncall", "team_lead"))
    )

    assert told(two, "task_assigned") == []
    assert [word.split()[1] for word in told(three, "task_assigned", "task_accepted", "task_done")] == [
        "task_assigned",
        "task_accepted",
        "task_done",
    ]
    assert minute(three, "cause_found") < minute(two, "cause_found")  # type: ignore[operator]


def test_who_was_asked_stays_at_hand_until_it_is_over() -> None:
    """Also where nobody searches yet when they are asked, and whoever works on it tries levers first."""
    paged = ["primary_oncall", "secondary_oncall", "team_lead"]
    levers_first = [*paging(*paged), {"id": "mitigate-first", "kind": "precedence", "mitigate_first": True}]
    useless = lever(0, action="flag", takes="15m", suggested_by=["changes"], effects=[])
    world = small_world(faults=HARD_FAULTS, mitigations=[useless, lever(0, suggested_by=[])])
    timeline = story(by=crew(sure=True, people=PEOPLE), under=handbook(levers_first), scenario=small(world=world))
    order = [one.split()[1] for one in told(timeline, "task_accepted", "diagnosis_started", "resolved", "task_done")]

    assert order == ["task_accepted", "diagnosis_started", "resolved", "task_done"]
