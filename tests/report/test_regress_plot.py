"""The drawings of a moved figure: axes with figures, and what lies beyond them is counted."""

from __future__ import annotations

import re

import pytest

from gameday.regression.figures.cell import Cell, cells_at
from gameday.regression.figures.looking import GATES
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import MARGINS, METRICS, RATES
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row
from gameday.report.regress.plot import differences_plot, say_cut, spread_plot

Values = list[tuple[float, float]]


def _cell(metric: str, values: Values) -> Cell:
    rows = [(_row(index, metric, was), _row(index, metric, now)) for index, (was, now) in enumerate(values)]
    pairing = Pairing.of(Place("story", "team", "default"), rows)
    cells = cells_at(Look(len(values), 0.01), [pairing], GATES, MARGINS)
    return next(one for one in cells if one.metric == metric)


def _row(replicate: int, metric: str, value: float) -> Row:
    values = tuple(value if one.name == metric else 1.0 for one in METRICS)
    return Row(replicate, f"{value}", "", values, (False,) * len(RATES), ())


def _words(drawing: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawing)


TIMES: Values = [(600.0, 600.0)] * 300 + [(600.0, 1200.0)] * 97 + [(600.0, 60_000.0)] * 2 + [(600.0, 60.0)]


def test_how_far_pairs_moved_is_read_off_the_axis() -> None:
    drawing = differences_plot(_cell("time_to_acknowledge", TIMES), TIMES)
    assert {"x2", "÷2", "no change", "times as long", "← worse", "better →"} <= set(_words(drawing))
    assert len(_words(drawing)) == len(set(_words(drawing)))


def test_pairs_beyond_the_axis_are_counted_on_both_sides() -> None:
    """The hundredth part that lies furthest out is not shown where it lies."""
    cell = _cell("time_to_acknowledge", TIMES)
    assert say_cut(cell, TIMES) == (
        "The arrows count pairs that moved further than shown: 2 worse and 1 better."
        " The bar in the middle is cut: 300 pairs moved not at all, or hardly."
    )
    assert {"◂2", "1▸", "↑ 300", "99"} <= set(_words(differences_plot(cell, TIMES)))
    assert say_cut(cell, TIMES[:300]) == ""


@pytest.mark.parametrize(
    ("metric", "scale", "ticks"),
    [
        ("time_to_acknowledge", 60.0, ["5 min", "10 min", "15 min", "20 min"]),
        ("user_minutes", 1.0, ["5 min", "10 min", "15 min", "20 min"]),
        ("pages_sent", 1.0, ["5", "10", "15", "20"]),
        ("score", 0.02, ["0.1", "0.2", "0.3", "0.4"]),
    ],
)
def test_a_distribution_has_a_few_round_figures_below_it(metric: str, scale: float, ticks: list[str]) -> None:
    values: Values = [(scale * one, scale * (one + 1)) for one in range(1, 22)]
    drawing = spread_plot(_cell(metric, values), values, ("old", "new"))
    assert [one for one in _words(drawing) if one not in {"0", "50%", "100%"}] == ticks


def test_a_thousand_pairs_are_a_line_of_no_more_points_than_the_drawing_has_pixels() -> None:
    values: Values = [(float(one), one + 0.5) for one in range(1, 20_000)]
    drawing = spread_plot(_cell("pages_sent", values), values, ("old", "new"))
    assert max(path.count("L") for path in re.findall(r'd="([^"]*)"', drawing)) < 2000
