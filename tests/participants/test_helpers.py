"""Helping: two search quicker than one."""

from __future__ import annotations

from tests.engine.small import fault, small, small_world
from tests.participants.stories import SANE, Clauses, crew, handbook, minute, story, told

CAUSE_FIRST = [one for one in SANE if one["id"] not in ("mitigate-first", "roles", "page-secondary")]
HARD = small(world=small_world(faults=[fault(diagnosis={"takes": "25m", "found_in": ["logs"]})]))
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
