"""What the pages make of times and templates: asked of their own modules, in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.console.conftest import Served
from tests.console.pages import Led, place

CALL = "([module, name, args]) => import(module).then((found) => found[name](...args))"
OLD = "We are looking into a problem with {{what}}. You may notice {{impact}}. We will write again at {{next_update}}."
FORM = "Resolved: {{what}} ({{severity}})\nImpact from {{since}} to {{until}}\nFix: {{fix}}"


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """Any page of the server: its modules may be loaded from there."""
    one = Led(served, served.prepare("checkout-errors", seats={"primary_oncall": "human"}))
    with place(browser, one, "public", timezone_id="Europe/Vienna") as context:
        opened = context.new_page()
        opened.goto(one.url("status"))
        yield opened


def asked(page: Page, module: str, name: str, *args: object) -> Any:
    return page.evaluate(CALL, [f"/static/{module}.js", name, list(args)])


def test_clocks(page: Page) -> None:
    """Story time, what is left, how long ago, and a wall's clock in the viewer's own zone."""
    assert [asked(page, "clock", "span", ms) for ms in (0, 59_999, 250_000, 3_850_000, -65_000)] == [
        "0:00", "0:59", "4:10", "1:04:10", "\u22121:05",
    ]  # fmt: skip
    assert [asked(page, "clock", "storyTime", ms) for ms in (250_000, -65_000)] == ["+4:10", "\u22121:05"]
    assert [asked(page, "clock", "inWords", ms) for ms in (20_000, 240_000, 4_200_000)] == [
        "20 s",
        "4 min",
        "1 h 10 min",
    ]
    assert asked(page, "clock", "local", "2026-04-20T14:52:00Z") == "16:52"
    assert asked(page, "seat_incident", "dueWords", 1_000_000, 750_000) == "in 4:10"
    assert asked(page, "seat_incident", "dueWords", 750_000, 1_000_000) == "4:10 late"
    done = [{"done_at": 720_000}, {"done_at": 720_000, "due": 600_000}, {"done_at": 720_000, "due": 721_000}]
    assert [asked(page, "seat_incident", "doneWords", one) for one in done] == [
        "00:12", "00:12, was due 00:10", "00:12",
    ]  # fmt: skip


def test_a_story_tells_its_times_on_its_own_clocks(page: Page) -> None:
    """Ten past ten in the story is ten past ten everywhere; the viewer's own zone stands beside it."""
    run = """(zone) => import("/static/clock.js").then((clock) => {
        clock.makeClock().set({zone});
        const at = "2026-06-09T08:10:00Z";
        const full = clock.storyInFull(at).split(";")[1];
        const told = [clock.storyClock(at), clock.storyClockWithZone(at), full, clock.local(at)];
        clock.makeClock().set({zone: 0});
        return told;
    })"""
    assert page.evaluate(run, 540) == ["17:10", "17:10 UTC+09:00", " in your zone 10:10", "10:10"]
    assert page.evaluate(run, -210)[1] == "04:40 UTC\u221203:30"
    assert page.evaluate(run, 0)[1] == "08:10 UTC"


def test_a_clock_runs_by_itself_and_stands_when_it_should(page: Page) -> None:
    """At its pace from the last word of the server, whose clock may be another's; never backwards."""
    run = """(pace) => import("/static/clock.js").then(({makeClock}) => {
        let now = 1000000;
        const clock = makeClock(() => now);
        clock.heard(pace.wall);
        clock.set({story: 60000, at_wall: pace.wall, factor: pace.factor, running: pace.running, starts_at: 5000});
        now += 10000;
        return [clock.story(), clock.moment()];
    })"""
    ahead = 1_000_000 + 3_600_000
    assert page.evaluate(run, {"wall": ahead, "factor": 2, "running": True}) == [80_000, 85_000]
    assert page.evaluate(run, {"wall": ahead, "factor": 2, "running": False}) == [60_000, 65_000]


def test_a_clock_stands_while_the_connection_is_lost(page: Page) -> None:
    """Nobody here knows whether the story goes on; found again, it is where the server has it."""
    run = """() => import("/static/clock.js").then(({makeClock}) => {
        let now = 1000000;
        const clock = makeClock(() => now);
        clock.set({story: 60000, at_wall: now, factor: 1, running: true, starts_at: 0});
        now += 5000;
        clock.lose();
        now += 20000;
        const lost = [clock.story(), clock.moment(), clock.running()];
        clock.found();
        return [...lost, clock.story(), clock.running()];
    })"""
    assert page.evaluate(run) == [65_000, 65_000, False, 85_000, True]


def test_a_template_is_filled_sentence_by_sentence(page: Page) -> None:
    """What is not known is left out where a whole sentence hangs on it, and shows as a gap where only a part does."""

    def filled(template: str, **fields: str) -> Any:
        return asked(page, "update_text", "filled", template, fields)

    assert filled(OLD, what="checkout") == "We are looking into a problem with checkout."
    assert filled(OLD, what="checkout", next_update="15:30") == (
        "We are looking into a problem with checkout. We will write again at 15:30."
    )
    assert filled(FORM, what="checkout", since="14:46") == "Resolved: checkout (…)\nImpact from 14:46 to …"
    assert filled(FORM) == ""
    assert asked(page, "update_text", "fieldsOf", FORM) == ["what", "severity", "since", "until", "fix"]


def test_a_field_keeps_its_braces(page: Page) -> None:
    """What somebody writes is not a template."""
    assert asked(page, "update_text", "filled", "Fix: {{fix}}", {"fix": "$& {{what}} $1"}) == "Fix: $& {{what}} $1"


def test_what_was_told_of_a_harm_is_not_told_of_its_end(page: Page) -> None:
    """Since the alerts fell silent it may not be so any more; once it is resolved, it was so."""
    told = {"what": "checkout", "cause": "a deploy"}
    before = {"audience": "external", "status": "identified", "states": told, "said_at": {"what": 1, "cause": 1}}
    loud: dict[str, Any] = {"roles": [], "updates": [before], "signal_at": None, "quiet_since": None}
    quiet = {**loud, "quiet_since": 2}

    def known(incident: dict[str, Any], status: str) -> tuple[object, object]:
        found = asked(page, "update_known", "known", incident, "external", status)
        return found.get("what"), asked(page, "update_known", "outdated", incident, "external", status)

    assert [known(loud, "identified"), known(quiet, "monitoring"), known(quiet, "resolved")] == [
        ("checkout", []),
        (None, ["what"]),
        ("checkout", []),
    ]
    assert asked(page, "update_known", "known", quiet, "external", "monitoring")["cause"] == "a deploy"


def test_the_next_update_goes_on_where_the_last_one_was(page: Page) -> None:
    """Called resolved and reopened, one looks into it again."""

    def goes_on(status: str | None, resolved_at: int | None = None) -> object:
        incident = {"resolved_at": resolved_at, "updates": [{"audience": "external", "status": status}]}
        return asked(page, "update_known", "nextStatus", incident, "external")

    assert (goes_on(None), goes_on("identified")) == ("investigating", "identified")
    assert (goes_on("resolved", 9), goes_on("resolved")) == ("resolved", "investigating")


def test_a_key_is_like_no_other(page: Page) -> None:
    """Also on plain http, where the browser offers no UUID."""
    keys = [asked(page, "outbox", "newKey") for _ in range(20)]
    assert len(set(keys)) == 20
    assert {len(key) for key in keys} == {32}
