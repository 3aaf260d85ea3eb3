"""Absence: something does not happen."""

from __future__ import annotations

from gameday.timeline.paging import Paged
from tests.scoring.builders import MINOR, covering, declared, incident, ruled, verdict
from tests.scoring.strategies import at

NO_PAGE = {"kind": "absence", "dimension": "escalation", "of": {"kind": "paged"}, "levels": ["SEV3"]}
NOT_BEFORE = {
    "kind": "absence",
    "dimension": "communication",
    "of": {"kind": "declared"},
    "before": {"kind": "acknowledged"},
}


def page(moment: float) -> Paged:
    return Paged(at=at(moment), target="primary_oncall", id="page")


def test_what_did_not_happen_is_met() -> None:
    assert verdict(ruled(incident(facts=MINOR), NO_PAGE)) == ("met", 1.0, False)


def test_what_did_is_missed_and_broken() -> None:
    assert verdict(ruled(incident(page(1), facts=MINOR), NO_PAGE)) == ("missed", 0.0, True)


def test_at_other_levels_it_does_not_bind() -> None:
    assert ruled(incident(page(1)), NO_PAGE).status == "not_applicable"


def test_before_a_moment_that_never_came_is_at_any_time() -> None:
    assert ruled(incident(declared(9)), NOT_BEFORE).status == "missed"


def test_so_far_is_not_yet_for_an_incomplete_record() -> None:
    begun = covering(incident(facts=MINOR, ended=None, resolved=None), complete=False, until=10)
    assert ruled(begun, NO_PAGE).status == "pending"


def test_a_source_that_cannot_show_it_is_unknown_unless_it_did() -> None:
    shown = ("impact_started", "alert_fired")
    found = [
        ruled(covering(one, *shown), NO_PAGE).status for one in (incident(facts=MINOR), incident(page(1), facts=MINOR))
    ]
    assert found == ["unknown", "missed"]
