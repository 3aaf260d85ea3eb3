"""Escalation: hops, and whether somebody was reached, which caps them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.scoring.clauses.escalation import REACHED
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.paging import Acknowledged, Notified, Paged, PageFailed
from tests.scoring.builders import MINOR, acknowledged, assess, covering, declared, incident, verdict
from tests.scoring.strategies import at, record

CHAIN = (
    {"id": "primary", "kind": "escalation", "target": "primary_oncall", "trigger": "signal", "after": {"SEV1": "2m"}},
    {"id": "secondary", "kind": "escalation", "target": "secondary_oncall", "after": {"SEV1": "10m"}},
    {"id": "manager", "kind": "escalation", "target": "manager", "after": {"SEV1": "30m"}},
)
LEGAL = {
    "id": "legal",
    "kind": "escalation",
    "target": "legal",
    "trigger": "declared",
    "how": "notify",
    "after": {"SEV1": "prompt"},
}


def page(moment: float, target: str) -> Entry:
    return Paged(at=at(moment), target=target, id=f"{target}-{moment:g}")


def found(timeline: Timeline, *clauses: dict[str, object]) -> dict[str, tuple[str, float | None, bool]]:
    assessment = assess(timeline, *(clauses or CHAIN))
    return {one.clause: verdict(one) for one in assessment.findings}


def test_somebody_who_answers_at_once_needs_no_further_hop() -> None:
    assert found(incident(page(0, "primary_oncall"), acknowledged(3))) == {
        "primary": ("met", 1.0, False),
        "secondary": ("not_applicable", None, False),
        "manager": ("not_applicable", None, False),
        REACHED: ("met", 1.0, False),
    }


def test_silence_makes_the_next_hop_due() -> None:
    """Nobody answers by 10: the secondary is paged at 15, half late; an answer at 20."""
    pages = (page(0, "primary_oncall"), page(15, "secondary_oncall"))
    assert found(incident(*pages, acknowledged(20))) == {
        "primary": ("met", 1.0, False),
        "secondary": ("late", 0.5, False),
        "manager": ("not_applicable", None, False),
        REACHED: ("met", 1.0, False),
    }


def test_nobody_reached_caps_every_hop_and_breaks_it() -> None:
    pages = (page(0, "primary_oncall"), page(10, "secondary_oncall"), page(30, "manager"))
    assert found(incident(*pages)) == {
        "primary": ("missed", 0.0, False),
        "secondary": ("missed", 0.0, False),
        "manager": ("missed", 0.0, False),
        REACHED: ("missed", 0.0, True),
    }


def test_reached_after_the_last_bound_is_broken_and_caps() -> None:
    """The last hop is due at 30; an answer at 45 is half, and too late."""
    pages = (page(0, "primary_oncall"), page(10, "secondary_oncall"), page(30, "manager"))
    late = found(incident(*pages, acknowledged(45)))
    assert (late["secondary"], late[REACHED]) == (("late", 0.5, False), ("late", 0.5, True))


def test_a_due_hop_that_was_never_made_is_a_missed_escalation() -> None:
    metrics = assess(incident(page(0, "primary_oncall"), acknowledged(50)), *CHAIN).metrics
    assert (metrics.missed_escalations, metrics.pages_sent) == (2, 1)


@pytest.mark.parametrize(
    ("ended", "resolved", "manager"),
    [(20, 25, "not_applicable"), (20, 35, "missed"), (35, 25, "missed"), (20, None, "missed"), (None, 25, "missed")],
)
def test_a_hop_for_silence_is_not_due_any_more_once_it_was_over_and_called_so(
    ended: float | None, resolved: float | None, manager: str
) -> None:
    """Due at 30; the tool rings until somebody calls it over. What was called over too soon is not over."""
    pages = (page(0, "primary_oncall"), page(10, "secondary_oncall"))
    findings = found(incident(*pages, ended=ended, resolved=resolved))
    assert [findings[one][0] for one in ("secondary", "manager", REACHED)] == ["missed", manager, "missed"]


AGAIN = {"id": "again", "kind": "escalation", "target": "primary_oncall", "after": {"SEV1": "4m"}}


@pytest.mark.parametrize(
    ("pages", "again"),
    [
        ((0, 4), ("met", 1.0, False)),
        ((0, 6), ("late", 0.5, False)),
        ((0,), ("missed", 0.0, False)),
    ],
)
def test_a_hop_that_calls_the_same_role_again_means_the_next_call_to_it(
    pages: tuple[float, ...], again: tuple[str, float, bool]
) -> None:
    """Nobody answers before 9. That a page rang nowhere is told of it, and is no further page."""
    failed = PageFailed(at=at(0), target="primary_oncall", re="primary_oncall-0", id="failed")
    calls = incident(*(page(moment, "primary_oncall") for moment in pages), failed, acknowledged(9))
    findings = found(calls, *CHAIN, AGAIN)
    assert (findings["primary"], findings["again"]) == (("met", 1.0, False), again)


def test_a_hop_of_another_level_to_the_same_role_is_no_repeated_call() -> None:
    other = {**AGAIN, "id": "other", "after": {"SEV2": "1m"}}
    assert found(incident(page(0, "primary_oncall"), acknowledged(9)), *CHAIN[:1], other, AGAIN)["again"][0] == "missed"
    assert found(incident(page(3, "primary_oncall"), acknowledged(9)), other, AGAIN)["again"] == ("met", 1.0, False)


def test_a_person_counts_in_the_role_they_were_seen_in() -> None:
    robin = (Paged(at=at(10), target="robin", id="p"), Acknowledged(at=at(12), actor="robin", role="secondary", id="a"))
    assert found(incident(page(0, "primary_oncall"), *robin))["secondary"] == ("met", 1.0, False)


def test_told_at_declaration_runs_from_when_it_was_due() -> None:
    """Due at 5, two minutes' tolerance: told at 8 is half late, although declared at 30."""
    told = Notified(at=at(8), target="legal", id="n")
    assert found(incident(declared(30), told, acknowledged(1)), LEGAL)["legal"] == ("late", 0.5, False)


def test_while_it_lasts_the_next_is_called() -> None:
    clause = {**LEGAL, "id": "more", "trigger": "unresolved", "how": "page", "after": {"SEV1": "20m"}}
    soon = found(incident(acknowledged(1), ended=20, resolved=20), clause)["more"]
    long = found(incident(acknowledged(1), page(25, "legal")), clause)["more"]
    assert (soon[0], long) == ("not_applicable", ("met", 1.0, False))


def test_without_hop_times_only_the_reach_is_judged() -> None:
    clause = {"id": "next", "kind": "escalation", "target": "lead", "optional_times": True}
    assert found(incident(acknowledged(5)), clause) == {
        "next": ("not_applicable", None, False),
        REACHED: ("met", 1.0, False),
    }


@pytest.mark.parametrize("levels", [["SEV1"], ["SEV2"]])
def test_a_hop_without_a_time_says_so_whether_or_not_its_level_was_in_force(levels: list[str]) -> None:
    """No play and no record can ever judge it: that is what somebody has to know."""
    clause = {"id": "next", "kind": "escalation", "target": "lead", "levels": levels, "optional_times": True}
    finding = assess(incident(acknowledged(5)), clause).finding("next")
    assert finding is not None
    assert (finding.status, "the SOP gives no time for this hop" in finding.sentence) == ("not_applicable", True)


def test_a_tool_that_climbs_by_itself_is_given_its_own_time() -> None:
    """Its last hop rings at 30; an answer within 15 min of it is in time, and paging the first again gives no more."""
    clause = {"id": "next", "kind": "escalation", "target": "lead", "optional_times": True}
    pages = (page(0, "primary_oncall"), page(15, "lead"), page(30, "manager"), page(50, "primary_oncall"))
    assert [found(incident(*pages, acknowledged(moment)), clause)[REACHED][::2] for moment in (40, 50)] == [
        ("met", False),
        ("late", True),
    ]


def test_at_a_level_that_calls_nobody_it_is_not_applicable() -> None:
    assert found(incident(facts=MINOR))[REACHED] == ("not_applicable", None, False)


def test_a_source_without_answers_is_unknown_and_so_is_what_it_caps() -> None:
    shown = covering(incident(page(0, "primary_oncall")), "paged", "impact_started", "alert_fired")
    assessment = assess(shown, *CHAIN)
    assert [(one.status, one.low, one.high) for one in assessment.findings if one.clause in ("primary", REACHED)] == [
        ("met", 0.0, 1.0),
        ("unknown", 0.0, 1.0),
    ]


def test_a_hop_upon_silence_is_open_where_the_record_hears_no_answer() -> None:
    """The source shows no acknowledgements: a page made in time is met, one never made may not have been due."""
    pages = incident(page(0, "primary_oncall"), page(10, "secondary_oncall"))
    deaf = covering(pages, "alert_fired", "paged", "notified", "declared", "resolved", "impact_started", "impact_ended")
    assessment = assess(deaf, *CHAIN)
    seen = {one.clause: one.status for one in assessment.findings}
    assert seen == {"primary": "met", "secondary": "met", "manager": "unknown", REACHED: "unknown"}
    assert assessment.metrics.missed_escalations is None


def test_who_answers_a_colleague_does_not_answer_the_tool() -> None:
    """The commander pages the writer at 1, who answers at 2; the tool's page is answered at 20 and by nobody before."""
    own = Paged(at=at(1), target="comms_lead", actor="dana", role="incident_commander", id="own")
    writer = Acknowledged(at=at(2), actor="sam", role="comms_lead", re="own", id="writer")
    late = incident(page(0, "primary_oncall"), own, writer, acknowledged(20))
    ack = {"kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV1": "16m"}}
    assessment = assess(late, *CHAIN, ack)
    times = {one.name: one.seconds for one in assessment.measurements}
    assert (assessment.finding("secondary").status, times["time_to_acknowledge"]) == ("missed", 1200.0)
    assert assessment.finding("deadline").credit == 0.75


def test_where_nothing_else_rang_a_colleagues_page_is_the_call() -> None:
    own = Paged(at=at(1), target="secondary_oncall", actor="dana", role="incident_commander", id="own")
    answer = Acknowledged(at=at(2), actor="sam", role="secondary_oncall", re="own", id="answer")
    world = [one for one in incident(own, answer) if one.kind != "alert_fired"]
    assert assess(record(*world), *CHAIN).finding(REACHED).status == "met"


def test_a_role_that_may_have_been_filled_unseen_leaves_the_call_open() -> None:
    """A source of pages without roles: the commander may have been there already. With roles it is known."""
    call = {**LEGAL, "id": "call", "target": "incident_commander", "how": "page"}
    seen = ("impact_started", "impact_ended", "alert_fired", "paged", "notified", "declared", "resolved")
    pages = incident(page(0, "primary_oncall"))
    found = [assess(covering(pages, *seen, *more), call).finding("call") for more in ((), ("role_assigned",))]
    assert [(one.status, one.low, one.high) for one in found] == [("unknown", 0.0, 1.0), ("missed", 0.0, 0.0)]


def test_a_person_of_no_known_role_may_be_who_was_to_be_called() -> None:
    """`kit` was paged, and the source cannot show who is what."""
    seen = ("impact_started", "impact_ended", "alert_fired", "paged", "acknowledged", "declared", "resolved")
    pages = covering(incident(page(0, "primary_oncall"), page(12, "kit")), *seen)
    assert found(pages)["secondary"][0] == "unknown"


def test_a_page_that_names_nobody_may_have_gone_to_whoever_was_due() -> None:
    """Without a name it is unknown and not missed or late; with all names known, who was not called was not."""
    nameless = Paged(at=at(0), id="p0")
    late = (nameless, page(6, "primary_oncall"), acknowledged(7))
    seen = [assess(incident(*pages), *CHAIN).finding("primary") for pages in ((nameless, acknowledged(3)), late)]
    assert [(one.status, one.low, one.high, one.observed, one.evidence) for one in seen] == [
        ("unknown", 0.0, 1.0, "the record does not say who was paged", ("p0",)),
    ] * 2
    assert assess(incident(page(0, "manager"), acknowledged(3)), *CHAIN).finding("primary").status == "missed"


def test_a_call_in_time_stays_in_time_beside_one_that_names_nobody() -> None:
    both = incident(page(1, "primary_oncall"), Paged(at=at(2), id="p2"), acknowledged(3))
    assert assess(both, *CHAIN).finding("primary").status == "met"


def test_a_word_nobody_goes_by_may_mean_whoever_was_due() -> None:
    """Of a real incident `first line` may be the primary; `kit` answers in it, and is known to hold no role."""
    told = [
        assess(incident(page(0, target), Acknowledged(at=at(3), actor="kit", id="k")), *CHAIN).finding("primary")
        for target in ("first line", "kit", "manager")
    ]
    assert [(one.status, one.observed) for one in told] == [
        ("unknown", "the record cannot show who was called"),
        ("missed", "primary on-call was never paged"),
        ("missed", "primary on-call was never paged"),
    ]


@pytest.mark.parametrize(
    ("at_the_table", "expected"),
    [("comms_lead", ("unknown", None, False)), ("primary_oncall", ("missed", 0.0, True))],
)
def test_around_a_table_nobody_is_charged_for_a_page_to_a_role_that_nobody_holds(
    at_the_table: str, expected: tuple[str, float | None, bool]
) -> None:
    told = incident(page(0, "primary_oncall"))
    seated = Exercise("tabletop", 1, ((at_the_table, "spoken"),))
    assert found(replace(told, header=replace(told.header or Header(), exercise=seated)))[REACHED] == expected


def test_a_hop_made_so_late_that_it_earns_nothing_was_made_all_the_same() -> None:
    """Legal is due at 5, two minutes' tolerance: told at 20 the promise is missed, and the escalation is not."""
    told = Notified(at=at(20), target="legal", id="n")
    assessment = assess(incident(declared(5), told, acknowledged(1)), LEGAL)
    status = {one.clause: one.status for one in assessment.findings}["legal"]
    assert (status, assessment.metrics.missed_escalations) == ("missed", 0)
