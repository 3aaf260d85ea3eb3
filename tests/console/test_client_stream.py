"""What a page does when its connection is not what it should be."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Route, WebSocketRoute, expect

from tests.console.conftest import Served
from tests.console.pages import Led, place


@pytest.fixture(scope="module")
def drill(served: Served) -> Led:
    """A tabletop that has begun."""
    one = Led(served, served.prepare("checkout-errors", kind="tabletop", seats={"primary_oncall": "human"}))
    one.order(do="start")
    return one


def message(drill: Led, text: str) -> None:
    """Somebody at the seat says something, from elsewhere."""
    token = drill.served.token(drill.drill, "seat", "primary_oncall")
    drill.order(token, do="act", kind="message", keys={"text": text})


def test_a_lost_socket_comes_back_and_nothing_is_missing(browser: Browser, drill: Led) -> None:
    """What was said while it was gone comes with the next one, once."""
    with place(browser, drill, "seat", "primary_oncall") as context:
        page = context.new_page()
        sockets: list[WebSocketRoute] = []

        def through(socket: WebSocketRoute) -> None:
            sockets.append(socket)
            socket.connect_to_server()

        page.route_web_socket("**/stream*", through)
        page.goto(drill.url("seat"))
        expect(page.locator("body")).to_have_attribute("data-connection", "live")
        sockets[0].close(code=1012)
        message(drill, "said in between")
        expect(page.locator("#channel-entries .text")).to_have_text(["said in between"])
        expect(page.locator("body")).to_have_attribute("data-connection", "live")
        assert len(sockets) == 2


def test_silence_says_when_the_server_was_last_heard_from(browser: Browser, drill: Led) -> None:
    """A network that goes without a word is noticed half a minute later; the page tells since when."""
    with place(browser, drill, "seat", "primary_oncall", timezone_id="UTC") as context:
        page = context.new_page()
        opened: list[WebSocketRoute] = []

        def fallen_silent(socket: WebSocketRoute) -> None:
            opened.append(socket)
            if len(opened) > 1:
                socket.close(code=1011)

        page.route_web_socket("**/stream*", fallen_silent)
        page.route("**/frames*", lambda route: route.abort("connectionreset"))
        page.clock.install(time="2026-04-20T14:52:40Z")
        page.goto(drill.url("seat"))
        expect(page.locator("body")).to_have_attribute("data-connection", "live")
        page.clock.run_for(40_000)
        expect(page.locator("#connection")).to_contain_text("Offline since 14:52: trying again.")


def test_without_sockets_it_asks_again_and_again(browser: Browser, drill: Led) -> None:
    """Where no WebSocket goes through: the same log by long poll, and the page says so, until one does go through."""
    with place(browser, drill, "seat", "primary_oncall") as context:
        page = context.new_page()
        tried: list[WebSocketRoute] = []

        def door(socket: WebSocketRoute) -> None:
            tried.append(socket)
            if len(tried) <= 2:
                socket.close(code=1011)
            else:
                socket.connect_to_server()

        page.route_web_socket("**/stream*", door)
        page.goto(drill.url("seat"))
        expect(page.locator("#connection")).to_have_text("Connected (slower way)")
        message(drill, "by the slower way")
        expect(page.locator("#channel-entries .text").last).to_have_text("by the slower way")
        expect(page.locator("body")).to_have_attribute("data-connection", "live")
        message(drill, "by the quicker way")
        expect(page.locator("#channel-entries .text").last).to_have_text("by the quicker way")


def test_a_server_that_begins_anew_is_read_anew(browser: Browser, drill: Led) -> None:
    """A frame that says `reload`: the whole is fetched again, and no entry stands there twice."""
    with place(browser, drill, "seat", "primary_oncall") as context:
        page = context.new_page()
        sockets: list[WebSocketRoute] = []

        def through(socket: WebSocketRoute) -> None:
            sockets.append(socket)
            socket.connect_to_server()

        page.route_web_socket("**/stream*", through)
        page.goto(drill.url("seat"))
        expect(page.locator("body")).to_have_attribute("data-connection", "live")
        message(drill, "before")
        expect(page.locator("#channel-entries .text", has_text="before")).to_have_count(1)
        with page.expect_response("**/snapshot*"):
            sockets[0].send(json.dumps([{"type": "reload"}]))
        message(drill, "afterwards")
        expect(page.locator("#channel-entries .text", has_text="afterwards")).to_have_count(1)
        expect(page.locator("#channel-entries .text", has_text="before")).to_have_count(1)


def test_a_lost_answer_does_not_do_it_twice(browser: Browser, drill: Led) -> None:
    """The server took it, the answer was lost on the way: it is sent again with the same key, and stands there once."""
    with place(browser, drill, "seat", "primary_oncall") as context:
        page = context.new_page()
        keys: list[str] = []

        def lose_the_first(route: Route) -> None:
            keys.append(route.request.headers["idempotency-key"])
            if len(keys) == 1:
                route.fetch()
                route.abort("connectionreset")
            else:
                route.continue_()

        page.route("**/commands", lose_the_first)
        page.goto(drill.url("seat"))
        page.get_by_label("Say something in the channel").fill("only once")
        page.keyboard.press("Enter")
        expect(page.locator("#channel-entries .text", has_text="only once")).to_have_count(1)
        expect(page.locator("#channel-pending li")).to_have_count(0)
        assert len(set(keys)) == 1
        assert sum(one.get("text") == "only once" for one in drill.entries()) == 1


def test_a_link_that_was_taken_back_says_so(browser: Browser, drill: Led) -> None:
    """The page stops trying and says why; a real incident called from it has to be shouted, and it says so."""
    with place(browser, drill, "seat", "primary_oncall") as context:
        page = context.new_page()
        for what in ("snapshot", "commands"):
            page.route(f"**/{what}*", lambda route: route.fulfill(status=401, json={"ok": False, "why": "gone"}))
        page.goto(drill.url("seat"))
        expect(page.locator("#connection")).to_contain_text("This link does not work any more.")
        expect(page.get_by_role("button", name="Send")).to_be_disabled()
        page.locator("#real-open").click()
        page.locator("#real-form .danger").click()
        expect(page.locator("#real-lead")).to_have_text("Nobody else knows yet.")
        expect(page.locator("#real-untold")).to_contain_text("The call was not sent")
