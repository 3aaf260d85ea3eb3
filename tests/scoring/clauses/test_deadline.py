"""Deadlines: full credit to T, a straight line to nothing at 2T."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.timeline import Timeline
from gameday.timeline.exercise import Control
from gameday.timeline.paging import Paged
from gameday.timeline.response import UpdatePosted
from gameday.timeline.truth import ImpactChanged
from tests.scoring.builders import (
    DEGRADED,
    DOWN,
    MINOR,
    acknowledged,
    alert,
    covering,
    declared,
    incident,
    ruled,
    verdict,
)
from tests.scoring.strategies import at, record

ACK = {
    "kind": "deadline",
    "from": "first_page",
    "to": {"kind": "acknowledged"},
    "within": {"SEV1": "10m", "SEV2": "20m"},
}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (0, ("met", 1.0, False)),
        (10, ("met", 1.0, False)),
        (15, ("late", 0.5, False)),
        (20, ("missed", 0.0, False)),
        (21, ("missed", 0.0, True)),
    ],
)
def test_credit_falls_in_a_straight_line(moment: float, expected: tuple[str, float, bool]) -> None:
    """10 min allowed: 15 min is half, 20 min nothing, more is broken."""
    assert verdict(ruled(incident(acknowledged(moment)), ACK)) == expected


def test_the_margin_is_how_far_from_the_bound() -> None:
    """Rho = (T - t) / T."""
    assert ruled(incident(acknowledged(15)), ACK).margin == pytest.approx(-0.5)


def test_never_is_missed_and_broken() -> None:
    assert verdict(ruled(incident(), ACK)) == ("missed", 0.0, True)


def test_a_level_without_a_bound_is_not_bound() -> None:
    assert verdict(ruled(incident(facts=MINOR), ACK)) == ("not_applicable", None, False)


def test_the_strictest_bound_in_force_since_the_clock_started_counts() -> None:
    """SEV2 at first, SEV1 from minute 3: 10 min, not 20."""
    worse = ImpactChanged(at=at(3), facts=DOWN, id="worse")
    assert verdict(ruled(incident(worse, acknowledged(15), facts=DEGRADED), ACK)) == ("late", 0.5, False)


def test_under_calling_buys_no_slack() -> None:
    """The truth sets the bound, whatever was declared."""
    assert verdict(ruled(incident(declared(2, "SEV4"), acknowledged(15)), ACK)) == ("late", 0.5, False)


def test_without_truth_a_loud_alert_counts_as_the_second_level() -> None:
    """And a higher declaration tightens it."""
    quiet = record(alert(0), acknowledged(15))
    loud = record(alert(0), declared(2, "SEV1"), acknowledged(15))
    low = record(alert(0, "low"), acknowledged(15))
    assert [verdict(ruled(one, ACK))[:2] for one in (quiet, loud, low)] == [
        ("met", 1.0),
        ("late", 0.5),
        ("not_applicable", None),
    ]


def test_what_the_source_cannot_show_is_unknown() -> None:
    finding = ruled(covering(incident(), "alert_fired", "impact_started"), ACK)
    assert (finding.status, finding.credit, finding.low, finding.high) == ("unknown", None, 0.0, 1.0)


def test_due_after_the_end_of_an_incomplete_record_is_pending() -> None:
    begun = incident(ended=None, resolved=None)
    assert [ruled(covering(begun, complete=False, until=end), ACK).status for end in (5, 15)] == ["pending", "missed"]


def test_words_for_zero_take_the_prompt_tolerance() -> None:
    """Two minutes: an act after three is half late."""
    clause = {**ACK, "within": {"SEV1": "immediately"}}
    assert verdict(ruled(incident(acknowledged(3)), clause)) == ("late", 0.5, False)


def test_at_declaration_runs_from_when_it_was_due() -> None:
    """Declared an hour late, the channel is judged from minute 5, not from the declaration."""
    clause = {"kind": "deadline", "from": "declaration", "to": {"kind": "update_posted"}, "within": {"SEV1": "10m"}}
    late = incident(declared(60), UpdatePosted(at=at(20), id="u"))
    assert verdict(ruled(late, clause)) == ("late", 0.5, False)


def test_an_anchor_that_the_team_never_did_does_not_make_the_clause_vanish() -> None:
    clause = {
        "kind": "deadline",
        "from": {"kind": "channel_opened"},
        "to": {"kind": "update_posted", "audience": "internal"},
        "within": {"SEV1": "10m"},
    }
    assert verdict(ruled(incident(), clause)) == ("missed", 0.0, True)


def test_a_pause_is_not_charged() -> None:
    """Ten minutes of pause leave 7 of 17."""
    stopped = (Control(at=at(2), action="pause", id="p"), Control(at=at(12), action="resume", id="r"))
    assert verdict(ruled(incident(*stopped, acknowledged(17)), ACK)) == ("met", 1.0, False)


def test_a_bound_under_a_condition_needs_the_facts() -> None:
    """Data is safe: not applicable; without truth nobody knows."""
    clause = {**ACK, "when": {"data": "lost"}}
    lost = incident(acknowledged(15), facts=replace(DOWN, data="lost"))
    blind = record(alert(0), acknowledged(15))
    statuses = [ruled(one, clause).status for one in (incident(), lost, blind)]
    assert statuses == ["not_applicable", "late", "unknown"]


def test_what_was_said_in_a_tabletop_is_not_timed() -> None:
    said = replace(acknowledged(50), basis="stated")
    finding = ruled(Timeline.of(incident(said)), ACK)
    assert (finding.status, finding.stated, finding.credit) == ("unknown", True, None)


def test_a_call_that_names_nobody_may_have_been_the_one_asked_for() -> None:
    clause = {**ACK, "from": "first_signal", "to": {"kind": "paged", "target": "primary_oncall"}}
    calls = (Paged(at=at(3), id="p3"), Paged(at=at(3), id="p3", target="legal"))
    found = [ruled(incident(call), clause) for call in calls]
    assert [(one.status, one.observed) for one in found] == [
        ("unknown", "the record does not say who was called"),
        ("missed", "the page (primary on-call) never came"),
    ]
    after = {**ACK, "from": clause["to"]}
    assert ruled(incident(calls[0], acknowledged(5)), after).status == "unknown"
