"""The signs a picture uses, and what each means."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gameday.report.marks import SHAPES, meaning, shape
from gameday.report.svg import box, group, line, width_of, words
from gameday.retrospective.chart import Chart

_SIZE = 10.5
_SIGN = 24.0
_GAP = 18.0
_ROW = 18.0


def signs(chart: Chart) -> Iterator[tuple[Markup, str]]:
    """Each sign this picture uses, drawn in a field of 18 by 16, with its meaning."""
    if chart.called:
        yield line(0, 8, 18, 8, class_="called"), "severity called"
    if chart.right:
        yield box(0, 3, 18, 10, class_="right"), "severity right"
    if any(lane.held for lane in chart.lanes):
        yield box(0, 2, 18, 12, class_="held", rx=3), "role held"
    if chart.watches:
        yield box(0, 2, 18, 12, class_="window"), "updates owed, in time"
    if any(one.bounds > 1 for watch in chart.watches for one in watch.silences):
        yield box(1, 2, 16, 12, class_="silence"), "silence longer than allowed"
    lanes = (chart.arrivals, *chart.lanes)
    marks = [mark for lane in lanes for mark in lane.marks]
    marks += [mark for watch in chart.watches for mark in watch.posts]
    used = {mark.shape for mark in marks}
    for kind in SHAPES:
        if kind in used:
            yield shape(kind, 9, 8), meaning(kind, marks)


def legend(chart: Chart, left: float, right: float) -> tuple[Markup, float]:
    """The signs in rows between two edges, from their own top down, and how high they are; for a picture alone."""
    x, y = left, 0.0
    parts = []
    for drawn, stands_for in signs(chart):
        wide = _SIGN + width_of(stands_for, _SIZE)
        if x > left and x + wide > right:
            x, y = left, y + _ROW
        parts.append(
            group([drawn, words(_SIGN, 12, stands_for, class_="label")], transform=f"translate({x:.1f} {y:.1f})")
        )
        x += wide + _GAP
    return group(parts), y + _ROW if parts else 0.0
