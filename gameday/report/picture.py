"""The picture of a drill: what was true, what was called, who did what, and who waited for a word."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gameday.report.axis import Axis
from gameday.report.clock import say_minute
from gameday.report.curves import Band, impact_band, severity_band
from gameday.report.lanes import lane_band, watch_band
from gameday.report.legend import legend
from gameday.report.moments import draw_moments
from gameday.report.svg import box, element, group, line, path, words
from gameday.report.templating import picture_style
from gameday.retrospective.chart import Chart
from gameday.terms.duration import say_since

WIDTH = 1000
LEFT = 150
RIGHT = WIDTH - 16
_HEAD = 40
_FOOT = 24


def picture(chart: Chart, title: str, description: str, *, alone: bool = False) -> Markup:
    """The picture as one `svg` element without script, style or reference to anything outside.

    Colours come from the classes of the page it stands in, and every mark leads to its entry's place in that page.
    One that stands `alone` leads nowhere and has its legend below it.
    """
    axis = Axis(min((chart.start, *_moments(chart))), max(chart.end, chart.start + 1), LEFT, RIGHT)
    drawn: list[Markup] = []
    top: float = _HEAD
    for band in _bands(chart, axis, linked=not alone):
        drawn.append(_placed(band, top))
        top += band.height
    signs, below = legend(chart, 4, RIGHT) if alone else (Markup(), 0.0)
    return element(
        "svg",
        element("title", title, id="picture-title"),
        element("desc", description, id="picture-desc"),
        _hatch(),
        _grid(chart, axis, top),
        *draw_moments(chart, axis, _HEAD - 6, top),
        *drawn,
        line(0, top, RIGHT, top, class_="rule"),
        group([signs], transform=f"translate(0 {top + _FOOT + 4:.1f})"),
        viewBox=f"0 0 {WIDTH} {top + _FOOT + (below and below + 8):.0f}",
        role="img",
        aria_labelledby="picture-title picture-desc",
        class_="picture",
        xmlns="http://www.w3.org/2000/svg",
    )


def drawing(chart: Chart, title: str, description: str) -> str:
    """The picture as a file of its own, with its style sheet in it; it leads nowhere."""
    head, rest = str(picture(chart, title, description, alone=True)).split(">", 1)
    return f"{head}><style>{picture_style()}svg {{ background: var(--ground); }}</style>{rest}\n"


def _bands(chart: Chart, axis: Axis, *, linked: bool) -> Iterator[Band]:
    if chart.impact:
        yield impact_band(chart.impact, axis)
    if chart.called or chart.right:
        yield severity_band(chart, axis)
    if chart.arrivals.marks:
        yield lane_band(chart.arrivals, axis, chart.start, linked=linked)
    for lane in chart.lanes:
        yield lane_band(lane, axis, chart.start, linked=linked)
    for watch in chart.watches:
        yield watch_band(watch, axis, chart.start, linked=linked)


def _placed(band: Band, top: float) -> Markup:
    names = [
        words(LEFT - 12, band.height / 2 + 4 + (index - (len(band.name) - 1) / 2) * 13, part, class_="name",
              text_anchor="end")
        for index, part in enumerate(band.name)
    ]  # fmt: skip
    rule = line(0, 0, RIGHT, 0, class_="rule")
    return group([rule, *names, *band.parts], transform=f"translate(0 {top:.1f})", class_="band")


def _moments(chart: Chart) -> Iterator[int]:
    """Where the picture may have to begin before the story does."""
    yield from (step.at for step in chart.impact[:1])
    yield from (mark.at for lane in (chart.arrivals, *chart.lanes) for mark in lane.marks[:1])


def _grid(chart: Chart, axis: Axis, bottom: float) -> Markup:
    parts = []
    for at in axis.ticks(chart.start):
        x = axis.x(at)
        anchor = "end" if x > RIGHT - 20 else "start" if x < LEFT + 20 else "middle"
        parts.append(line(x, _HEAD, x, bottom, class_="grid"))
        parts.append(words(x, _HEAD - 24, say_since(at - chart.start), class_="tick", text_anchor=anchor))
        parts.append(words(x, bottom + 15, say_minute(at), class_="tick", text_anchor=anchor))
    ends = [
        words(LEFT - 12, _HEAD - 24, "story time", class_="tick", text_anchor="end"),
        words(LEFT - 12, bottom + 15, "clock, UTC", class_="tick", text_anchor="end"),
    ]
    return group([*parts, *ends])


def _hatch() -> Markup:
    """The shading of silences: stripes, so that it is told apart without colour and in print."""
    stripes = path([(0, 8), (8, 0)], class_="hatch-line")
    pattern = element(
        "pattern",
        box(0, 0, 8, 8, class_="hatch-ground"),
        stripes,
        id="hatch",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    return element("defs", pattern)
