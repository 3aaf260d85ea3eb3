"""The projector and the public page: what everybody may see."""

from __future__ import annotations

from typing import Any, cast

import pytest

from gameday.console.views.lead import lead_view
from gameday.console.views.public import public_hears, public_view
from gameday.console.views.room import room_hears, room_shown, room_view
from tests.console.played import does, in_bytes, playing
from tests.live.prepared import Led, led, plan


@pytest.fixture(scope="module")
def told() -> Led:
    """Declared, led, and told to customers, with a promise; something private beside it."""
    one = playing()
    does(one, "joined", at=3)
    does(one, "declared", severity="SEV2")
    does(one, "paged", target="comms_lead", reason="between the two of us")
    does(one, "role_assigned", seat="incident_commander", person="mira")
    does(one, "update_posted", at=6, audience="internal", status="investigating", text="Inside only.")
    next_update = "2026-04-20T15:10:00Z"
    does(one, "update_posted", audience="external", status="identified", text="We know.", next_update_at=next_update)
    return one


def test_the_room_sees_the_response(told: Led) -> None:
    """Severity, roles, when the next word is due to whom, and what customers read."""
    found = cast("dict[str, Any]", room_view(told.drill))
    incident = found["incident"]
    assert incident["severity"] == "SEV2"
    assert {role["role"]: role["name"] for role in incident["roles"]}["incident_commander"] == "Mira"
    assert [(one["audience"], one["status"]) for one in incident["updates"]] == [
        ("internal", "investigating"),
        ("external", "identified"),
        ("executive", None),
    ]
    assert incident["updates"][1]["due"] == told.drill.scenario.starts_at + 25 * 60_000
    assert found["status"]["updates"][0]["text"] == "We know."
    assert found["phase"] is None


def test_the_wall_is_nobody_in_particular() -> None:
    """Nothing is due from it by itself: with nobody in the lead its view is drawn all the same."""
    one = playing()
    does(one, "declared", at=3, severity="SEV2")
    found = cast("dict[str, Any]", room_view(one.drill))
    held = {role["role"]: role["name"] for role in found["incident"]["roles"]}
    assert held["incident_commander"] is None


def test_the_room_hears_no_private_page(told: Led) -> None:
    """What it hears is what everybody in the response may hear."""
    heard = [one for one in told.drill.entries if room_hears(one, told.drill)]
    assert {"declared", "update_posted", "joined"} <= {one.kind for one in heard}
    assert {"paged", "control", "impact_started"}.isdisjoint(one.kind for one in heard)
    assert "between the two of us" not in in_bytes(room_view(told.drill))


def test_the_public_page_has_what_customers_were_told(told: Led) -> None:
    """The latest first, its promise, and nothing from inside."""
    found = cast("dict[str, Any]", public_view(told.drill))
    assert (found["status"]["now"], [one["text"] for one in found["status"]["updates"]]) == ("identified", ["We know."])
    assert found["status"]["next_update_at"] == told.drill.scenario.starts_at + 25 * 60_000
    assert [one.kind for one in told.drill.entries if public_hears(one)] == ["update_posted"]
    assert "Inside only." not in in_bytes(found)


def test_a_phase_stands_on_the_wall_once_it_began() -> None:
    """As it was announced to everybody; before it, nothing tells that it will come."""
    one = led(plan("tabletop"))
    assert "second part" not in in_bytes(room_view(one.drill))
    assert one.lead("begin_phase", phase="second").ok
    entry = next(entry.id for entry in one.drill.entries if entry.inject == "second")
    phase = {"title": "The second part", "text": "It goes on.", "entry": entry, "attachments": []}
    assert room_view(one.drill)["phase"] == phase


def test_nothing_told_is_no_status() -> None:
    """An empty page says so itself."""
    assert public_view(playing(started=False).drill)["status"] == {"now": None, "next_update_at": None, "updates": []}


def test_where_everybody_talks_in_the_room_the_wall_shows_what_goes_to_one_of_them() -> None:
    """Nobody has a page: the paging tool's call and a word for one stand on the wall; what is for the lead does not."""
    one = led(plan("tabletop", {"incident_commander": "spoken", "comms_lead": "spoken"}))
    one.pass_to(13)
    assert one.lead("ad_hoc", kind="message", text="For you alone.", receivers=["comms_lead"]).ok
    told = [room_shown(entry, one.drill) for entry in one.drill.entries if room_hears(entry, one.drill)]
    assert {"paged", "message"} <= {entry["kind"] for entry in told}
    assert [(entry["text"], entry["for"]) for entry in told if "for" in entry] == [("For you alone.", "comms lead")]
    assert {"control", "impact_started"}.isdisjoint(entry["kind"] for entry in told)
    rows = cast("list[dict[str, Any]]", lead_view(one.drill)["msel"])
    assert {row["text"]: row["aloud"] for row in rows if row.get("aloud")} == {
        "For you alone.": "comms lead",
    }


def test_where_somebody_has_a_page_what_goes_to_one_alone_stays_off_the_wall() -> None:
    """The lead's row says to whom it has to be read out."""
    one = led(plan("tabletop", {"incident_commander": "human", "comms_lead": "spoken"}))
    receivers = ["comms_lead", "incident_commander"]
    assert one.lead("ad_hoc", kind="message", text="For you alone.", receivers=receivers).ok
    assert not any(room_hears(entry, one.drill) for entry in one.drill.entries if entry.text == "For you alone.")
    rows = cast("list[dict[str, Any]]", lead_view(one.drill)["msel"])
    assert [row["aloud"] for row in rows if row.get("text") == "For you alone."] == ["comms lead"]
