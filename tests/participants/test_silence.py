"""Somebody acknowledged, and is not heard of again: whoever leads notices, and calls on."""

from __future__ import annotations

import pytest

from gameday.team import Team
from gameday.timeline import Timeline
from tests.engine.small import fault, small, small_world
from tests.participants.stories import SANE, Clauses, crew, handbook, story, told

PEOPLE = [
    {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead", "incident_commander"]},
    {"id": "eli", "name": "Eli", "roles": ["secondary_oncall", "technical_lead"]},
    {"id": "fay", "name": "Fay", "roles": ["team_lead", "technical_lead"]},
    {"id": "gus", "name": "Gus", "roles": ["comms_lead"]},
    {"id": "hal", "name": "Hal", "roles": ["comms_lead"]},
]
AT_ONCE: Clauses = [
    *(one for one in SANE if one["id"] != "page-secondary"),
    *(
        {
            "id": f"page-{role[:4]}",
            "kind": "escalation",
            "target": role,
            "trigger": "declared",
            "after": {"SEV2": "prompt"},
        }
        for role in ("secondary_oncall", "comms_lead")
    ),
]
LONG = small_world(faults=[fault(diagnosis={"takes": "90m", "found_in": ["logs"]})], mitigations=[
    one | {"suggested_by": []} for one in small_world()["mitigations"]
])  # fmt: skip


def play(*silent: str, by: Team | None = None) -> Timeline:
    gaps = [{"gap": "acknowledged_silent", "seat": seat} for seat in silent]
    scenario = small(world=LONG, gaps=gaps, ends_after="2h")
    return story(scenario=scenario, under=handbook(AT_ONCE), by=by or crew(sure=True, people=PEOPLE))


def calls(timeline: Timeline) -> list[str]:
    """Pages by people, and what they say of somebody silent."""
    found = []
    for one in timeline:
        if one.kind == "paged" and one.actor:
            found.append(f"paged {one.target}: {one.reason}")  # type: ignore[attr-defined]
        if one.kind == "message" and "not been heard" in (one.text or ""):
            found.append(str(one.text))
    return found


def test_who_answered_and_comes_is_called_by_nobody_again() -> None:
    assert [one for one in calls(play()) if "silent" in one or "heard" in one] == []


def test_who_answered_and_does_not_come_is_called_past_on_the_ladder() -> None:
    """After a while, and once: the next hop of the team's own ladder."""
    timeline = play("secondary_oncall")

    assert [one for one in calls(timeline) if "silent" in one or "heard" in one] == [
        "Whoever was called as secondary on-call answered and has not been heard of since; we call on.",
        "paged fay: needed as team lead: whoever was called as secondary on-call is silent",
    ]
    assert "fay joined" in told(timeline, "joined")


def test_for_another_seat_somebody_else_who_can_take_it_is_called() -> None:
    """Not the ladder: whoever else speaks to customers, by whichever way comes first."""
    timeline = play("comms_lead")
    called = [one for one in calls(timeline) if "hal" in one or "fay" in one]

    assert [one.partition(":")[0] for one in called] == ["paged hal"]
    assert "hal joined" in told(timeline, "joined")


def test_patience_is_a_figure_of_the_profile() -> None:
    """Twice the median, called on that much later after the answer."""

    def noticed(median: str) -> float:
        own = {"notice_silence": {"median": median, "sigma": 0.0, "source": "test"}}
        timeline = play("secondary_oncall", by=crew(sure=True, people=PEOPLE, overrides=own))
        answered = next(one.at for one in timeline if one.kind == "acknowledged" and one.actor == "eli")
        return (next(one.at for one in timeline if "not been heard" in (one.text or "")) - answered) / 60_000

    assert noticed("10m") == pytest.approx(10.75, abs=2)
    assert noticed("20m") - noticed("10m") == pytest.approx(10, abs=2)
