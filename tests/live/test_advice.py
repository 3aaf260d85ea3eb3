"""Hints: the next step that is due, from what one has perceived, and why."""

from __future__ import annotations

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.live.advice import Advice, advise
from gameday.live.checklist import Reader
from gameday.live.situation import Situation
from gameday.sop import Sop
from gameday.terms.kinds import TRUTH_KINDS
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Paged
from gameday.timeline.response import (
    ChannelOpened,
    Declared,
    MitigationStarted,
    Resolved,
    RoleAssigned,
    UpdatePosted,
    Verified,
)
from gameday.timeline.signals import AlertCleared, AlertFired

TEAM = load_team("storefront")
SOP = load_sop("one-page-playbook")
MINUTE = 60_000
START = 1_776_696_300_000  # 2026-04-20T14:45:00Z


def at(minute: float) -> int:
    return START + round(minute * MINUTE)


PAGE = Paged(at=at(3), id="p", target="incident_commander")
ALERT = AlertFired(at=at(3), id="a", alert="errors", service="checkout", urgency="high")
HERE: tuple[Entry, ...] = (
    ALERT,
    PAGE,
    Acknowledged(at=at(4), id="k", actor="aylin", re="p"),
    Joined(at=at(4), id="j", actor="aylin"),
)
LED: tuple[Entry, ...] = (
    *HERE,
    Declared(at=at(5), id="d", actor="aylin", severity="SEV1"),
    RoleAssigned(at=at(5), id="r", actor="aylin", seat="incident_commander", person="aylin"),
)


def hint(*entries: Entry, minute: float, sop: Sop = SOP) -> Advice:
    reader = Reader(person="aylin", entries=entries, situation=Situation.of(entries), sop=sop, team=TEAM, at=at(minute))
    return advise(reader, START)


def test_first_one_comes() -> None:
    """Nothing before it rings; then the page, then the response; each with its reason."""
    assert hint(minute=1).text == "Nothing has reached you yet: wait."
    assert hint(ALERT, Paged(at=at(3), id="p", target="aylin"), minute=3.5).text == "Acknowledge your page."
    assert hint(*HERE[:3], minute=4).text == "Join the response."


def test_then_one_declares_in_the_time_the_sop_gives() -> None:
    found = hint(*HERE, minute=4.5)

    assert found.text == (
        "Look at the dashboard, and at what customers say. Then decide how bad it is by the criteria of the levels,"
        " and declare it by +8:00."
    )
    assert found.about == "declare"
    assert "The SOP (004, " in found.why


def test_a_hint_and_the_checklist_have_one_time_to_declare_by() -> None:
    """That SOP gives a SEV1 five minutes and a SEV2 fifteen: nobody has called one, so the highest counts."""
    assert hint(*HERE, minute=4.5, sop=load_sop("in-practice")).due == at(8)


def test_who_is_there_for_something_else_is_not_told_to_declare() -> None:
    """Pavel writes: to call a level is for whoever leads."""
    came = (ALERT, Joined(at=at(4), id="j", actor="pavel"))
    reader = Reader("pavel", came, Situation.of(came), SOP, TEAM, at(5))

    assert advise(reader, START).text.startswith("Nothing is due from you now")


def test_no_hint_names_a_level() -> None:
    """What is true is for whoever trains to find out."""
    said = hint(*HERE, minute=4.5)

    assert not any(level in said.text + said.why.split("The SOP (")[0] for level in SOP.ladder.levels)


def test_what_falls_due_next_comes_next() -> None:
    """The seats first, then what was due five minutes after the page, in the order it falls due; nothing twice."""
    leads = [
        RoleAssigned(at=at(6), id=seat, actor="aylin", seat=seat, person=person)
        for seat, person in (("technical_lead", "mira"), ("comms_lead", "pavel"))
    ]
    channel = ChannelOpened(at=at(6), id="c", actor="aylin", channel="#inc")
    told = UpdatePosted(at=at(6), id="u", actor="aylin", audience="internal", status="investigating")

    assert (
        hint(*LED, minute=6).text
        == "Give somebody the seat of technical lead, and page them if they are not here by +7:00."
    )
    assert hint(*LED, *leads, minute=6).text == "Open the incident channel by +8:00."
    assert hint(*LED, *leads, channel, minute=6).about not in ("leads", "open-channel")
    assert "update" not in hint(*LED, *leads, channel, told, minute=6).text


def test_what_is_late_is_said_to_be() -> None:
    assert ": it was due at +7:00." in hint(*LED, minute=12).text


def quiet(*more: Entry) -> tuple[Entry, ...]:
    """Everything that one could post or assign is done, and the alert has cleared at minute 30."""
    began = MitigationStarted(at=at(20), id="m", actor="mira", action="rollback", target="payment-gateway")
    return (*LED, began, AlertCleared(at=at(30), id="c", alert="errors", service="checkout", urgency="high"), *more)


SHORT = SOP.model_copy(
    update={"clauses": tuple(one for one in SOP.clauses if one.id in ("watch-period", "verify-before-resolved"))}
)


def test_it_is_verified_then_watched_then_called_over() -> None:
    """In this order, with the SOP's watch period counted from when the last alert fell silent."""
    verified = Verified(at=at(35), id="v", actor="mira")

    assert hint(*quiet(), minute=33, sop=SHORT).text.startswith("It looks healthy: have somebody make sure")
    assert hint(*quiet(verified), minute=36, sop=SHORT).text.startswith("Watch whether it holds until +1:00:00")
    assert hint(*quiet(verified), minute=61, sop=SHORT).text.startswith("It was healthy for long enough")
    over = Resolved(at=at(62), id="o", actor="aylin")
    assert hint(*quiet(verified, over), minute=63, sop=SHORT).text.startswith("Nothing is due from you now")


def test_a_lever_comes_before_the_reason_where_the_sop_puts_it_first() -> None:
    first = SOP.model_copy(update={"clauses": tuple(one for one in SOP.clauses if one.id == "golden-priorities")})

    assert hint(*LED, minute=10, sop=first) == Advice(
        "golden-priorities",
        "Ask whoever works on it to look at the changes, and to pull a lever that can be taken back.",
        hint(*LED, minute=10, sop=first).why,
    )


@pytest.mark.parametrize("sop", ["one-page-playbook", "seilers", "mitigate-first", "mature-response", "in-practice"])
def test_at_every_moment_of_a_play_there_is_one_step_with_its_reason(sop: str) -> None:
    """From what simulated people did, with the truth taken out: never empty, and clauses are the SOP's own."""
    standard = load_sop(sop)
    played = play(load_scenario("checkout-errors"), standard, TEAM, seed=1)
    seen = [one for one in played if one.kind not in TRUTH_KINDS and one.kind != "ended"]
    known = {one.id for one in standard.clauses} | {
        "somebody-reached",
        "order",
        "joined",
        "waiting",
        "timing",
        "resolution",
    }
    for number in range(0, len(seen), 5):
        entries = tuple(seen[: number + 1])
        found = advise(Reader("aylin", entries, Situation.of(entries), standard, TEAM, entries[-1].at + MINUTE), START)
        assert found.text.endswith(".")
        assert found.why
        assert found.about in known
