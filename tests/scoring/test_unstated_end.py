"""A record that does not say until when it runs counts as complete; what that charges is said."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gameday.scoring.assessment import Assessment
from gameday.timeline import Entry, Header, Timeline
from gameday.timeline.exercise import Ended
from gameday.timeline.response import Resolved
from tests.scoring.builders import acknowledged, alert, assess, declared
from tests.scoring.strategies import at

ACK = {"id": "ack", "kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV2": "10m"}}
TELL = {
    "id": "tell",
    "kind": "deadline",
    "from": "first_signal",
    "to": {"kind": "update_posted"},
    "within": {"SEV2": "30m"},
}


def judged(*entries: Entry, header: Header | None = None) -> Assessment:
    return assess(Timeline.of([alert(0), *entries], header), ACK, TELL)


def test_promises_due_after_the_last_entry_are_named() -> None:
    found = judged(acknowledged(3))
    (warning,) = found.warnings
    assert (warning.about, warning.entries, found.finding("tell").status) == ("no_end_stated", ("ack",), "missed")
    assert warning.sentence.startswith(
        "The record does not say until when it runs, so it counts as complete: 1 promise that is missed was due only "
        'after its last entry (tell). Say until when it was kept: "recorded_until" in its first line'
    )


def test_reaching_somebody_is_a_promise_as_well() -> None:
    (warning,) = judged().warnings
    assert "3 promises that count as missed were due only after its last entry (ack, tell, somebody-reached)" in (
        warning.sentence
    )


@pytest.mark.parametrize(
    ("entries", "header"),
    [
        ([declared(40)], None),
        ([Ended(at=at(4), status="completed", id="end")], None),
        ([], Header(recorded_until=at(4))),
    ],
    ids=["what was due came due in it", "an end that is an entry", "an end in the header"],
)
def test_a_record_that_says_it_or_loses_nothing_is_left_alone(entries: Sequence[Entry], header: Header | None) -> None:
    found = judged(acknowledged(3), *entries, header=header)
    assert (found.warnings, found.finding("tell").status) == ((), "missed")


def test_a_record_that_says_it_stops_early_is_charged_nothing() -> None:
    found = judged(acknowledged(3), header=Header(complete=False))
    assert [one.about for one in found.warnings] == ["stops_early"]
    assert found.finding("tell").status == "pending"


def test_a_record_that_kept_everything_needs_no_end() -> None:
    assert assess(Timeline.of([alert(0), acknowledged(3), Resolved(at=at(60), id="r")]), ACK).warnings == ()
