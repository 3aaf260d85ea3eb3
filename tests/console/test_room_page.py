"""The projector and the status page in a real browser; and the one screen for a real incident, on every page."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.console.axe import serious
from tests.console.conftest import Served
from tests.console.pages import DESK, PHONE, Led, place


@pytest.fixture
def drill(served: Served) -> Led:
    """Three minutes in, SEV1, and customers were told."""
    one = Led(served, served.prepare("checkout-errors", kind="tabletop", seats={"primary_oncall": "human"}))
    one.order(do="start")
    one.order(do="skip", to="3m")
    oncall = served.token(one.drill, "seat", "primary_oncall")
    one.order(oncall, do="act", kind="joined")
    one.order(oncall, do="act", kind="declared", keys={"severity": "SEV1"})
    told = {"audience": "external", "status": "investigating", "text": "Payments fail for some."}
    one.order(oncall, do="act", kind="update_posted", keys=told)
    return one


def test_the_room_and_the_public_see_what_they_may(browser: Browser, drill: Led) -> None:
    """The projector: severity, who leads, the next word, the channel. The status page: what customers were told."""
    with place(browser, drill, "room", width=1920, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(drill.url("room"))
        expect(page.locator("#room-severity")).to_have_text("SEV1")
        expect(page.locator("#incident-updates li").nth(1)).to_contain_text("External: investigating")
        expect(page.locator("#room-status")).to_contain_text("Payments fail for some.")
        expect(page.locator("#channel-entries")).to_contain_text("Declared SEV1.")
        expect(page.locator("#channel-entries")).not_to_contain_text("step 1 of the escalation")
        assert serious(page) == []
        # One screen for the last row: nothing to scroll, talk goes down to its end, and why it stands is on it.
        drill.order(do="pause", reason="Coffee until three")
        expect(page.locator("#why")).to_have_text("Coffee until three.")
        for width, height in ((1280, 720), (1920, 1080)):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollHeight") <= height
            box = page.locator("#channel-log").bounding_box()
            assert box is not None
            assert height - 40 < box["y"] + box["height"] <= height
            assert (
                page.locator("#channel-entries").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
                > height / 40
            )
    with place(browser, drill, "public", width=PHONE) as context:
        page = context.new_page()
        page.goto(drill.url("status"))
        expect(page.locator("#status-now")).to_have_text("We are investigating an incident")
        expect(page.locator("#status-updates .stamp")).to_have_text(f"EXERCISE · {drill.drill}")
        assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex, nofollow, noarchive"
        assert serious(page) == []


def test_a_lead_opens_no_more_than_the_room_sees(browser: Browser, drill: Led) -> None:
    """Who leads shows the projector from their own browser: the page holds what the room may see."""
    with place(browser, drill, "lead") as context:
        page = context.new_page()
        page.goto(drill.url("room"))
        expect(page.locator("#room-severity")).to_have_text("SEV1")
        expect(page.locator("#channel-entries")).not_to_contain_text("step 1 of the escalation")


def test_a_real_incident_turns_every_page(browser: Browser, drill: Led) -> None:
    """Called from one page, after a question; the same screen at the seat, on the wall and in public, at once.

    Taken back, every page goes on; called again by somebody who is offline, that one says that nobody knows yet.
    """
    with ExitStack() as stack:
        pages = {}
        for kind, role, path in (
            ("seat", "primary_oncall", "seat"),
            ("room", None, "room"),
            ("public", None, "status"),
        ):
            context = stack.enter_context(place(browser, drill, kind, role, width=DESK))
            pages[path] = context.new_page()
            pages[path].goto(drill.url(path))
            expect(pages[path].locator("#drill-state")).to_have_text("Running")
        seat = pages["seat"]
        seat.get_by_role("button", name="Real incident").click()
        seat.get_by_role("button", name="No, go on").click()
        expect(seat.locator("#real-dialog")).to_be_hidden()
        seat.get_by_role("button", name="Real incident").click()
        seat.get_by_label("What is it?").fill("payments are really down")
        seat.get_by_role("button", name="Yes, stop: real incident").click()
        for page in pages.values():
            screen = page.get_by_role("alertdialog")
            expect(screen).to_contain_text("The exercise has stopped.")
            expect(screen).to_contain_text("payments are really down")
            expect(page.locator("#main")).to_have_attribute("inert", "")
            assert page.title().startswith("REAL INCIDENT")
        assert serious(seat) == []
        seat.get_by_role("button", name="Show what was recorded").click()
        expect(seat.locator("#channel-entries")).to_be_visible()
        expect(seat.get_by_text("The exercise has stopped.")).to_be_visible()
        (called,) = (one["id"] for one in drill.entries() if one["kind"] == "real_incident")
        drill.order(do="undo", entry=called, reason="it was none")
        for page in pages.values():
            expect(page.locator("#real-screen")).to_be_hidden()
            expect(page.locator("#main")).not_to_have_attribute("inert", "")
            assert page.title().startswith("EXERCISE")
        _call_without_a_network(seat, pages["room"])


def _call_without_a_network(seat: Page, room: Page) -> None:
    """One's own page turns at once, and says that nobody knows; it is sent once there is a network again."""
    seat.context.set_offline(offline=True)
    seat.get_by_role("button", name="Real incident").click()
    seat.get_by_label("What is it?").fill("the data centre is dark")
    seat.get_by_role("button", name="Yes, stop: real incident").click()
    screen = seat.get_by_role("alertdialog")
    expect(screen).to_contain_text("Nobody else knows yet.")
    expect(screen).to_contain_text("Say it aloud, twice: “REAL INCIDENT, REAL INCIDENT.”")
    expect(room.locator("#real-screen")).to_be_hidden()
    seat.context.set_offline(offline=False)
    for page in (seat, room):
        expect(page.get_by_role("alertdialog")).to_contain_text("The exercise has stopped.")
        expect(page.get_by_role("alertdialog")).to_contain_text("the data centre is dark")
        expect(page.locator("#real-untold")).to_be_hidden()


@pytest.mark.parametrize(("kind", "path"), [("room", "room"), ("public", "status")])
def test_anybody_may_call_it(browser: Browser, drill: Led, kind: str, path: str) -> None:
    """Also from the wall, and from the public page; in silence as to why, if need be."""
    with place(browser, drill, kind) as context:
        page = context.new_page()
        page.goto(drill.url(path))
        expect(page.locator("#drill-state")).to_have_text("Running")
        page.get_by_role("button", name="Real incident").click()
        page.get_by_role("button", name="Yes, stop: real incident").click()
        expect(page.get_by_role("alertdialog")).to_contain_text("The exercise has stopped.")


def test_copied_text_says_that_it_is_an_exercise(browser: Browser, drill: Led) -> None:
    """Whatever is copied from a page carries EXERCISE and the drill's id; what one writes oneself does not."""
    with place(browser, drill, "public") as context:
        page = context.new_page()
        page.goto(drill.url("status"))
        expect(page.locator("#status-updates")).to_contain_text("Payments fail for some.")
        copied = page.evaluate(
            """() => {
                getSelection().selectAllChildren(document.querySelector("#status-updates"));
                const data = new DataTransfer();
                document.body.dispatchEvent(new ClipboardEvent("copy", {clipboardData: data, bubbles: true}));
                return data.getData("text/plain");
            }"""
        )
        assert copied.startswith(f"EXERCISE · {drill.drill}\n")
        assert "Payments fail for some." in copied


def test_what_is_handed_out_is_read_from_the_wall_whole_and_once(browser: Browser, served: Served) -> None:
    """A letter with its phase: nothing of it is cut off, and the channel does not say it a second time."""
    spoken = {"incident_commander": "spoken", "comms_lead": "spoken"}
    one = Led(served, served.prepare("letter-from-a-stranger", kind="tabletop", sop="mature-response", seats=spoken))
    one.order(do="start")
    with place(browser, one, "room", width=DESK) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 1600, "height": 900})
        page.goto(one.url("room"))
        card = page.locator("#room-phase")
        expect(card).to_contain_text("A stranger")
        expect(page.get_by_text("The post room brings a letter")).to_have_count(1)
        page.wait_for_function(
            "() => { const c = document.querySelector('#room-phase'); return c.scrollHeight <= c.clientHeight + 1; }"
        )
        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('#room-phase pre')).fontSize)") >= 16
