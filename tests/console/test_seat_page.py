"""The page of a seat in a real browser: from the link to the closing word, on a phone, with a keyboard, offline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.console.axe import serious
from tests.console.conftest import Served
from tests.console.pages import DESK, PHONE, WITHIN, Led, place
from tests.console.toasts import toast

SEATS = {"primary_oncall": "human", "comms_lead": "human"}


@pytest.fixture
def drill(served: Served) -> Led:
    """In its lobby."""
    return Led(served, served.prepare("checkout-errors", seats=SEATS))


@pytest.fixture(scope="module")
def paged(served: Served) -> Led:
    """Three minutes in; the page rings at the primary on call."""
    one = Led(served, served.prepare("checkout-errors", kind="tabletop", seats=SEATS))
    one.order(do="start")
    one.order(do="skip", to="3m")
    return one


@pytest.fixture
def phone(browser: Browser, drill: Led) -> Iterator[BrowserContext]:
    """The phone of the primary on call."""
    with place(browser, drill, "seat", "primary_oncall", width=PHONE) as context:
        yield context


def turn_to(page: Page, tab: str) -> None:
    page.locator(f'.tabs [data-tab="{tab}"]').click()


def open_form(page: Page, form: str) -> None:
    turn_to(page, "act")
    page.locator(f"#{form} > summary").click()


def test_from_the_link_to_the_seat(browser: Browser, drill: Led) -> None:
    """A link, what is recorded, a role, any name; the lobby; and on to the seat by itself once it starts."""
    context = browser.new_context(viewport={"width": PHONE, "height": 740})
    context.set_default_timeout(WITHIN)
    page = context.new_page()
    page.goto(drill.served.link(drill.drill, "seat", "*"))
    expect(page.get_by_text("It is no appraisal of anybody")).to_be_visible()
    page.get_by_label("primary on-call").check()
    page.get_by_label("What shall we call you?").fill("dana")
    page.get_by_label("I know what is recorded").check()
    page.get_by_role("button", name="Join the exercise").click()
    expect(page).to_have_url(drill.url("lobby"))
    expect(page.locator("#here")).to_contain_text("dana")
    drill.order(do="start")
    expect(page).to_have_url(drill.url("seat"))
    expect(page.locator("#my-roles")).to_have_text("primary on-call")
    assert "dana" not in str(drill.entries())
    context.close()


def test_a_page_is_answered_with_a_thumb(phone: BrowserContext, drill: Led) -> None:
    """It lies at the lower edge, large enough, with its own clock; then the response is joined in the same place."""
    drill.order(do="start")
    drill.order(do="skip", to="3m")
    page = phone.new_page()
    page.goto(drill.url("seat"))
    expect(page.locator("#calls")).to_contain_text("Checkout error rate above 5%")
    expect(page.locator("#calls .since")).to_contain_text("ago")
    button = page.get_by_role("button", name="Acknowledge")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["y"] > 400
    button.click()
    page.locator("#calls").get_by_role("button", name="Join the response").click()
    expect(page.locator("#calls")).to_be_hidden()
    said = [one["kind"] for one in drill.entries() if one.get("actor") == "mira"]
    assert said == ["acknowledged", "joined"]


def take_charge(page: Page) -> None:
    """Declare by the SOP's criteria, take the lead, open the channel."""
    open_form(page, "act-severity")
    page.locator(".choice", has_text="SEV1").first.get_by_text("When is it this level?").click()
    expect(page.locator(".choice").first).to_contain_text("22% of payment attempts failed")
    page.get_by_label("SEV1").check()
    page.get_by_role("button", name="Declare", exact=True).last.click()
    expect(page.locator("#now-severity")).to_have_text("SEV1")

    open_form(page, "act-roles")
    page.get_by_label("Role", exact=True).select_option("incident_commander")
    page.get_by_label("Who takes it").select_option("mira")
    page.get_by_role("button", name="Assign").click()
    open_form(page, "act-channel")
    page.get_by_label("Name of the channel").fill("#inc-1")
    page.locator("#form-channel").get_by_role("button", name="Open the channel").click()
    turn_to(page, "incident")
    expect(page.locator("#incident-roles .mine").first).to_contain_text("incident commander")
    expect(page.locator("#incident-summary")).to_contain_text("#inc-1")


def look_and_tell(page: Page) -> None:
    """Look at a dashboard, chart and table; tell customers along the template, with its preview."""
    turn_to(page, "look")
    page.get_by_label("Where").select_option("checkout")
    page.get_by_role("button", name="Dashboard").click()
    expect(page.locator("#sights canvas").first).to_be_visible()
    page.get_by_text("As a table").click()
    expect(page.get_by_role("columnheader", name="error rate")).to_be_visible()

    open_form(page, "act-update")
    page.get_by_label("External").check()
    page.locator("#update-what").fill("checkout")
    page.get_by_role("button", name="Fill in what is known").click()
    expect(page.locator("#update-filled")).to_have_text(
        "Filled in: next update. Read it over before you post. Not known here, for you to write: impact."
    )
    expect(page.locator("#update-next")).to_have_value("30")
    expect(page.locator("#update-preview")).to_contain_text("We are looking into a problem with checkout.")
    page.get_by_role("button", name="Post the update").click()
    expect(page.locator("#update-gaps")).to_contain_text("Still empty: impact.")
    page.locator("#update-impact").fill("payments that fail")
    page.get_by_role("button", name="Post the update").click()
    expect(page.locator("#update-what")).to_have_value("")
    # The next one is for the same readers, and says again what lasts.
    expect(page.get_by_label("External")).to_be_checked()
    page.get_by_role("button", name="Fill in what is known").click()
    expect(page.locator("#update-impact")).to_have_value("payments that fail")


def mend_and_close(page: Page) -> None:
    """Pull a lever, verify, resolve, add an action item."""
    open_form(page, "act-mitigate")
    page.locator("#levers li").first.get_by_role("button", name="Do it").click()
    expect(page.locator("#levers .state").first).to_have_text("under way")
    open_form(page, "act-close")
    page.get_by_role("button", name="I made sure that it works").click()
    page.get_by_role("button", name="Call it resolved").click()
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    open_form(page, "act-follow")
    page.get_by_label("What is to change").fill("Review config pushes")
    page.locator("#item-owner").select_option("jonas")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("#item-title")).to_have_value("")
    toast(page, "Added.")  # its field is empty before that


def test_an_incident_is_led_from_a_phone(phone: BrowserContext, drill: Led) -> None:
    """Declare by the SOP's criteria, assign, open the channel, look, tell customers, mitigate, verify, resolve."""
    drill.order(do="start")
    drill.order(do="skip", to="3m")
    page = phone.new_page()
    page.goto(drill.url("seat"))
    page.get_by_role("button", name="Acknowledge").click()
    page.locator("#calls").get_by_role("button", name="Join the response").click()
    take_charge(page)
    look_and_tell(page)
    mend_and_close(page)
    mine = [one for one in drill.entries() if one.get("actor") == "mira"]
    assert [one["kind"] for one in mine] == [
        "acknowledged", "joined", "declared", "role_assigned", "channel_opened", "checked", "update_posted",
        "mitigation_started", "verified", "resolved", "action_item_added",
    ]  # fmt: skip
    update = next(one for one in mine if one["kind"] == "update_posted")
    assert update["states"].keys() == {"what", "impact", "next_update"}
    assert update["text"].startswith("We are looking into a problem with checkout. You may notice payments that fail.")


def test_what_is_done_offline_is_sent_once(phone: BrowserContext, drill: Led) -> None:
    """It shows as waiting, outlives a reload, arrives once; what was half written is still there."""
    drill.order(do="start")
    page = phone.new_page()
    page.goto(drill.url("seat"))
    expect(page.locator("#drill-state")).to_have_text("Running")
    phone.set_offline(offline=True)
    expect(page.locator("#drill-state")).to_have_text("Offline")
    for words in ("first", "second"):
        page.get_by_label("Say something in the channel").fill(words)
        page.get_by_role("button", name="Send").click()
    expect(page.locator("#channel-pending li")).to_have_count(2)
    expect(page.locator("#connection")).to_contain_text("2 actions are waiting to be sent.")
    expect(page.locator("#connection")).to_contain_text("Offline since")
    page.get_by_label("Say something in the channel").fill("half wr")
    phone.set_offline(offline=False)
    page.reload()
    expect(page.locator("#channel-entries .text")).to_have_text(["first", "second"])
    expect(page.locator("#channel-pending li")).to_have_count(0)
    expect(page.get_by_label("Say something in the channel")).to_have_value("half wr")
    assert [one["text"] for one in drill.entries() if one["kind"] == "message"] == ["first", "second"]


def test_a_refusal_gives_the_words_back(phone: BrowserContext, drill: Led) -> None:
    """Paused, nothing can be done: the page says why, and what was written stands in its field again."""
    drill.order(do="start")
    drill.order(do="pause", reason="The bridge dropped; we go on in five minutes")
    page = phone.new_page()
    page.goto(drill.url("seat"))
    expect(page.locator("#notice")).to_contain_text("The bridge dropped; we go on in five minutes. Paused")
    page.get_by_label("Say something in the channel").fill("too soon")
    page.keyboard.press("Enter")
    toast(page, tone="bad")
    expect(page.get_by_label("Say something in the channel")).to_have_value("too soon")


def test_what_meets_a_pause_is_sent_once_it_goes_on(phone: BrowserContext, drill: Led) -> None:
    """Written offline, refused because the drill stands still: it says so in the channel, also after a reload.

    One is taken back, and its words stand in the field again; the other goes out once, by itself, when the drill goes
    on.
    """
    drill.order(do="start")
    page = phone.new_page()
    page.goto(drill.url("seat"))
    expect(page.locator("#drill-state")).to_have_text("Running")
    phone.set_offline(offline=True)
    expect(page.locator("#drill-state")).to_have_text("Offline")
    for words in ("out of date", "still true"):
        page.get_by_label("Say something in the channel").fill(words)
        page.get_by_role("button", name="Send").click()
    drill.order(do="pause")
    phone.set_offline(offline=False)
    waiting = page.locator("#channel-pending li")
    expect(waiting.filter(has_text="not sent yet: the drill is paused")).to_have_count(2)
    page.reload()
    expect(waiting.last).to_contain_text("still true")
    waiting.filter(has_text="out of date").get_by_role("button", name="Take it back").click()
    expect(page.get_by_label("Say something in the channel")).to_have_value("out of date")
    drill.order(do="resume")
    expect(page.locator("#channel-entries .text")).to_have_text(["still true"])
    expect(waiting).to_have_count(0)
    assert [one["text"] for one in drill.entries() if one["kind"] == "message"] == ["still true"]


def test_the_channel_shows_its_end(phone: BrowserContext, drill: Led) -> None:
    """Empty, it says what one can do; it opens at the newest, stays where one reads, and goes to one's own words."""
    drill.order(do="start")
    page = phone.new_page()
    page.goto(drill.url("seat"))
    expect(page.locator("#channel-empty")).to_contain_text("Nothing has reached you yet.")
    token = drill.served.token(drill.drill, "seat", "primary_oncall")
    for number in range(15):
        drill.order(token, do="act", kind="message", keys={"text": f"number {number}"})
    page.reload()
    entries = page.locator("#channel-entries > li")
    expect(entries.last).to_be_in_viewport()
    expect(page.locator("#channel-latest")).to_be_hidden()
    page.locator("#channel-log").evaluate("log => log.scrollTo(0, 0)")
    expect(entries.first).to_be_in_viewport()
    drill.order(do="hint", role="primary_oncall", text="Below.")
    expect(page.locator("#channel-latest")).to_be_visible()
    expect(entries.first).to_be_in_viewport()
    page.get_by_label("Say something in the channel").fill("mine")
    page.get_by_role("button", name="Send").click()
    expect(entries.filter(has_text="mine")).to_be_in_viewport()
    expect(page.locator("#channel-latest")).to_be_hidden()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    drill.order(do="end")
    expect(page.get_by_role("link", name="To the hot wash")).to_be_in_viewport()
    expect(page.locator("#form-message")).to_be_hidden()
    turn_to(page, "act")
    expect(page.locator("#act-ended")).to_be_visible()
    expect(page.locator("#act-all")).to_be_hidden()


def test_a_hint_reaches_whom_it_is_for(phone: BrowserContext, drill: Led) -> None:
    """Said plainly, as a hint; on nobody else's page."""
    drill.order(do="start")
    page = phone.new_page()
    page.goto(drill.url("seat"))
    expect(page.locator("#drill-state")).to_have_text("Running")
    drill.order(do="hint", role="comms_lead", text="Not for you.")
    drill.order(do="hint", role="primary_oncall", text="Look at what changed.")
    expect(page.locator("#channel-entries .said")).to_have_text(["A hint for you"])
    expect(page.locator("#channel-entries .text")).to_have_text(["Look at what changed."])
    # A role that somebody gives is told where nobody overlooks it, whatever part of the page is open.
    turn_to(page, "sop")
    for role in SEATS:
        drill.order(drill.served.token(drill.drill, "seat", role), do="act", kind="joined")
    comms = drill.served.token(drill.drill, "seat", "comms_lead")
    drill.order(comms, do="act", kind="role_assigned", keys={"seat": "incident_commander", "person": "mira"})
    expect(page.locator("#calls")).to_contain_text("You are the incident commander now")
    page.get_by_role("button", name="I have it").click()
    expect(page.locator("#calls")).to_be_hidden()


def test_hostile_words_are_words(phone: BrowserContext, drill: Led) -> None:
    """Markup in a message, a channel's name and a reason is shown letter by letter and runs nowhere."""
    drill.order(do="start")
    page = phone.new_page()
    page.goto(drill.url("seat"))
    evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    page.get_by_label("Say something in the channel").fill(evil)
    page.keyboard.press("Enter")
    expect(page.locator("#channel-entries .text")).to_have_text([evil])
    assert page.locator("main img").count() == 0
    assert page.title().startswith(f"EXERCISE · {drill.drill}")


def test_it_rings_only_for_who_wants_it(browser: Browser, paged: Led) -> None:
    """Off until one turns it on; kept over a reload; a page that came in rings then, and a real incident ends it."""
    with place(browser, paged, "seat", "primary_oncall") as context:
        context.add_init_script("window.rung = 0; navigator.vibrate = (shake) => (window.rung += shake === 0 ? 0 : 1);")
        page = context.new_page()
        page.goto(paged.url("seat"))
        bell = page.locator("#bell")
        expect(bell).to_have_attribute("aria-pressed", "false")
        expect(page.get_by_role("button", name="Acknowledge")).to_be_visible()
        assert page.evaluate("window.rung") == 0
        bell.click()
        expect(bell).to_have_text("Ring for pages: on")
        assert page.evaluate("window.rung") == 1
        page.reload()
        expect(bell).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("button", name="Acknowledge")).to_be_visible()
        assert page.evaluate("window.rung") == 1
        assert (
            page.evaluate('import("/static/bell.js").then(({silence, ring}) => (silence(), ring(3), window.rung))') == 1
        )


def test_everything_by_keyboard(browser: Browser, paged: Led) -> None:
    """Tab reaches the page to answer before anything else of the drill; Enter answers it, and focus is not lost."""
    with place(browser, paged, "seat", "primary_oncall") as context:
        page = context.new_page()
        page.goto(paged.url("seat"))
        expect(page.get_by_role("button", name="Acknowledge")).to_be_visible()
        page.locator("#main").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Acknowledge")).to_be_focused()
        page.locator("#act-severity > summary").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label("SEV1")).to_be_visible()
        page.get_by_label("SEV1").focus()
        page.keyboard.press("Space")
        expect(page.get_by_label("SEV1")).to_be_checked()


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_axe_finds_nothing_serious(browser: Browser, paged: Led, width: int, scheme: str) -> None:
    """On the parts of the page as they stand, every form open."""
    with place(browser, paged, "seat", "primary_oncall", width=width, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(paged.url("seat"))
        expect(page.get_by_role("button", name="Acknowledge")).to_be_visible()
        found = serious(page)
        if width == PHONE:
            for tab in ("incident", "act", "look", "sop"):
                turn_to(page, tab)
                found += serious(page)
        for form in ("act-severity", "act-update") if width == DESK else ():
            page.locator(f"#{form} > summary").click()
            found += serious(page)
        assert found == []


def test_nothing_is_cut_off_at_the_side(browser: Browser, paged: Led) -> None:
    """From 360 px to a wide screen no page is wider than its window."""
    with place(browser, paged, "seat", "primary_oncall") as context:
        page = context.new_page()
        page.goto(paged.url("seat"))
        expect(page.locator("#my-roles")).to_have_text("primary on-call")
        for width in (PHONE, 768, DESK, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
