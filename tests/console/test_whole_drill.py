"""A whole drill in real browsers: one leads, four take part, one of them on a phone; from the lobby to the report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.console.conftest import Served
from tests.console.pages import DESK, PHONE, WITHIN, Led

SEATS = {
    "primary_oncall": "dana",
    "incident_commander": "kim",
    "technical_lead": "robin",
    "comms_lead": "alex",
}
"""Who joins for which seat."""


@dataclass
class Team:
    """Everybody's page, by role; `lead` is who leads."""

    led: Led
    pages: dict[str, Page] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    """What the scripts of the pages complained of."""

    def __getitem__(self, who: str) -> Page:
        return self.pages[who]

    def act(self, who: str, form: str) -> Page:
        """Somebody opens one of the forms under Act; on a phone its part of the page first."""
        page = self[who]
        tab = page.locator('.tabs [data-tab="act"]')
        if tab.is_visible():
            tab.click()
        page.locator(f"#{form} > summary").click()
        return page

    def answer(self, who: str) -> None:
        """Somebody answers their page and joins the response."""
        calls = self[who].locator("#calls")
        calls.get_by_role("button", name="Acknowledge").first.click()
        calls.get_by_role("button", name="Join the response").click()
        expect(calls).to_be_hidden()

    def page_for(self, who: str, role: str) -> None:
        """Somebody pages another role."""
        page = self.act(who, "act-escalate")
        page.locator("#escalate-target").select_option(role)
        page.locator("#escalate-text").fill("needed")
        page.get_by_role("button", name="Page them").click()
        expect(page.locator("#escalate-text")).to_have_value("")
        page.locator("#act-escalate > summary").click()

    def assign(self, who: str, role: str, person: str) -> None:
        """Somebody gives a seat to a person of the story."""
        page = self.act(who, "act-roles")
        page.locator("#role-seat").select_option(role)
        page.locator("#role-person").select_option(person)
        page.get_by_role("button", name="Assign").click()
        expect(page.locator("#incident-roles li", has_text=role.replace("_", " "))).not_to_contain_text("nobody")
        page.locator("#act-roles > summary").click()


@pytest.fixture
def team(browser: Browser, served: Served) -> Iterator[Team]:
    """Five browsers; each came in by a link, and all are in the lobby."""
    drill = served.prepare("checkout-errors", seats=dict.fromkeys(SEATS, "human"))
    one = Team(Led(served, drill))
    with ExitStack() as stack:
        for who in ("lead", *SEATS):
            width = PHONE if who == "primary_oncall" else DESK
            context = browser.new_context(viewport={"width": width, "height": 800}, has_touch=width == PHONE)
            context.set_default_timeout(WITHIN)
            stack.callback(context.close)
            page = one.pages[who] = context.new_page()
            page.on("pageerror", lambda error: one.wrong.append(str(error)))
            if who == "lead":
                page.goto(served.link(drill, "lead"))
                page.get_by_role("button", name="Open").click()
            else:
                page.goto(served.link(drill, "seat", "*"))
                page.get_by_label(who.replace("oncall", "on-call").replace("_", " ")).check()
                page.get_by_label("What shall we call you?").fill(SEATS[who])
                page.get_by_label("I know what is recorded").check()
                page.get_by_role("button", name="Join the exercise").click()
        yield one


def come_together(team: Team) -> None:
    """The page rings at the phone; declared, a channel, everybody called and seated."""
    team.answer("primary_oncall")
    page = team.act("primary_oncall", "act-severity")
    page.get_by_label("SEV1").check()
    page.locator("#severity-go").click()
    expect(page.locator("#now-severity")).to_have_text("SEV1")
    page.locator("#act-severity > summary").click()
    for role in ("incident_commander", "technical_lead", "comms_lead"):
        team.page_for("primary_oncall", role)
        team.answer(role)
    commander = team.act("incident_commander", "act-channel")
    commander.get_by_label("Name of the channel").fill("#inc-checkout")
    commander.locator("#form-channel").get_by_role("button", name="Open the channel").click()
    people = {role: team.led.served.call(person(team.led, role)) for role in SEATS}
    for role in ("incident_commander", "technical_lead", "comms_lead"):
        team.assign("incident_commander", role, people[role])
    expect(team["technical_lead"].locator("#my-roles")).to_contain_text("technical lead")


async def person(led: Led, role: str) -> str:
    """Who of the story sits at a seat."""
    running = await led.served.house.open(led.drill)
    return running.drill.person_of(role) or ""


def mend(team: Team) -> None:
    """The technical lead looks at what changed and takes it back; customers are told meanwhile."""
    tech = team["technical_lead"]
    tech.get_by_role("button", name="Recent changes").click()
    expect(tech.locator("#sights")).to_contain_text("Config push")
    team.act("technical_lead", "act-mitigate")
    lever = tech.locator("#levers li", has_text="Put back the previous configuration")
    lever.get_by_role("button", name="Do it").click()
    expect(lever.locator(".state")).to_have_text("under way")
    comms = team.act("comms_lead", "act-update")
    comms.get_by_label("External").check()
    comms.locator("#update-what").fill("checkout")
    comms.locator("#update-impact").fill("payments that fail")
    comms.locator("#update-next").select_option("30")
    comms.get_by_role("button", name="Post the update").click()
    expect(comms.locator("#update-what")).to_have_value("")
    expect(team["primary_oncall"].locator("#channel-entries")).to_contain_text("We are looking into a problem")


def close(team: Team) -> None:
    """It works again: verified, watched, resolved, followed up."""
    team.led.order(do="skip", to="20m")
    tech = team["technical_lead"]
    expect(tech.locator("#levers .state.good")).to_have_text("in effect")
    tech.get_by_role("button", name="Customers").click()
    team.act("technical_lead", "act-close")
    tech.get_by_role("button", name="I made sure that it works").click()
    team.led.order(do="skip", to="40m")
    commander = team.act("incident_commander", "act-close")
    commander.get_by_role("button", name="Call it resolved").click()
    expect(commander.locator("#incident-summary")).to_contain_text("Resolved")
    team.act("incident_commander", "act-follow")
    commander.get_by_label("What is to change").fill("No config push without review")
    commander.get_by_role("button", name="Add it").click()
    expect(commander.locator("#item-title")).to_have_value("")


def test_from_the_lobby_to_the_report(team: Team) -> None:
    """Who leads starts and ends it; the five see each other; what was done is judged, washed up and told."""
    lead = team["lead"]
    expect(team["comms_lead"].locator("#here")).to_contain_text("dana")
    lead.get_by_role("button", name="Start the drill").click()
    lead.get_by_role("button", name="Start all the same").click()  # the checklist is not ticked off
    for who in SEATS:
        expect(team[who]).to_have_url(team.led.url("seat"))
    lead.goto(team.led.url("lead"))
    expect(lead.locator("#drill-state")).to_have_text("Running")
    team.led.order(do="skip", to="3m")
    come_together(team)
    mend(team)
    close(team)

    lead.locator("#end").click()
    lead.get_by_role("button", name="End it").click()
    phone = team["primary_oncall"]
    expect(phone.locator("#notice")).to_contain_text("The drill is over.")
    phone.get_by_role("link", name="To the hot wash").click()
    expect(phone.locator("body")).to_have_attribute("data-connection", "live")
    phone.get_by_label("What went as the SOP says").fill("We took it back before we knew why.")
    phone.locator('form[data-side="well"]').get_by_role("button", name="Add").click()
    expect(phone.locator("#well")).to_contain_text("We took it back")

    lead.goto(team.led.url("after"))
    expect(lead.locator("#finding-list")).to_contain_text("acknowledged")
    with lead.expect_response("**/retrospective.html") as told:
        lead.get_by_role("link", name="Retrospective", exact=True).click()
    assert told.value.ok
    report = lead.context.pages[-1]
    expect(report.locator("body")).to_contain_text(f"EXERCISE · drill {team.led.drill}")
    expect(report.locator("body")).not_to_contain_text("dana")
    assert team.wrong == []
    kinds = [one["kind"] for one in team.led.entries() if one.get("actor")]
    assert {"acknowledged", "declared", "mitigation_started", "update_posted", "verified", "resolved"} <= set(kinds)
    assert not any(name in str(team.led.entries()) for name in SEATS.values())
