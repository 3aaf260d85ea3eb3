"""Who sits where, as whoever leads sees it."""

from __future__ import annotations

from typing import Any

from gameday.console.views.lead import scene_of, seated
from gameday.console.views.lead_seats import seats_section
from tests.console.played import checkout, playing
from tests.live.prepared import IC, LEAD, Led, led, plan

MINUTE = 60_000


def seats(one: Led) -> dict[str, Any]:
    """The lines by role."""
    section: Any = seats_section(scene_of(one.drill), seated(one.drill))
    return {line["role"]: line for line in section}


def test_the_seats_people_hold_stand_first_and_the_rest_is_at_hand() -> None:
    """Needed ones before all; a role that only the story may call is not in the way."""
    found = seats(led(started=False))
    assert [(role, line["mode"], line["name"]) for role, line in found.items()][:3] == [
        ("incident_commander", "human", "Eli"),
        ("comms_lead", "spoken", "Gus"),
        ("primary_oncall", "simulated", "Dana"),
    ]
    assert {role for role, line in found.items() if not line["main"]} == {"team_lead"}
    needed = seats(playing(started=False))
    assert [line["needed"] for line in needed.values()][:3] == [True, True, True]


def test_somebody_beside_their_seat_is_a_person_all_the_same() -> None:
    """Eli would be called as secondary, too: what he says there is recorded for a person."""
    found = seats(led())
    assert (found["secondary_oncall"]["mode"], found["secondary_oncall"]["peopled"]) == ("simulated", True)
    assert not found["primary_oncall"]["peopled"]


def test_pages_wait_at_the_role_they_rang_for_until_they_are_answered() -> None:
    """And who joined, who leads and when they last did something shows."""
    one = led()
    one.pass_to(12)
    assert seats(one)["primary_oncall"]["unanswered"] == 1
    one.order(IC, "act", at=13, kind="joined", keys={})
    one.order(IC, "act", kind="declared", keys={"severity": "SEV1"})
    one.order(IC, "act", kind="role_assigned", keys={"seat": "incident_commander", "person": "eli"})
    found = seats(one)["incident_commander"]
    assert (found["holder"], found["joined"], found["last"]) == ("Eli", True, 13 * MINUTE)
    one.order(IC, "act", at=14, kind="left", keys={})
    assert not seats(one)["incident_commander"]["joined"]


def test_where_all_who_take_part_talk_the_other_seats_are_quiet() -> None:
    """Nobody plays a seat that would be simulated, unless it was asked for; and the page says so."""
    one = led(plan("tabletop", {"incident_commander": "spoken"}, of=checkout()), started=False)
    quiet = {role for role, line in seats(one).items() if line["quiet"]}
    assert "primary_oncall" in quiet
    assert "incident_commander" not in quiet
    assert one.order(LEAD, "seat", role="primary_oncall", mode="simulated").ok
    assert not seats(one)["primary_oncall"]["quiet"]
    assert not any(line["quiet"] for line in seats(playing(started=False)).values())
