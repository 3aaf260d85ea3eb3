"""A log that does not say how urgent the alert was is judged no more mildly for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.scoring import judge
from gameday.scoring.assessment import Assessment
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.paging import Paged
from gameday.timeline.signals import AlertFired, CustomerReport
from tests.scoring.builders import GAME_DAY, acknowledged, alert, assess, declared, house
from tests.scoring.cheats import by_the_book, late, no_truth, no_urgency
from tests.scoring.strategies import SOPS, at, scorecard, sop

ACK = {
    "id": "ack",
    "kind": "deadline",
    "from": "first_page",
    "to": {"kind": "acknowledged"},
    "within": {"SEV1": "5m", "SEV2": "15m", "SEV3": "60m"},
}
NO_PAGE = {
    "id": "no-page",
    "kind": "absence",
    "dimension": "order",
    "of": {"kind": "paged"},
    "levels": ["SEV3", "SEV4"],
}
PAGE = Paged(at=at(0), target="primary_oncall", id="page")
UNSTATED = AlertFired(at=at(0), service="checkout", id="alert")


def judged(*entries: Entry) -> dict[str, tuple[str, str]]:
    found = assess(Timeline.of(entries), ACK, NO_PAGE)
    return {one: (found.finding(one).status, found.finding(one).observed) for one in ("ack", "no-page")}


LATE = ("missed", "the answer to the page came 40 min after the first page, 35 min late")
NOT_ASKED = ("not_applicable", "no level it binds at was in force")


@pytest.mark.parametrize(
    "called", [UNSTATED, CustomerReport(at=at(0), id="report"), None], ids=["alert", "report", "page"]
)
def test_what_was_first_called_counts_back_to_what_called(called: Entry | None) -> None:
    """Answered after 40 minutes, called SEV1 after an hour: the bound of SEV1 held all along."""
    found = judged(*([called] if called else []), PAGE, acknowledged(40), declared(60))
    assert found == {"ack": LATE, "no-page": NOT_ASKED}


def test_an_urgency_on_record_stands_for_itself() -> None:
    """Low is the third level until somebody called a graver one."""
    found = judged(alert(0, "low"), PAGE, acknowledged(40), declared(60))
    assert (found["ack"][0], found["no-page"][0]) == ("met", "missed")


def test_an_alert_after_a_low_one_called_as_well() -> None:
    quiet = replace(alert(0, "low"), id="quiet")
    found = judged(quiet, replace(UNSTATED, at=at(10)), replace(PAGE, at=at(10)), acknowledged(50), declared(60))
    assert found["ack"] == LATE


def test_a_low_call_is_the_third_level_as_before() -> None:
    assert judged(UNSTATED, PAGE, acknowledged(40), declared(60, "SEV4"))["ack"][0] == "met"


def test_where_no_level_is_on_record_nobody_is_told_off_by_one() -> None:
    """The third level is assumed; that somebody was paged is no fault by it."""
    nameless = replace(declared(60), severity=None)
    assert judged(UNSTATED, PAGE, nameless)["no-page"] == ("unknown", "the record does not say at which level")


def test_reports_of_an_exercise_have_no_urgency_to_leave_out() -> None:
    played = Header(exercise=Exercise("game-day", 2))
    record = Timeline.of([CustomerReport(at=at(0), id="report"), PAGE, acknowledged(40), declared(60)], played)
    assert judge(record, house(ACK), GAME_DAY).finding("ack").status == "met"


def _low(assessment: Assessment) -> float:
    return assessment.overall.low or 0.0


@pytest.mark.parametrize("standard", SOPS)
def test_leaving_the_urgency_out_of_a_log_never_raises_what_is_certain(standard: str) -> None:
    """Four hours of an outage, and no word on what users felt; answered and declared half an hour late, or in time."""
    for record in (no_truth(by_the_book()), late(no_truth(by_the_book()))):
        stated, silent = (judge(one, sop(standard), scorecard()) for one in (record, no_urgency(record, 1.0)))
        assert _low(silent) <= _low(stated) + 1e-9
