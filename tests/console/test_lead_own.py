"""What was just done on a page of whoever leads it knows by itself: a view comes a while later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect

from tests.console.conftest import Served
from tests.console.pages import HeldBack, Led, place
from tests.console.toasts import toast


@pytest.fixture
def drill(served: Served) -> Led:
    """In its lobby."""
    return Led(served, served.prepare("checkout-errors", kind="tabletop", seats={"incident_commander": "human"}))


@pytest.fixture
def page(browser: Browser, drill: Led) -> Iterator[Page]:
    with place(browser, drill, "lead") as context:
        yield context.new_page()


def controls(drill: Led) -> list[tuple[str, str | None]]:
    """What was ordered, with its value."""
    return [(one["action"], one.get("value")) for one in drill.entries() if one["kind"] == "control"]


def test_two_presses_are_two_steps_and_one_inject(page: Page, drill: Led) -> None:
    """Before any push: space pauses and goes on, + is quicker and quicker still; what goes out, goes out once."""
    drill.order(do="start")
    drill.order(do="pause")
    pushes = HeldBack(page)
    page.goto(drill.url("lead"))
    expect(page.locator("#drill-state")).to_have_text("Paused")
    pushes.holds = True
    for key in ("Space", "Space", "+", "+"):
        page.keyboard.press(key)
    page.locator("#event-list li.inject").first.get_by_role("button", name="Send now").dblclick()
    toast(page, "Sent.")
    pushes.let_go()
    expect(page.locator("#drill-state")).to_have_text("Paused")
    expect(page.locator("#speed")).to_have_value("5")
    done = controls(drill)
    assert [action for action, _ in done] == ["start", "pause", "resume", "pause", "speed", "speed", "fire"]
    assert [float(value or 0) for action, value in done if action == "speed"] == [2, 5]


def test_what_is_under_way_can_be_undone_and_its_form_is_free(page: Page, drill: Led) -> None:
    """Whoever logs, opens the form again and undoes, all before the first answer, gets what they mean."""
    drill.order(do="start")
    drill.order(do="pause")
    page.goto(drill.url("lead"))
    expect(page.locator("#drill-state")).to_have_text("Paused")
    waiting: list[Route] = []

    def first_waits(route: Route) -> None:
        waiting.append(route)
        if len(waiting) > 1:
            route.continue_()

    page.route("**/commands", first_waits)
    page.keyboard.press("l")
    with page.expect_request("**/commands"):
        page.locator("#observe-note").fill("first")
        page.get_by_role("button", name="Log it").click()
    page.keyboard.press("u")
    page.keyboard.press("l")
    page.locator("#observe-note").fill("half wr")
    waiting[0].continue_()
    expect(page.locator("#log-list .undone")).to_contain_text("first")
    expect(page.locator("#observe-note")).to_have_value("half wr")


def test_what_was_refused_stands_in_its_form_again(page: Page, drill: Led) -> None:
    """Also in fields that are there for its kind alone."""
    drill.order(do="start")
    page.goto(drill.url("lead"))
    expect(page.locator("#drill-state")).to_have_text("Running")
    page.route("**/commands", lambda route: route.fulfill(status=409, json={"ok": False, "why": "no"}))
    page.keyboard.press("s")
    page.locator("#said-kind").select_option("update_posted")
    page.locator("#said-audience").select_option("external")
    page.locator("#said-text").fill("We know.")
    page.get_by_role("button", name="Record it").click()
    toast(page, tone="bad")
    page.keyboard.press("s")
    expect(page.locator("#said-audience")).to_have_value("external")
    expect(page.locator("#said-text")).to_have_value("We know.")


def test_a_tick_in_the_lobby_stays(page: Page, drill: Led) -> None:
    """Somebody comes in meanwhile: the list is drawn anew, and no view has shown the tick yet."""
    pushes = HeldBack(page)
    page.goto(drill.url("lobby"))
    expect(page.locator("#drill-state")).to_have_text("Not started")
    pushes.holds = True
    tick = page.get_by_label("The word that stops everything")
    seat = page.get_by_label("scribe")
    tick.check()
    seat.select_option("absent")
    toast(page, tone="good", times=2)
    pushes.say({"type": "people", "people": [{"name": "kim", "capability": "evaluator", "here": True}]})
    expect(page.locator("#also-here")).to_contain_text("kim")
    expect(tick).to_be_checked(timeout=1)
    expect(seat).to_have_value("absent", timeout=1)


def test_a_view_may_come_before_the_answer(page: Page, drill: Led) -> None:
    """The drill runs, by what the page shows, and the answer to the start is still on its way: space pauses it."""
    answers: list[tuple[Route, APIResponse]] = []

    def first_is_late(route: Route) -> None:
        if answers:
            route.continue_()
        else:
            answers.append((route, route.fetch()))

    page.route("**/commands", first_is_late)
    page.goto(drill.url("lead"))
    expect(page.locator("#drill-state")).to_have_text("Not started")
    page.keyboard.press("Space")
    expect(page.locator("#start-dialog")).to_contain_text("Not ticked off:")
    page.keyboard.press("Enter")
    expect(page.locator("#drill-state")).to_have_text("Running")
    page.keyboard.press("Space")
    route, answer = answers[0]
    route.fulfill(response=answer)
    expect(page.locator("#drill-state")).to_have_text("Paused")
