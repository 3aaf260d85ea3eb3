"""The pages of whoever leads, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from gameday.live.actor import Actor
from gameday.live.command import COMMANDS
from tests.console.axe import serious
from tests.console.conftest import Served
from tests.console.pages import WITHIN
from tests.console.toasts import keep_toasts, toast

SIZES = {"phone": (360, 740), "desk": (1280, 800)}
LEAD = Actor("lead")


def order(served: Served, drill: str, do: str, /, **keys: object) -> Any:
    """Order something as the lead, past the network."""
    running = served.call(served.house.open(drill))
    command = COMMANDS.validate_python({"do": do, **keys})
    return served.call(running.writer.submit(LEAD, f"test-{do}-{len(running.drill.entries)}-{keys}"[:80], command))


@contextmanager
def opened(
    browser: Browser, served: Served, path: str, cookie: Any, size: str = "desk", *, dark: bool = False
) -> Iterator[Page]:
    """A page somebody opened; what its scripts complain of fails the test."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        has_touch=size == "phone",
    )
    context.set_default_timeout(WITHIN)
    context.add_cookies([cookie])
    keep_toasts(context)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(served.url + path)
    try:
        yield page
        assert wrong == []
    finally:
        context.close()


def fits(page: Page) -> bool:
    """Does nothing stick out at the side?"""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.fixture(scope="module")
def going(served: Served) -> str:
    """A drill that is paused fourteen minutes in, with something logged."""
    drill = served.prepare(seats={"incident_commander": "human", "comms_lead": "spoken"})
    order(served, drill, "start")
    order(served, drill, "pause", reason="Somebody knocks.")
    order(served, drill, "skip", to="14m")
    order(served, drill, "observe", clause="declare", rating="M", note="Nobody said a level.")
    return drill


@pytest.fixture(scope="module")
def gone(served: Served) -> str:
    """A drill that is over, with a word on it and a hot wash."""
    drill = served.prepare()
    order(served, drill, "start")
    order(served, drill, "skip", to="40m")
    order(served, drill, "end", reason="Enough.")
    order(served, drill, "judge", clause="declare", rating="S", reason="The tool was slow.")
    order(served, drill, "wash", side="well", text="The channel was open at once.")
    return drill


def test_a_drill_is_chosen_prepared_seated_and_started(browser: Browser, served: Served) -> None:
    """From the server's own page to the console, by somebody who has never seen it."""
    with opened(browser, served, "/", served.cookie("", "owner")) as page:
        page.get_by_role("link", name="Prepare a drill").click()
        page.get_by_label("Find").fill("two-fires")
        expect(page.locator("#found")).to_have_text("1 scenario")
        page.locator("label.scenario:visible input").check()
        page.get_by_label("Tabletop").check()
        expect(page.get_by_label("Marking scheme")).to_have_value("tabletop")
        page.get_by_role("button", name="Prepare it").click()
        page.wait_for_url("**/lobby")
        expect(page.get_by_label(re.compile("^incident commander"))).to_have_value("spoken")
        page.get_by_label(re.compile("^scribe")).select_option("human")
        toast(page, "nobody of the team is left")
        # Whoever talks in the room has it, too: nobody simulated acts beside them.
        expect(page.get_by_label(re.compile("^scribe")).locator("option:checked")).to_have_text(
            "with the incident commander"
        )
        page.get_by_label(re.compile("^technical lead")).select_option("human")
        toast(page, "technical lead: a person.")
        page.get_by_role("button", name="Link for the technical lead").click()
        expect(page.get_by_label("Link", exact=True)).to_have_value(re.compile("/join/"))
        expect(page.locator("#link-qr")).to_have_js_property("complete", True)
        page.get_by_role("button", name="Close").click()
        page.get_by_label("The word that stops everything").check()
        toast(page, "Ticked off.")
        expect(page.locator("#ready")).to_contain_text("5 of 6 things are not ticked off")
        page.get_by_label("Something of your own").fill("The room is booked until four.")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_label("The room is booked until four.")).not_to_be_checked()
        page.get_by_role("button", name="Start the drill").click()
        asked = page.get_by_role("dialog", name="Start all the same?")
        expect(asked).to_contain_text("One seat is empty: technical lead.")
        expect(asked).to_contain_text("The room is booked until four.")
        asked.get_by_role("button", name="Start all the same").click()
        page.wait_for_url("**/lead")
        expect(page.locator("#drill-state")).to_have_text("Running")


def test_the_drill_is_led_from_the_keyboard(browser: Browser, served: Served) -> None:
    """Pause, go on, skip, log, record, inject, undo and end without a mouse; keys rest while somebody writes."""
    drill = served.prepare(seats={"incident_commander": "spoken"}, kind="tabletop")
    with opened(browser, served, f"/d/{drill}/lead", served.cookie(drill, "lead")) as page:
        state, keys = page.locator("#drill-state"), page.keyboard
        expect(state).to_have_text("Not started")
        keys.press("Space")
        expect(page.locator("#start-dialog")).to_contain_text("Not ticked off:")
        keys.press("Enter")
        expect(state).to_have_text("Running")
        for said in ("Paused", "Running", "Paused"):
            keys.press("Space")
            expect(state).to_have_text(said)
        page.get_by_label("Say why it is paused").fill("The bridge dropped")
        keys.press("Enter")
        expect(page.locator("#why")).to_have_text("The bridge dropped.")
        expect(page.locator("#why-text")).not_to_be_focused()
        keys.press("n")
        expect(page.locator("#next-where")).to_contain_text("or sooner where something else happens first")
        keys.press("Enter")
        toast(page, "Skipped to the next event.")
        # Impact begins within the first second of the story: it is the next event, or is over already.
        expect(page.locator("#story-clock")).to_have_text(re.compile(r"\+0:00|\+1:39"))
        keys.press("l")
        page.locator("#observe-note").fill("no space, e or n here moves the drill")
        expect(state).to_have_text("Paused")
        page.get_by_role("button", name="Log it").click()
        toast(page, "Logged")
        keys.press("u")
        toast(page, "Undone: Logged: “no space, e or n here moves the drill”. It stays on the record")
        expect(page.locator("#log-list .undone")).to_have_count(1)
        keys.press("s")
        page.locator("#said-kind").select_option("update_posted")
        page.get_by_role("button", name="Record it").click()
        expect(page.locator("#said-audience:invalid")).to_be_focused()
        page.locator("#said-audience").select_option("external")
        page.get_by_role("button", name="Record it").click()
        expect(page.locator("#said-text:invalid")).to_be_focused()
        page.locator("#said-every").fill("15m")
        page.get_by_role("button", name="Record it").click()
        expect(page.locator("#log-list")).to_contain_text(re.compile(r"Would post an \w+ update every 15 min."))
        keys.press("i")
        page.locator("#adhoc-text").fill("A reporter calls.")
        page.get_by_role("button", name="Send it now").click()
        expect(page.locator("#log-list")).to_contain_text("A reporter calls.")
        keys.press("e")
        expect(page.locator("#end-dialog")).to_be_visible()
        keys.press("Escape")
        expect(state).to_have_text("Paused")
        keys.press("e")
        page.get_by_role("button", name="End it").click()
        expect(state).to_have_text("Over")
        expect(page.locator("#notice")).to_contain_text("hot wash")


def test_the_script_is_steered_row_by_row(browser: Browser, served: Served) -> None:
    """Hold, release, defer, reword, leave out: the row says so, and undo takes it back."""
    drill = served.prepare()
    order(served, drill, "start")
    order(served, drill, "pause")
    with opened(browser, served, f"/d/{drill}/lead", served.cookie(drill, "lead")) as page:
        row = page.locator("#event-list li.inject").first
        row.get_by_role("button", name="Hold").click()
        page.get_by_role("button", name="At hand").click()
        expect(row).to_contain_text("held back")
        page.locator("#undo").click()
        page.get_by_role("button", name="Coming").click()
        expect(row.locator(".when")).to_contain_text("+18:00")
        row.get_by_role("button", name="Later").click()
        page.get_by_role("button", name="Defer", exact=True).click()
        expect(row.locator(".when")).to_contain_text("+23:00")
        row.get_by_role("button", name="Edit").click()
        page.locator("#edit-text").fill("What may we say?")
        page.get_by_role("button", name="Keep the new words").click()
        expect(row).to_contain_text("What may we say?")
        row.get_by_role("button", name="Leave out").click()
        toast(page, "Left out")
        expect(page.locator("#pace-words")).to_contain_text("No inject is left")


def test_one_tap_logs_an_observation_and_stays_marked(browser: Browser, served: Served, going: str) -> None:
    """The letter is pressed, the word stands beside the promise, and a reload loses nothing."""
    with opened(browser, served, f"/d/{going}/lead", served.cookie(going, "lead")) as page:
        page.locator("[data-clauses=all]").click()
        expect(page.locator("#clause-list")).to_contain_text("facilitator: M, Nobody said a level.")
        button = page.get_by_role("button", name=re.compile("^S, with some challenges: The alert is acknowledged"))
        button.click()
        for rated in ("^U, unable to be performed: Somebody answers", "^P, .*The configuration of the payment gateway"):
            letter = page.get_by_role("button", name=re.compile(rated))
            letter.click()
            expect(letter).to_have_attribute("aria-pressed", "true")
        expect(button).to_have_attribute("aria-pressed", "true")
        page.reload()
        page.locator("[data-clauses=all]").click()
        expect(button).to_have_attribute("aria-pressed", "true")


def test_an_entry_is_corrected_and_the_original_stays(browser: Browser, served: Served, going: str) -> None:
    """The correction is an entry of its own, with its reason."""
    with opened(browser, served, f"/d/{going}/lead", served.cookie(going, "lead")) as page:
        line = page.locator("#log-list li").filter(has_text="A customer reports").first
        line.hover()
        line.get_by_role("button", name="Correct").click()
        page.locator("#correct-text").fill("Other words.")
        page.get_by_label("Why", exact=True).fill("Misheard.")
        page.get_by_role("button", name="Correct it").click()
        toast(page, "Corrected.")
        expect(page.locator("#log-list")).to_contain_text("Correction: Misheard.")
        expect(page.locator("#log-list .corrected:visible")).to_have_text("Corrected to “Other words.” (Misheard.)")


def test_an_evaluator_sees_everything_and_can_move_nothing(browser: Browser, served: Served, going: str) -> None:
    """Not by button and not by key; observations are theirs as well."""
    with opened(browser, served, f"/d/{going}/lead", served.cookie(going, "evaluator")) as page:
        expect(page.locator("#drill-state")).to_have_text("Paused")
        expect(page.locator("#event-list")).not_to_be_empty()
        assert page.locator(".control:visible").count() == 0
        page.keyboard.press("Space")
        page.keyboard.press("n")
        page.keyboard.press("l")
        page.locator("#observe-note").fill("They asked for the impact first.")
        page.get_by_role("button", name="Log it").click()
        toast(page, "Logged")
        expect(page.locator("#log-list [data-undo]:not([hidden])")).to_have_count(1)
        page.keyboard.press("u")
        toast(page, "Undone")
        expect(page.locator("#log-list .undone")).to_contain_text("They asked for the impact first.")
        expect(page.locator("#drill-state")).to_have_text("Paused")


def test_an_evaluator_in_the_lobby_goes_along_when_it_starts(browser: Browser, served: Served) -> None:
    """Nobody has to tell them; who opens the lobby later, for seats and links, stays there."""
    drill = served.prepare()
    who = served.cookie(drill, "evaluator")
    with opened(browser, served, f"/d/{drill}/lobby", who) as page:
        expect(page.locator("#drill-state")).to_have_text("Not started")
        order(served, drill, "start")
        page.wait_for_url("**/lead")
        page.get_by_role("link", name="Seats and links").click()
        expect(page.locator("#ready")).to_contain_text("The drill has begun.")
        assert page.url.endswith("/lobby")


def test_single_keys_can_be_switched_off(browser: Browser, served: Served, going: str) -> None:
    """For whoever speaks to their computer, or leans on the keyboard."""
    with opened(browser, served, f"/d/{going}/lead", served.cookie(going, "lead")) as page:
        page.keyboard.press("?")
        page.get_by_label("Single keys work on this page").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("l")
        expect(page.locator("#observe-dialog")).not_to_be_visible()


def test_a_key_counts_as_soon_as_a_form_is_closed(browser: Browser, served: Served, going: str) -> None:
    """Its field keeps the focus until the page is drawn again, and takes nothing any more."""
    with opened(browser, served, f"/d/{going}/lead", served.cookie(going, "lead")) as page:
        page.locator("#end").click()
        expect(page.locator("#end-reason")).to_be_focused()
        page.evaluate(
            """() => {
                const field = document.activeElement;
                field.closest("dialog").close();
                field.dispatchEvent(new KeyboardEvent("keydown", { key: "l", bubbles: true }));
            }"""
        )
        expect(page.locator("#observe-dialog")).to_be_visible()


def test_a_real_incident_covers_the_console(browser: Browser, served: Served) -> None:
    """The same screen as everybody's; called by mistake, whoever leads takes it back."""
    drill = served.prepare()
    order(served, drill, "start")
    with opened(browser, served, f"/d/{drill}/lead", served.cookie(drill, "lead")) as page:
        expect(page.locator("#drill-state")).to_have_text("Running")
        order(served, drill, "real_incident", reason="The database, for real.")
        expect(page.locator("#real-screen")).to_be_visible()
        page.get_by_role("button", name="Show what was recorded").click()
        page.get_by_role("button", name="It was a mistake: back to the exercise").click()
        expect(page.locator("#drill-state")).to_have_text("Paused")


PAGES = ("lobby", "lead", "wash", "after", "replay")


@pytest.mark.parametrize("path", ["/", "/prepare"])
@pytest.mark.parametrize("size", SIZES)
def test_the_server_s_own_pages_keep_nobody_out(browser: Browser, served: Served, path: str, size: str) -> None:
    """Axe finds nothing serious, and nothing sticks out."""
    served.prepare()
    with opened(browser, served, path, served.cookie("", "owner"), size) as page:
        expect(page.locator("li.card, label.scenario").first).to_be_visible()
        assert serious(page) == []
        assert fits(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_keeps_nobody_out(
    browser: Browser, served: Served, going: str, gone: str, name: str, size: str
) -> None:
    """Axe finds nothing serious, on a light phone or a dark desk, and nothing sticks out at the side."""
    dark = size == "desk"
    drill = going if name in ("lobby", "lead") else gone
    shown = {"lead": "#clause-list li", "lobby": "#seats li", "wash": "#well li", "after": "#finding-list li"}
    with opened(browser, served, f"/d/{drill}/{name}", served.cookie(drill, "lead"), size, dark=dark) as page:
        expect(page.locator(shown.get(name, "#happened")).first).to_be_visible()
        assert serious(page) == []
        assert fits(page)
