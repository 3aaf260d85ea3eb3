"""When the rows of a plan happen."""

from __future__ import annotations

from gameday.importers.plan_rows import PlanRow
from gameday.importers.plan_times import timed
from gameday.terms.duration import MINUTE

HOUR = 60 * MINUTE


def row(number: int, at: int | None = None, phase: str = "", *, scene: bool = False) -> PlanRow:
    return PlanRow(number=number, at=at, phase=phase, scene=scene, message="x")


def test_a_row_without_a_time_stands_at_that_of_the_row_above() -> None:
    found = timed([row(2, 5 * MINUTE), row(3), row(4, 9 * MINUTE)], HOUR)
    assert [one.at for one in found.rows] == [5 * MINUTE, 5 * MINUTE, 9 * MINUTE]
    assert found.notes == ("rows without a time stand at that of the row above: 3",)


def test_without_any_time_the_events_are_spread_evenly_over_their_phases() -> None:
    found = timed([row(2, phase="One", scene=True), row(3), row(4), row(5, phase="Two"), row(6), row(7)], HOUR)
    assert [(one.at or 0) // MINUTE for one in found.rows] == [0, 0, 30, 60, 80, 100]
    assert [(one.id, one.at // MINUTE, len(one.rows)) for one in found.phases] == [("one", 0, 3), ("two", 60, 3)]
    assert "a phase begins every 1 h" in found.notes[0]


def test_a_phase_begins_with_the_earliest_of_its_rows_wherever_they_stand() -> None:
    found = timed([row(2, 30 * MINUTE, "Late"), row(3, 0, "Early"), row(4, 20 * MINUTE, "late")], HOUR)
    assert [(one.title, one.at // MINUTE) for one in found.phases] == [("Late", 20), ("Early", 0)]
    assert [one.title for row in found.rows if (one := found.phase_of(row))] == ["Late", "Early", "Late"]


def test_rows_above_the_first_phase_belong_to_none() -> None:
    found = timed([row(2, 0), row(3, MINUTE, "One")], HOUR)
    assert [found.phase_of(one) for one in found.rows] == [None, *found.phases]
