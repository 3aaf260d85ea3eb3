"""A training over HTTP and in a browser: a seat that starts, waits, asks, ends, sees what mattered, and tries again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from gameday.console.capability import Capability
from gameday.console.running import Running
from gameday.training.prepare import training_plan
from tests.console.axe import serious
from tests.console.conftest import Inside, Served
from tests.console.pages import WITHIN
from tests.training.alone import documents


class Training:
    """One training behind the application, ordered as a program would."""

    def __init__(self, inside: Inside, seat: str = "incident_commander") -> None:
        plan = training_plan(documents(), seat, seed=1, created=inside.house.wall())

        async def taken() -> Running:
            return inside.house.take_in(plan)

        self.inside = inside
        self.running = inside.call(taken)
        self.id = plan.drill
        self.who = inside.cookie(plan.drill, "seat", seat)

    def order(self, do: str, **keys: Any) -> Any:
        return self.inside.order(self.id, self.who, do=do, **keys).json()

    def act(self, kind: str, **keys: Any) -> Any:
        return self.order("act", kind=kind, keys=keys)

    def get(self, path: str, who: dict[str, str] | None = None) -> Any:
        return self.inside.client.get(f"/{path}", headers=self.who if who is None else who)

    def again(self, before: int) -> Any:
        return self.inside.client.post(f"/api/drills/{self.id}/again", json={"before": before}, headers=self.who)


@pytest.fixture(scope="module")
def played(lasting: Inside) -> Training:
    """Acknowledged, joined, declared, asked, hinted, and ended after a quarter of an hour."""
    one = Training(lasting)
    assert one.order("start")["ok"]
    one.order("wait")
    assert one.act("acknowledged")["ok"]
    assert one.act("joined")["ok"]
    assert one.act("declared", severity="SEV1")["ok"]
    for _ in range(4):
        one.order("wait")
    assert one.order("ask", person="mira", what="look", target="changes", within="5m")["ok"]
    assert one.order("help")["ok"]
    assert one.order("help")["ok"]
    for _ in range(8):
        one.order("wait")
    return one


def section(one: Training) -> Any:
    return one.get(f"api/drills/{one.id}/snapshot").json()["view"]["training"]


def test_its_seat_starts_it_and_its_lobby_says_how_it_goes(lasting: Inside) -> None:
    one = Training(lasting, "comms_lead")
    lobby = one.get(f"d/{one.id}/lobby")

    assert lobby.status_code == 200
    assert "gameday play --forget" in lobby.text
    assert 'type="button" disabled>Begin' in lobby.text  # its script makes it one that can be pressed
    assert "A config push" not in lobby.text
    assert one.order("start")["ok"]


def test_the_page_holds_whom_one_can_ask_and_what_came_of_it(played: Training) -> None:
    told = section(played)

    assert {one["person"] for one in told["people"] if one["here"]} >= {"mira"}
    assert "aylin" not in {one["person"] for one in told["people"]}
    assert [(one["text"], one["state"]) for one in told["asks"]] == [("Mira, please look at changes.", "done")]
    assert "Config push" in told["asks"][0]["answer"]
    assert [(one["why"], one["over"]) for one in told["hints"]] == [(False, False), (True, False)]
    assert not told["nothing_yet"]


def test_who_is_not_there_cannot_be_asked_and_it_says_what_to_do(played: Training) -> None:
    refused = played.inside.order(played.id, played.who, do="ask", person="henrik", what="look")

    assert refused.status_code == 409
    assert refused.json()["why"] == "Henrik is not in the response: page them first"


def test_who_goes_on_with_a_run_in_the_same_browser_is_let_in_at_once(played: Training) -> None:
    """By the new link of the new server; another browser is asked for a name as ever."""
    token = played.inside.token(played.id, "seat", "incident_commander")
    again = played.inside.client.get(f"/join/{token}", headers=played.who)
    other = played.inside.client.get(f"/join/{token}")

    assert (again.status_code, again.headers.get("location")) == (303, f"/d/{played.id}")
    assert (other.status_code, "What shall we call you?" in other.text) == (200, True)


def test_what_mattered_is_for_afterwards(played: Training) -> None:
    assert played.get(f"api/drills/{played.id}/debrief").status_code == 409
    assert played.get(f"d/{played.id}/debrief").status_code == 409
    assert played.again(0).status_code == 409


def test_a_real_incident_called_by_a_slip_is_taken_back_by_who_trains(lasting: Inside) -> None:
    """Nobody leads. What they did in the training stands: that is what trying again is for."""
    one = Training(lasting)
    assert one.order("start")["ok"]
    assert one.act("joined")["ok"]
    assert one.order("real_incident", reason="The lift is stuck.")["ok"]
    stopped = one.get(f"api/drills/{one.id}/snapshot").json()
    called = stopped["view"]["drill"]["real_incident"]
    joined = next(entry["id"] for entry in stopped["entries"] if entry["kind"] == "joined")
    refused = one.order("undo", entry=joined)["why"]

    assert called["reason"] == "The lift is stuck."
    assert refused == "what you did in a training stands; try again from a moment before it, afterwards"
    assert one.order("undo", entry=called["entry"])["ok"]
    assert one.order("resume")["ok"]
    assert one.get(f"api/drills/{one.id}/snapshot").json()["view"]["drill"]["state"] == "running"


@pytest.fixture(scope="module")
def over(played: Training) -> Training:
    assert played.order("end")["ok"]
    return played


def test_afterwards_whoever_trained_sees_what_mattered_and_all_of_it(over: Training) -> None:
    told = over.get(f"api/drills/{over.id}/debrief").json()
    page = over.get(f"d/{over.id}/debrief")

    assert 1 <= len(told["moments"]) <= 3
    assert all(0 <= one["again_from"] <= one["at"] for one in told["moments"])
    assert page.status_code == 200
    assert told["role"] == "incident commander"
    assert 0 < told["yours"] < 1
    assert round(sum(told["points"].values())) == round(100 * told["score"])
    assert {"clause": "declare", "own": 1.0, "others": [], "credit": 1.0}.items() <= next(
        one.items() for one in told["duties"] if one["clause"] == "declare"
    )
    assert "EXERCISE" in page.text
    assert over.get(f"api/drills/{over.id}/retrospective.html").status_code == 200


def test_they_begin_again_where_they_want_as_the_same_person(over: Training) -> None:
    """A new drill, standing still at that moment, with a session of its own; the old one stays as it was."""
    told = over.get(f"api/drills/{over.id}/debrief").json()["moments"][0]
    begun = over.again(told["again_from"])
    fresh = over.inside.house
    entered = {"Cookie": begun.headers["set-cookie"].partition(";")[0], "Origin": over.who["Origin"]}
    view = over.inside.client.get(f"/api/drills/{begun.json()['id']}/snapshot", headers=entered).json()["view"]

    assert begun.status_code == 201
    assert begun.json()["page"] == f"/d/{begun.json()['id']}/seat"
    assert (view["drill"]["state"], view["drill"]["story"]) == ("paused", told["again_from"])
    assert {one.drill for one in fresh.access.sessions(begun.json()["id"])} == {begun.json()["id"]}
    assert over.inside.order(begun.json()["id"], entered, do="resume").status_code == 200


def test_later_than_it_came_nobody_begins_again(over: Training) -> None:
    assert over.again(10**9).status_code == 409
    assert over.again(-1).status_code == 422


@pytest.mark.parametrize("kind", ["lead", "evaluator", "room", "public"])
def test_nobody_else_reads_it(over: Training, kind: str) -> None:
    other = over.inside.cookie(over.id, kind)

    assert over.get(f"api/drills/{over.id}/debrief", other).status_code == 403
    assert over.get(f"d/{over.id}/debrief", other).status_code == 403


def test_a_seat_of_a_game_day_has_none_of_it(lasting: Inside) -> None:
    drill = lasting.prepare()
    who = lasting.cookie(drill, "seat", "incident_commander")

    assert lasting.client.get(f"/api/drills/{drill}/debrief", headers=who).status_code == 403
    assert lasting.client.get(f"/api/drills/{drill}/retrospective.html", headers=who).status_code == 403
    assert lasting.order(drill, who, do="wait").status_code == 403


@pytest.fixture
def page(served: Served, browser: Browser) -> Iterator[Page]:
    """A phone in front of a training in its lobby."""
    plan = training_plan(documents(), "incident_commander", seed=1, created=served.house.wall())

    async def taken() -> Running:
        return served.house.take_in(plan)

    served.call(taken())
    link = served.house.access.new_link(plan.drill, Capability("seat", "incident_commander"))
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(WITHIN)
    opened = context.new_page()
    opened.goto(served.house.url_of(link) or "")
    yield opened
    context.close()


_COVERED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const over = document.elementFromPoint(box.left + Math.min(12, box.width / 2), box.top + Math.min(20, box.height / 2))
    ?.closest(".top, .tabs, #training");
  if (one === document.body || !over || over.contains(one)) return null;
  return `${one.id || one.textContent.trim()} behind ${over.id || over.className}`;
}"""


def covered(page: Page) -> list[str]:
    """What somebody who goes backwards through the page by keyboard cannot see as they reach it."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, document.body.scrollHeight); }")
    found = []
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        found.append(page.evaluate(_COVERED))
    return [one for one in found if one]


def asks_for_a_hint_and_why(page: Page) -> None:
    """The first names the step and offers the reason; the second is the reason, and offers nothing more."""
    page.get_by_role("button", name="Hint", exact=True).click()
    expect(page.locator("#training-hints")).to_contain_text("declare it by")
    expect(page.locator("#training-hints")).to_contain_text("(again: why)")
    page.get_by_role("button", name="Hint", exact=True).click()
    expect(page.locator("#training-hints")).not_to_contain_text("(again: why)")


def test_in_a_browser_one_is_led_from_the_link_to_what_mattered(page: Page) -> None:
    """Join, begin, wait, acknowledge, join, declare, ask, a hint, end, what mattered, and once more."""
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    expect(page.locator(".terms")).to_contain_text("You alone. Nobody leads a training")
    page.fill("#name", "Dana")
    page.check("input[name=agree]")
    page.get_by_role("button", name="Join the exercise").click()
    expect(page.locator("#story-person")).to_contain_text("Aylin")
    assert serious(page) == []
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#training-cue")).to_contain_text("Nothing has reached you yet")
    page.get_by_role("button", name="Wait", exact=True).click()
    passed = re.compile(r"min went by\. .+ A page rings for you: acknowledge it\.")
    expect(page.locator("#training-cue")).to_have_text(passed)
    page.get_by_role("button", name="Acknowledge").first.click()
    page.get_by_role("button", name="Join the response").first.click()
    asks_for_a_hint_and_why(page)
    page.locator('.tabs [data-tab="act"]').click()
    page.locator("#act-severity > summary").click()
    page.check("#severity-SEV1")
    page.locator("#severity-go").click()
    expect(page.locator("#now-severity")).to_have_text("SEV1")
    expect(page.locator("#training-hints")).to_be_empty()
    for _ in range(12):
        page.get_by_role("button", name="Wait", exact=True).click()
        expect(page.locator("#training-wait")).to_be_enabled()  # once the page shows where it stands
        if page.locator("#ask-person option").count():
            break
    page.get_by_role("button", name="Ask somebody").click()
    assert serious(page) == []
    page.select_option("#ask-what", "look")
    page.select_option("#ask-target", "logs")
    page.locator("#form-ask button[type=submit]").click()
    expect(page.locator("#training-open")).to_have_text("1 under way")
    assert covered(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#training-asked").evaluate("(one) => { one.open = true; }")
    assert covered(page) == []
    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="End it").click()
    page.get_by_role("link", name="See what mattered").click()
    again = page.locator(".moment button").first
    expect(again).to_be_visible()
    expect(page.locator("#part-yours")).to_contain_text("of 100")
    expect(page.locator("#duties li").first).to_contain_text("kept", use_inner_text=False)
    assert serious(page) == []
    again.click()
    page.wait_for_url("**/seat")
    expect(page.locator("#training-pause")).to_have_text("Go on")
    assert faults == []
