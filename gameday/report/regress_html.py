"""A comparison of two SOPs as one self-contained page: no script, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gameday.regression.cell import Cell
from gameday.regression.comparison import Comparison, Told
from gameday.regression.metric import RATES
from gameday.regression.pairing import place_of
from gameday.report.regress_plot import differences_plot, spread_plot
from gameday.report.regress_words import (
    ASSUMING,
    BANNER,
    MEANINGS,
    TITLES,
    Beside,
    beside,
    plays_said,
    say_broken,
    say_called,
    say_counts,
    say_margin,
    say_range,
    say_told,
)
from gameday.report.templating import html_environment, read_template

_SHOWN = 24
"""Moments of the pair that stand open: two records that part go on differing to the end."""
_RATES = {one.name for one in RATES}
_OF_A_MEAN = "How far each pair moved. Green: within the margin. Dot and line: the mean and its interval."
_OF_A_RATE = "Pairs by the side that shows it. What both sides show, or neither, says nothing about the edit."


@dataclass(frozen=True, slots=True)
class _Part:
    """A deciding cell, ready for the page."""

    cell: Cell
    sentences: tuple[str, ...]
    differences: Markup
    spread: Markup
    before: tuple[Beside, ...]
    """Of the two records side by side what both show before they part."""
    beside: tuple[Beside, ...]
    """The moments from there on."""
    after: tuple[Beside, ...]
    """The rest, folded away."""
    replicate: int | None
    caption: str
    """What the drawing of the pairs shows."""


def comparison_html(found: Comparison) -> str:
    """The whole page."""
    verdict = found.answer.verdict
    style = read_template("palette.css") + read_template("regress.css")
    return (
        html_environment()
        .get_template("regress.html.j2")
        .render(
            found=found,
            verdict=verdict,
            banner=BANNER,
            title=TITLES[verdict.ruling],
            meaning=MEANINGS[verdict.ruling],
            counts=say_counts(verdict),
            plays=plays_said(found),
            assuming=ASSUMING,
            style=Markup(style),  # noqa: S704  # our own files
            parts=tuple(_part(found, told) for told in found.told),
            cells=_in_order(verdict.cells),
            say_broken=say_broken,
            say_called=say_called,
            say_range=say_range,
            say_margin=say_margin,
        )
    )


def _part(found: Comparison, told: Told) -> _Part:
    question = found.question
    scenario, team = next(course for course in question.courses if place_of(*course) == told.cell.place)
    pair = beside(told, team, scenario.starts_at)
    parts = next((index for index, one in enumerate(pair) if not one.same), len(pair))
    return _Part(
        cell=told.cell,
        sentences=tuple(say_told(told)),
        differences=differences_plot(told.cell, told.values),
        spread=spread_plot(told.cell, told.values, question.names),
        before=pair[:parts],
        beside=pair[parts : parts + _SHOWN],
        after=pair[parts + _SHOWN :],
        replicate=told.apart.replicate if told.apart else None,
        caption=_OF_A_RATE if told.cell.metric in _RATES else _OF_A_MEAN,
    )


def _in_order(cells: tuple[Cell, ...]) -> list[Cell]:
    """What was called first, then what is open, then the rest; of each what moved furthest for its margin."""
    order = {"regressed": 0, "improved": 1, "open": 2, "no_material_change": 3, "identical": 4}
    return sorted(
        cells, key=lambda one: (order[one.verdict], not one.gate, -abs(one.mean) / one.margin, one.place, one.metric)
    )
