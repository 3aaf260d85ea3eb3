"""The upper bands of the picture."""

from __future__ import annotations

import re

from gameday.report.axis import Axis
from gameday.report.curves import impact_band, severity_band
from gameday.retrospective.chart import Chart, ImpactStep, Lane, Step

AXIS = Axis(0, 100, 0, 1000)


def test_impact_rises_and_falls_in_steps_with_its_figures() -> None:
    band = impact_band([ImpactStep(0, 0.1, "a"), ImpactStep(40, 0.4, "b"), ImpactStep(80, 0.0, "c")], AXIS)
    drawn = "".join(map(str, band.parts))
    assert re.findall(r">([^<]+)</text>", drawn) == ["0", "40%", "10%"]
    xs = [float(x) for x in re.findall(r"[ML]\s?([\d.]+) ", drawn.split('class="impact"')[0])]
    assert xs == [0, 0, 400, 400, 800, 800, 1000, 1000]


def test_a_falling_edge_has_no_figure_of_its_own() -> None:
    """Beside the edge it would seem to stand for the hour after it, in which nobody was hit."""
    fall = [ImpactStep(500 + 3 * number, users, "b") for number, users in enumerate((0.799, 0.5, 0.2, 0.0))]
    drawn = "".join(map(str, impact_band([ImpactStep(0, 0.879, "a"), *fall], Axis(0, 1000, 0, 1000)).parts))
    assert re.findall(r">([^<]+)</text>", drawn) == ["0", "87.9%"]


def test_the_highest_has_its_figure_however_short_it_was() -> None:
    brief = [ImpactStep(0, 0.1, "a"), ImpactStep(600, 0.9, "b"), ImpactStep(603, 0.0, "c")]
    drawn = "".join(map(str, impact_band(brief, Axis(0, 1000, 0, 1000)).parts))
    assert re.findall(r">([^<]+)</text>", drawn) == ["0", "90%", "10%"]


def test_an_unknown_share_is_hatched_and_never_drawn_as_nobody() -> None:
    drawn = "".join(map(str, impact_band([ImpactStep(0, None, "?"), ImpactStep(50, 0.2, "b")], AXIS).parts))
    assert 'width="500" height="58" class="unknown"' in drawn
    assert "not known" in drawn


def chart(called: tuple[Step, ...], right: tuple[Step, ...], closed: int | None = None) -> Chart:
    return Chart(0, 100, ("SEV1", "SEV2"), Lane("in", ()), (), called, closed, right, (), ())


def test_called_is_a_line_that_ends_when_it_is_closed_over_right_as_bars() -> None:
    both = chart((Step(10, ("SEV2",)), Step(20, ("SEV1",))), (Step(0, ("SEV1", "SEV2")), Step(60, ())), closed=70)
    drawn = "".join(map(str, severity_band(both, AXIS).parts))
    assert len(re.findall(r'class="right"', drawn)) == 2
    assert len(re.findall(r'class="right no-level"', drawn)) == 1
    xs = [float(x) for x in re.findall(r"[ML]\s?([\d.]+) ", re.findall(r'd="([^"]+)" class="called"', drawn)[0] + " ")]
    assert xs == [100, 200, 200, 700]


def test_words_the_ladder_does_not_have_stand_in_a_row_of_their_own() -> None:
    drawn = "".join(map(str, severity_band(chart((Step(0, ("SEV9",)), Step(50, ("BOGUS",))), ()), AXIS).parts))
    assert re.findall(r">([^<]+)</text>", drawn) == ["SEV1", "SEV2", "no level of it", "none", "severity"]
    assert 'd="M0 55.5 L500 55.5 L500 55.5 L1000 55.5" class="called"' in drawn


def test_the_row_for_other_words_is_there_only_where_one_was_called() -> None:
    assert "no level of it" not in "".join(map(str, severity_band(chart((Step(0, ("SEV2",)),), ()), AXIS).parts))


def test_a_right_level_that_cannot_be_told_is_no_stroke_at_none() -> None:
    drawn = "".join(map(str, severity_band(chart((), (Step(0, (), told=False), Step(60, ()))), AXIS).parts))
    assert drawn.count("right no-level") == 1
    assert "what was right cannot be told" in drawn
