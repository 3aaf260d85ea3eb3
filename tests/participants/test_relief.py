"""Relief: after hours somebody says so and hands over to somebody fresher; within two hours nothing is different."""

from __future__ import annotations

from typing import Any

import pytest

from gameday.team import Team
from gameday.timeline import Timeline
from gameday.timeline.response import HandedOff
from tests.engine.small import fault, lever, small, small_world
from tests.participants.stories import crew, story, told

PEOPLE: list[dict[str, Any]] = [
    {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead", "incident_commander"]},
    {"id": "eli", "name": "Eli", "roles": ["secondary_oncall", "technical_lead", "incident_commander"]},
    {"id": "gus", "name": "Gus", "roles": ["incident_commander"]},
]
ROTA = [{"role": "primary_oncall", "person": "dana"}]
TIRES: dict[str, object] = {
    "tires_after": {"value": 120, "source": "test"},
    "asks_relief_after": {"value": 180, "source": "test"},
    "tired_slower": {"value": 0.2, "source": "test"},
}


def team(*people: dict[str, Any], **overrides: object) -> Team:
    return crew(sure=True, people=list(people), schedule=ROTA, overrides=overrides)


def long_one(by: Team, takes: str = "5h") -> Timeline:
    """A search for the cause takes hours."""
    world = small_world(
        faults=[fault(diagnosis={"takes": takes, "found_in": ["logs"]})], mitigations=[lever(0, suggested_by=[])]
    )
    return story(scenario=small(world=world, ends_after="10h"), by=by)


@pytest.fixture(scope="module")
def relieved() -> Timeline:
    return long_one(team(*PEOPLE, **TIRES))


def said(timeline: Timeline) -> list[str]:
    return [one.text or "" for one in timeline if one.kind == "message" and "I have been at this" in (one.text or "")]


def test_after_three_hours_they_say_so_and_hand_over(relieved: Timeline) -> None:
    """To whoever is here and fresher, with a word why; whoever handed over stays, and rests."""
    handed = [one for one in relieved.every(HandedOff) if one.text]

    assert said(relieved)[0] == "I have been at this for three hours; somebody should take over as technical lead."
    assert (handed[0].from_, handed[0].to, handed[0].text) == ("dana", "eli", "I have been at this for long enough.")
    assert [line for line in told(relieved, "role_assigned") if "technical_lead" in line][-1].startswith("dana")
    assert told(relieved, "left") == []
    assert told(relieved, "cause_found") == ["eli cause_found"]


def test_alone_they_say_so_stay_and_get_slower() -> None:
    """The same search takes somebody longer who is tired than one who never is."""
    tired, fresh = long_one(team(PEOPLE[0], **TIRES), "3h"), long_one(team(PEOPLE[0]), "3h")
    found = [next(one.at for one in timeline if one.kind == "cause_found") for timeline in (tired, fresh)]

    assert len(said(tired)) >= 1
    assert told(tired, "handed_off") == []
    assert found[0] > found[1]
    assert said(fresh) == []


def test_within_two_hours_nothing_is_different() -> None:
    """Entry for entry."""
    quick = small_world(mitigations=[lever(0, takes="1m")])
    plays = [story(scenario=small(world=quick), by=team(*PEOPLE, **own)) for own in (TIRES, {})]

    assert plays[0].entries == plays[1].entries
