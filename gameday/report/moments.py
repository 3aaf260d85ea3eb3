"""The few moments the whole picture is read by: declared, impact over, resolved."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gameday.report.axis import Axis
from gameday.report.svg import line, width_of, words
from gameday.retrospective.chart import Chart

_SIZE = 10.5
_GAP = 14.0


def moments(chart: Chart) -> Iterator[tuple[int, str]]:
    """Each moment, in milliseconds since 1970, with its word; those the record does not show are left out."""
    found = [(chart.called[0].at, "declared")] if chart.called else []
    if len(chart.impact) > 1 and chart.impact[-1].users == 0:
        found.append((chart.impact[-1].at, "impact over"))
    if chart.closed is not None:
        found.append((chart.closed, "resolved"))
    yield from sorted(found)


def draw_moments(chart: Chart, axis: Axis, top: float, bottom: float) -> Iterator[Markup]:
    """A broken line down the picture for each, its word at the top; two words that would touch stand apart."""
    free = axis.left
    for at, word in moments(chart):
        x, wide = axis.x(at), width_of(word, _SIZE)
        start = min(max(x - wide / 2, free), axis.right - wide)
        free = start + wide + _GAP
        yield line(x, top + 4, x, bottom, class_="moment")
        yield words(start, top, word, class_="label moment-name")
