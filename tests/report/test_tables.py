"""The tables hold what the picture shows."""

from __future__ import annotations

from gameday.report.tables import chart_tables
from gameday.retrospective.chart import Chart, Lane, Owed, Silence, Watch
from gameday.terms.duration import MINUTE
from tests.retrospective.sample import retro


def rows() -> dict[str, tuple[tuple[str, ...], ...]]:
    return {table.caption: table.rows for table in chart_tables(retro().chart)}


def test_every_band_has_its_table() -> None:
    found = rows()
    assert found["Users affected"] == (
        ("+0:00", "14:47", "15%", "15% of users affected, core function degraded"),
        ("+8:00", "14:55", "40%", "40% of users affected, core function down"),
        ("+41:00", "15:28", "0%", "nothing"),
    )
    assert found["Severity"] == (
        ("+0:00", "14:47", "right", "SEV2"),
        ("+8:00", "14:55", "right", "SEV1"),
        ("+11:00", "14:58", "called", "SEV3"),
        ("+20:00", "15:07", "called", "SEV1"),
        ("+41:00", "15:28", "right", "none"),
        ("+45:00", "15:32", "called", "resolved"),
    )
    assert ("external", "+12:00", "+33:00", "21 min", "15 min", "yes") in found["Silences between updates"]
    assert [row[0] for row in found["Roles held"]] == ["incident commander", "comms lead"]


def test_every_mark_of_the_picture_is_a_row() -> None:
    chart = retro().chart
    marks = [mark.label for lane in (chart.arrivals, *chart.lanes) for mark in lane.marks]
    told = [row[3] for row in rows()["Who did what, and what reached the team"]]
    assert sorted(told) == sorted(marks)


def test_every_silence_of_the_picture_is_a_row() -> None:
    chart = retro().chart
    assert len(rows()["Silences between updates"]) == sum(len(watch.silences) for watch in chart.watches)


def test_tables_without_rows_are_left_out() -> None:
    assert chart_tables(Chart(0, 0, ("SEV1",), Lane("in", ()), (), (), None, (), (), ())) == ()


def test_a_silence_under_a_bound_that_changed_says_how_much_of_it_was_taken() -> None:
    """Beside the bound it ended under alone, 55 minutes of 30 and not too long would be a riddle."""
    told = ((55, 0.94), (25, 1.6), (40, 1.3))
    silences = tuple(Silence(0, minutes * MINUTE, bounds, 30 * MINUTE) for minutes, bounds in told)
    watch = Watch("internal", 0, 1, (), silences, (Owed(0, 1),))
    chart = Chart(0, 0, ("SEV1",), Lane("in", ()), (), (), None, (), (watch,), ())
    (table,) = chart_tables(chart)
    assert [row[5] for row in table.rows] == [
        "no (0.94 of what was allowed while it lasted)",
        "yes (1.6 of what was allowed while it lasted)",
        "yes",
    ]
