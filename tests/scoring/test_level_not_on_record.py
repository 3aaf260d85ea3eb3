"""It was declared, and nobody wrote down at which level: neither `none` nor wrong."""

from __future__ import annotations

from dataclasses import replace

from gameday.retrospective.build import retrospective
from gameday.scoring import Case
from gameday.scoring.calls import UNSAID, say_call
from gameday.scoring.judge import assess as assess_case
from gameday.timeline import Entry, Timeline
from gameday.timeline.response import SeverityChanged
from tests.scoring.builders import GAME_DAY, declared, house, incident, ruled

RIGHT = {"id": "right", "kind": "classification"}
DECLARED: Entry = replace(declared(5), severity=None)


def called(*entries: Entry) -> list[str]:
    return [say_call(one) for one in Case(incident(*entries), house(RIGHT), GAME_DAY).called]


def test_a_level_that_is_not_on_record_is_no_level_and_not_none() -> None:
    later = SeverityChanged(at=declared(20).at, severity="SEV1", id="raised")
    unsaid = replace(later, at=declared(30).at, severity=None, id="again")
    assert called(DECLARED, later, unsaid) == [UNSAID, "SEV1", "SEV1"]


def test_what_it_was_cannot_be_told_right_or_wrong() -> None:
    found = ruled(incident(DECLARED), RIGHT)
    assert (found.status, found.low, found.high) == ("unknown", 0.0, 1.0)
    assert found.observed == "declared at a level that is not on record"


def test_the_report_says_that_it_was_declared() -> None:
    case = Case(Timeline.of([DECLARED]), house(RIGHT), GAME_DAY)
    report = retrospective(case, assess_case(case))
    assert dict(report.summary)["Severity"].startswith("Declared; at which level is not on record. What was right")
    assert [step.levels for step in report.chart.called] == [("not on record",)]
