"""The lower bands of the picture: what reached the team, who did what, who waited for a word."""

from __future__ import annotations

from markupsafe import Markup

from gameday.report.axis import Axis
from gameday.report.curves import Band
from gameday.report.marks import draw_marks
from gameday.report.svg import box, element, line, width_of, words
from gameday.retrospective.chart import Lane, Watch
from gameday.terms.duration import say_duration

_LANE = 44
_WATCH = 40
_LONGEST_NAME = 18


def lane_band(lane: Lane, axis: Axis, zero: int, *, linked: bool = True) -> Band:
    """One role's acts as marks; a pale bar while the role was held."""
    y = 25
    bars = [box(axis.x(span.start), y - 8, axis.x(span.end) - axis.x(span.start), 16, class_="held", rx=3)
            for span in lane.held]  # fmt: skip
    thread = line(axis.left, y, axis.right, y, class_="thread")
    return Band(_lines(lane.name), _LANE, (thread, *bars, draw_marks(lane.marks, axis, y, zero, linked=linked)))


def watch_band(watch: Watch, axis: Axis, zero: int, *, linked: bool = True) -> Band:
    """When an audience was owed updates, each silence beyond the SOP's bound hatched."""
    y = 24
    parts = [box(axis.x(span.start), y - 7, axis.x(span.end) - axis.x(span.start), 14, class_="window")
             for span in watch.owed]  # fmt: skip
    for silence in watch.silences:
        if silence.bounds > 1:
            parts += _too_long(axis, silence.start, silence.end, silence.allowed, y)
    posts = draw_marks(watch.posts, axis, y, zero, labels=False, linked=linked)
    return Band((f"{watch.audience}", "updates owed"), _WATCH, (*parts, posts))


def _too_long(axis: Axis, start: int, end: int, allowed: int, y: float) -> list[Markup]:
    x1, x2 = axis.x(start), axis.x(end)
    told = f"{say_duration(end - start)} of silence, {say_duration(allowed)} allowed"
    shaded = element("g", element("title", told), box(x1, y - 7, x2 - x1, 14, class_="silence"))
    text = f"{say_duration(end - start)} silent"
    if width_of(text, 10.5) > x2 - x1:
        return [shaded]
    return [shaded, words((x1 + x2) / 2, y - 10, text, class_="label alarm", text_anchor="middle")]


def _lines(name: str) -> tuple[str, ...]:
    """A name in one line, or two where it is long."""
    if len(name) <= _LONGEST_NAME or " " not in name:
        return (name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…",)
    half = min((index for index, letter in enumerate(name) if letter == " "), key=lambda at: abs(at - len(name) / 2))
    return tuple(part if len(part) <= _LONGEST_NAME else part[: _LONGEST_NAME - 1] + "…"
                 for part in (name[:half], name[half + 1 :]))  # fmt: skip
