"""A comparison of two SOPs as one self-contained page: no script, nothing fetched."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from gameday.regression.change.comparison import Comparison
from gameday.regression.figures.cell import Cell
from gameday.report.escape import html_coded
from gameday.report.regress.edit import say_edit, say_touched
from gameday.report.regress.figures import beside_the_verdict
from gameday.report.regress.lost import TITLE as LOST
from gameday.report.regress.lost import say_lost
from gameday.report.regress.next import next_of
from gameday.report.regress.plot import differences_plot, say_cut, spread_plot
from gameday.report.regress.why import say_flips, say_mean, say_note, say_told
from gameday.report.regress.words import (
    ASSUMING,
    BANNER,
    Beside,
    agreed,
    beside,
    plays_said,
    say_accepted,
    say_beyond,
    say_called,
    say_counts,
    say_kind,
    say_margin,
    say_meaning,
    say_range,
    say_title,
)
from gameday.report.templating import html_environment, read_template
from gameday.terms.frozen import frozen

_SHOWN = 24
"""Moments of the pair that stand open: two records that part go on differing to the end."""
_OF_A_MEAN = "How far each pair moved. Green: within the margin. Dot and line: the mean and its interval."
_OF_A_RATE = "Pairs by the side that shows it. What both sides show, or neither, says nothing about the edit."


@frozen
class _Drawing:
    """The pairs of a cell, drawn."""

    differences: Markup
    spread: Markup
    caption: str
    """What the drawing of the pairs shows."""

    @classmethod
    def of(cls, cell: Cell, values: tuple[tuple[float, float], ...], names: tuple[str, str]) -> _Drawing:
        told = _OF_A_RATE if cell.is_rate else _OF_A_MEAN
        part = f" Of {cell.pairs:,} pairs {len(values)} are drawn, evenly spread." if len(values) < cell.pairs else ""
        return cls(
            differences_plot(cell, values),
            spread_plot(cell, values, names),
            " ".join(filter(None, (told + part, say_cut(cell, values)))),
        )


@frozen
class _Part:
    """A cell that is looked into, ready for the page."""

    cell: Cell
    sentences: tuple[str, ...]
    drawing: _Drawing
    before: tuple[Beside, ...]
    """Of the two records side by side what both show before they part."""
    beside: tuple[Beside, ...]
    """The moments from there on."""
    after: tuple[Beside, ...]
    """The rest, folded away."""
    replicate: int | None
    others: tuple[str, ...]
    """Other figures that lie furthest apart in the same pair: it is shown once."""
    shown_at: int | None
    """The part that shows the pair, from 1; None: this one does, or there is none."""


def comparison_html(found: Comparison) -> str:
    """The whole page."""
    verdict = found.answer.verdict
    style = read_template("palette.css") + read_template("regress.css")
    names = found.question.names
    return (
        html_environment()
        .get_template("regress.html.j2")
        .render(
            found=found,
            verdict=verdict,
            banner=BANNER,
            title=say_title(verdict),
            meaning=say_meaning(verdict),
            counts=say_counts(verdict),
            plays=plays_said(found),
            assuming=ASSUMING,
            style=Markup(style),  # noqa: S704  # our own files
            parts=tuple(_part(found, index) for index in range(len(found.told))),
            drawn=tuple((one.cell, _Drawing.of(one.cell, one.values, names)) for one in found.drawn),
            others=beside_the_verdict(verdict),
            cells=_in_order(verdict.cells),
            next=next_of(found),
            edit=say_edit(found),
            lost=(LOST, tuple(say_lost(found))),
            touched=say_touched(found),
            accepted=agreed(verdict),
            say_accepted=say_accepted,
            say_note=partial(say_note, found),
            mean=say_mean(verdict.cells),
            say_called=partial(say_called, verdict=verdict),
            say_kind=partial(say_kind, verdict=verdict),
            beyond=say_beyond(verdict),
            coded=html_coded,
            flips=tuple(say_flips(found)),
            say_range=say_range,
            say_margin=say_margin,
        )
    )


def _part(found: Comparison, index: int) -> _Part:
    question, told = found.question, found.told[index]
    same = [place for place, one in enumerate(found.told) if told.apart is not None and one.apart is told.apart]
    shown_at = same[0] + 1 if same and same[0] != index else None
    pair = beside(told, question) if shown_at is None else ()
    parts = next((index for index, one in enumerate(pair) if not one.same), len(pair))
    return _Part(
        cell=told.cell,
        sentences=tuple(say_told(found, told)),
        drawing=_Drawing.of(told.cell, told.values, question.names),
        before=pair[:parts],
        beside=pair[parts : parts + _SHOWN],
        after=pair[parts + _SHOWN :],
        replicate=told.apart.replicate if told.apart else None,
        others=tuple(found.told[place].cell.text for place in same if place != index),
        shown_at=shown_at,
    )


def _in_order(cells: tuple[Cell, ...]) -> list[Cell]:
    """What was called first, then what is open, then the rest; of each what moved furthest for its margin."""
    order = {"regressed": 0, "improved": 1, "open": 2, "no_material_change": 3, "identical": 4}
    return sorted(
        cells, key=lambda one: (order[one.verdict], not one.gate, -abs(one.mean) / one.margin, one.place, one.metric)
    )
