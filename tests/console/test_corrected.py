"""What was corrected stands in the place of the first words, and says so: at a seat, on the wall, in public."""

from __future__ import annotations

from typing import Any, cast

from playwright.sync_api import Browser, expect

from gameday.console.views.public import public_view
from gameday.console.views.room import room_view
from gameday.console.views.seat import seat_view
from tests.console.conftest import Served
from tests.console.pages import PHONE, Led, place
from tests.console.played import does, playing


def test_views_hold_what_was_corrected_as_it_reads_now() -> None:
    """The words everybody reads are the corrected ones; whoever could not hear the entry hears no correction."""
    one = playing()
    does(one, "joined", at=3)
    does(one, "declared", severity="SEV2")
    does(one, "update_posted", audience="external", status="identified", text="We know.")
    declared, posted = (entry.id for entry in one.drill.entries[-2:])
    does(one, "paged", target="comms_lead", reason="between the two of us")
    page = one.drill.entries[-1].id
    changes: dict[str, dict[str, object]] = {
        declared: {"severity": "SEV1"},
        posted: {"text": "We do not know yet."},
        page: {"reason": "quite between the two of us"},
    }
    for entry, changed in changes.items():
        assert one.lead("correct", entry=entry, changes=changed, reason="Misheard").ok
    room = cast("dict[str, Any]", room_view(one.drill))
    assert {id_: now["said"] for id_, now in room["corrected"].items()} == {
        declared: "Declared SEV1.",
        posted: "External update, identified; states nothing.",
    }
    assert room["incident"]["severity"] == "SEV1"
    (update,) = cast("dict[str, Any]", public_view(one.drill))["status"]["updates"]
    assert (update["text"], update["corrected"]) == ("We do not know yet.", True)
    seat = cast("dict[str, Any]", seat_view(one.drill, one.drill.person_of("primary_oncall") or ""))
    assert {declared, posted} <= seat["corrected"].keys()
    assert seat["incident"]["severity"] == "SEV1"


def test_pages_show_the_corrected_words_with_a_mark(browser: Browser, served: Served) -> None:
    one = Led(served, served.prepare("checkout-errors", kind="tabletop", seats={"primary_oncall": "human"}))
    one.order(do="start")
    oncall = served.token(one.drill, "seat", "primary_oncall")
    one.order(oncall, do="act", kind="joined")
    told = {"audience": "external", "status": "investigating", "text": "Payments fail for all."}
    one.order(oncall, do="act", kind="update_posted", keys=told)
    posted = next(entry["id"] for entry in one.entries() if entry["kind"] == "update_posted")
    places = (("seat", "primary_oncall", "seat", "#channel-entries"), ("public", None, "status", "#status-updates"))
    for kind, role, path, where in places:
        with place(browser, one, kind, role, width=PHONE) as context:
            page = context.new_page()
            page.goto(one.url(path))
            expect(page.locator(where)).to_contain_text("for all.")
            expect(page.get_by_text("corrected", exact=True)).to_have_count(0)
            changed = {"text": "Payments fail for some."}
            correction = one.order(do="correct", entry=posted, changes=changed, reason="Misheard")
            expect(page.locator(where)).to_contain_text("for some.")
            expect(page.locator(where)).not_to_contain_text("for all.")
            expect(page.get_by_text("corrected", exact=True)).to_have_count(1)
            one.order(do="undo", entry=correction)
            expect(page.locator(where)).to_contain_text("for all.")
