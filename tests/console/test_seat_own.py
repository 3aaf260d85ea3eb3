"""What a seat's page did itself it knows at once: views come a while after the entries they show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.console.conftest import Served
from tests.console.pages import HeldBack, Led, place
from tests.console.toasts import toast

SEATS = {"primary_oncall": "human", "comms_lead": "human"}


@pytest.fixture
def drill(served: Served) -> Led:
    """A tabletop that stands: nothing of the story comes in between."""
    one = Led(served, served.prepare("checkout-errors", kind="tabletop", seats=SEATS))
    one.order(do="start")
    one.order(do="pause")
    return one


@pytest.fixture
def page(browser: Browser, drill: Led) -> Iterator[Page]:
    with place(browser, drill, "seat", "primary_oncall") as context:
        yield context.new_page()


def test_the_next_update_repeats_the_one_just_posted(page: Page, drill: Led) -> None:
    """Before any push has shown it, and after."""
    pushes = HeldBack(page)
    page.goto(drill.url("seat"))
    expect(page.locator("#drill-state")).to_have_text("Paused")
    pushes.holds = True
    page.locator("#act-update > summary").click()
    page.get_by_label("External").check()
    page.locator("#update-what").fill("checkout")
    page.locator("#update-impact").fill("payments that fail")
    post, known = (page.get_by_role("button", name=name) for name in ("Post the update", "Fill in what is known"))
    with page.expect_response("**/commands"):
        post.click()
        post.click()  # no next update is promised: it asks once
    for _ in range(2):
        expect(page.locator("#update-impact")).to_have_value("")
        known.click()
        expect(page.locator("#update-impact")).to_have_value("payments that fail")
        expect(page.locator("#update-what")).to_have_value("checkout")
        page.locator("#update-impact").fill("")
        page.locator("#update-what").fill("")
        pushes.let_go()
        expect(page.locator("#incident-updates")).to_contain_text("External: investigating")


def test_what_was_refused_is_not_known_and_stands_in_its_field_again(page: Page, drill: Led) -> None:
    """Also where the first update has other fields than a later one."""
    page.goto(drill.url("seat"))
    expect(page.locator("#drill-state")).to_have_text("Paused")
    page.route("**/commands", lambda route: route.fulfill(status=409, json={"ok": False, "why": "no"}))
    page.locator("#act-update > summary").click()
    page.locator("#update-what").fill("checkout")
    page.locator("#update-impact").fill("payments that fail")
    for _ in range(2):
        page.get_by_role("button", name="Post the update").click()
    toast(page, tone="bad")
    expect(page.locator("#update-impact")).to_have_value("payments that fail")
    page.locator("#update-impact").fill("")
    page.get_by_role("button", name="Fill in what is known").click()
    expect(page.locator("#update-filled")).to_contain_text("impact")
    expect(page.locator("#update-impact")).to_have_value("")


OWN = """async (steps) => {
    const {OwnActs} = await import("/static/own_acts.js");
    const {Seen} = await import("/static/seen.js");
    let pending = [];
    const seen = new Seen();
    const own = new OwnActs(() => pending, (id) => seen.has(id));
    const item = {command: {do: "act", kind: "declared", keys: {severity: "SEV2"}}};
    const does = {
        send: () => pending = [item],
        refuse: () => { pending = []; own.answered(item, {ok: false}); },
        answer: () => { pending = []; own.answered(item, {ok: true, entries: ["e7", "e8"]}); },
        entry: () => seen.hear("e7", true),
        told: () => seen.hear("e7", false),
        other: () => seen.hear("e6", true),
        view: () => seen.see(),
    };
    return steps.map((step) => (does[step](), own.of("declared").map((keys) => keys.severity).join()));
}"""


@pytest.mark.parametrize(
    ("steps", "known"),
    [
        ("send answer view other view entry view", "SEV2 SEV2 SEV2 SEV2 SEV2 SEV2 -"),
        ("send entry answer view", "SEV2 SEV2 SEV2 -"),
        ("send entry view answer", "SEV2 SEV2 SEV2 -"),
        ("send refuse", "SEV2 -"),
        ("send answer told", "SEV2 SEV2 -"),
    ],
)
def test_an_act_is_the_pages_own_until_a_view_shows_it(page: Page, drill: Led, steps: str, known: str) -> None:
    """In whatever order answer, entry and view come: a view shows the entries before it."""
    page.goto(drill.url("seat"))
    found = page.evaluate(OWN, steps.split())
    assert " ".join(one or "-" for one in found) == known


def test_what_was_done_is_done_once_and_counts_at_once(page: Page, drill: Led) -> None:
    """Pressed twice before any push shows it; a second level is a change of the first."""
    pushes = HeldBack(page)
    page.goto(drill.url("seat"))
    expect(page.locator("#drill-state")).to_have_text("Paused")
    pushes.holds = True
    page.locator("#act-first").get_by_role("button", name="Join the response").dblclick()
    page.locator("#act-severity > summary").click()
    for level in ("SEV2", "SEV1"):
        page.get_by_label(level).check()
        with page.expect_response("**/commands"):
            page.locator("#severity-go").click()
    pushes.let_go()
    expect(page.locator("#now-severity")).to_have_text("SEV1")
    mine = [one["kind"] for one in drill.entries() if one.get("actor") == "mira"]
    assert mine == ["joined", "declared", "severity_changed"]


def test_a_view_from_before_the_call_of_a_real_incident_takes_nothing_back(page: Page, drill: Led) -> None:
    """It was on its way when the call was answered; what comes after the call counts."""
    pushes = HeldBack(page)
    page.goto(drill.url("seat"))
    expect(page.locator("#drill-state")).to_have_text("Paused")
    before = drill.section("drill")
    pushes.holds = True
    page.get_by_role("button", name="Real incident").click()
    with page.expect_response("**/commands"):
        page.get_by_role("button", name="Yes, stop: real incident").click()
    pushes.say({"type": "view", "view": {"drill": {**before, "why": "Coffee."}}})
    expect(page.locator("#notice")).to_contain_text("Coffee.")
    expect(page.get_by_role("alertdialog")).to_contain_text("The exercise has stopped.")
    (called,) = (one["id"] for one in drill.entries() if one["kind"] == "real_incident")
    drill.order(do="undo", entry=called)
    pushes.let_go()
    expect(page.locator("#real-screen")).to_be_hidden()
