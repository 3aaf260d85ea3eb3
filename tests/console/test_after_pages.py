"""What comes after a drill, in a real browser: hot wash, assessment, replay."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.console.conftest import Served
from tests.console.test_lead_pages import gone as gone  # noqa: PLC0414  # a fixture
from tests.console.test_lead_pages import opened, order
from tests.console.toasts import toast


def test_everybody_writes_into_the_hot_wash(browser: Browser, served: Served) -> None:
    """What one writes shows to the others at once; an action has an owner and a date, or says that it has none."""
    drill = served.prepare(seats={"incident_commander": "human"})
    order(served, drill, "start")
    order(served, drill, "end")
    lead, seat = served.cookie(drill, "lead"), served.cookie(drill, "seat", "incident_commander")
    path = f"/d/{drill}/wash"
    with opened(browser, served, path, lead) as leads, opened(browser, served, path, seat, "phone") as sits:
        sits.get_by_label(re.compile("^Which one thing")).fill("Put the levers first.")
        sits.get_by_label("Owner").fill("technical lead")
        sits.locator("form[data-side=action] button").click()
        expect(leads.locator("#action")).to_contain_text("Put the levers first.")
        expect(leads.locator("#action")).to_contain_text("owner: technical lead · no date yet")
        leads.get_by_label(re.compile("^What went as the SOP says")).fill("One voice to customers.")
        leads.locator("form[data-side=well] button").click()
        expect(sits.locator("#well")).to_contain_text("One voice to customers.")
        leads.get_by_role("button", name=re.compile("^Take away.*Put the levers")).click()
        expect(sits.locator("#action")).to_be_empty()
        sits.get_by_role("link", name="Back to your seat").click()
        expect(sits.get_by_role("link", name="To the hot wash")).to_be_visible()


def test_while_the_drill_goes_on_the_hot_wash_is_closed(browser: Browser, served: Served) -> None:
    """And says when it opens."""
    drill = served.prepare()
    order(served, drill, "start")
    order(served, drill, "pause")
    with opened(browser, served, f"/d/{drill}/wash", served.cookie(drill, "lead")) as page:
        expect(page.locator("#wash-closed")).to_be_visible()
        expect(page.locator("form.add button").first).to_be_disabled()


def test_findings_stand_with_their_evidence_and_people_s_words(browser: Browser, served: Served, gone: str) -> None:
    """A link leads from a finding to the entry that shows it; a judgement stands beside it and moves no figure."""
    with opened(browser, served, f"/d/{gone}/after", served.cookie(gone, "lead")) as page:
        finding = page.locator("#finding-declare")
        expect(finding).to_contain_text("facilitator: S, The tool was slow.")
        number = page.locator("#verdict").inner_text()
        finding.locator(".evidence a").first.click()
        expect(page.locator("#record-list li:target")).to_be_visible()
        finding.get_by_text("Add your judgement").click()
        finding.get_by_label("Why, of declare").fill("Nobody asked twice.")
        finding.get_by_role("button", name=re.compile("^P,")).click()
        toast(page, "Noted beside the finding")
        expect(finding).to_contain_text("P, Nobody asked twice.")
        action = page.locator("#objectives li").filter(has_text="The configuration of the payment gateway")
        action.get_by_text("Add your judgement").click()
        action.get_by_role("button", name=re.compile("^M,")).click()
        expect(action).to_contain_text("facilitator: M")
        expect(page.locator("#verdict")).to_have_text(number)


def test_the_same_record_is_judged_by_another_sop_in_one_click(browser: Browser, served: Served, gone: str) -> None:
    """The other's findings, and both numbers side by side; the reports follow."""
    with opened(browser, served, f"/d/{gone}/after", served.cookie(gone, "lead")) as page:
        expect(page.locator("#finding-list li").first).to_be_visible()
        page.get_by_label("The same record, judged by").select_option("seilers")
        expect(page.locator("#other-head")).to_have_text("seilers")
        expect(page.locator("#verdict")).to_contain_text("by its own SOP")
        assert page.locator("#dimensions tr td").count() == 2 * page.locator("#dimensions tr").count()
        expect(page.locator("#face-html")).to_have_attribute("href", re.compile(r"retrospective\.html\?sop=seilers$"))


def test_names_are_deleted_on_demand(browser: Browser, served: Served) -> None:
    """Asked once more before; an after-action report is offered, for a person took part."""
    drill = served.prepare(seats={"incident_commander": "human"})
    order(served, drill, "start")
    order(served, drill, "end")
    served.cookie(drill, "seat", "incident_commander", name="robin")
    with opened(browser, served, f"/d/{drill}/after", served.cookie(drill, "lead")) as page:
        page.get_by_role("button", name="Delete everybody").click()
        page.get_by_role("button", name="Really delete them?").click()
        expect(page.locator("#forgotten")).to_contain_text("deleted.")
        expect(page.locator("#face-aar")).to_be_visible()
    assert "robin" not in {one.name for one in served.house.access.sessions(drill)}


def test_the_replay_rebuilds_every_moment(browser: Browser, served: Served, gone: str) -> None:
    """At the start nothing was called; later it was; the slider and the steps move by keyboard as well."""
    with opened(browser, served, f"/d/{gone}/replay", served.cookie(gone, "lead")) as page:
        stood = page.locator("#stood")
        expect(stood).to_contain_text("nothing yet")
        expect(page.locator("#chart canvas")).to_be_visible()
        slider = page.locator("#slider")
        slider.focus()
        page.keyboard.press("End")
        expect(stood).to_contain_text("SEV1")
        expect(page.locator("#happened")).to_contain_text("The record ends")
        expect(page.locator("#happened li").first).to_be_visible()
        page.keyboard.press("Home")
        expect(page.locator("#at")).to_have_text("+0:00")
        before = page.locator("#happened li").count()
        page.get_by_role("button", name="On to the next entry").click()
        expect(page.locator("#happened li")).not_to_have_count(before)


def test_past_drills_are_listed_with_what_came_of_them(browser: Browser, served: Served, gone: str) -> None:
    """Over, with its assessment, replay and hot wash one step away."""
    with opened(browser, served, "/", served.cookie("", "owner")) as page:
        line = page.locator("#past-list li").filter(has_text=gone)
        expect(line.locator(".pill")).to_have_text("Over")
        expect(line.get_by_role("link", name=re.compile("^Assessment"))).to_have_attribute("href", f"/d/{gone}/after")
