"""The upper bands of the picture: users affected, and severity called against severity true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from markupsafe import Markup

from gameday.report.axis import Axis
from gameday.report.svg import box, element, line, path, width_of, words
from gameday.retrospective.chart import Chart, ImpactStep, Step
from gameday.retrospective.facts import say_share
from gameday.terms.frozen import frozen
from gameday.terms.severity import NO_INCIDENT

S = TypeVar("S", Step, ImpactStep)
NO_LEVEL = "no level of it"
"""The row of words that the SOP's ladder does not have."""
_IMPACT = 78
_ROOM = 16
"""Above the curve, for its figures."""
_THIN = 6
"""What is drawn narrower is an edge: a figure beside it would seem to stand for what comes after."""
_LEVEL = 19
_PAD = 8


@frozen
class Band:
    """One strip of the picture, drawn from its own top edge down."""

    name: tuple[str, ...]
    """Its name, in lines."""
    height: float
    parts: tuple[Markup, ...]


def impact_band(steps: Sequence[ImpactStep], axis: Axis) -> Band:
    """Users affected as steps, scaled to the most; hatched where nobody knows."""
    most = max((step.users or 0 for step in steps), default=0) or 1
    bottom = _IMPACT - 4.0
    room = bottom - _ROOM

    def y(users: float) -> float:
        return bottom - users / most * room

    outline: list[tuple[float, float]] = [(axis.x(steps[0].at), bottom)]
    parts = []
    for step, end in _stretches(steps, axis.end):
        x1, x2 = axis.x(step.at), axis.x(end)
        if step.users is None:
            parts.append(box(x1, _ROOM, x2 - x1, room, class_="unknown"))
        outline += [(x1, y(step.users or 0)), (x2, y(step.users or 0))]
    outline.append((outline[-1][0], bottom))
    area = path(outline, closed=True, class_="impact")
    parts.append(words(axis.left - 12, bottom, "0", class_="tick", text_anchor="end"))
    parts += [words(x, y(step.users or 0) - 4, text, class_="label") for step, x, text in _figures(steps, axis)]
    return Band(("users affected",), _IMPACT, (area, *parts))


def severity_band(chart: Chart, axis: Axis) -> Band:
    """The levels as rows: what was right as a broad pale stroke, what was called as a thin dark line.

    Words that are no level of the SOP share a row of their own below its ladder.
    """
    called = {step.levels[0] for step in chart.called if step.levels}
    rows = (*chart.levels, *([NO_LEVEL] if called - set(chart.levels) else []), NO_INCIDENT)
    height = _LEVEL * len(rows) + 2 * _PAD
    where = {level: _PAD + _LEVEL * (index + 0.5) for index, level in enumerate(rows)}
    lowest = where[NO_INCIDENT]
    parts = [words(axis.left - 12, y + 4, level, class_="tick", text_anchor="end") for level, y in where.items()]
    parts.append(words(4, height / 2 + 4, "severity", class_="name"))
    parts += [line(axis.left, y, axis.right, y, class_="grid") for y in where.values()]
    for step, end in _stretches(chart.right, axis.end):
        if not step.told:
            # No stroke: any row would say what nobody can tell.
            parts.append(words(axis.x(step.at) + 3, lowest + 4, "what was right cannot be told", class_="label"))
            continue
        for level in step.levels or (NO_INCIDENT,):
            y = where.get(level, lowest)
            sign = "right" if step.levels else "right no-level"
            parts.append(box(axis.x(step.at), y - 7, axis.x(end) - axis.x(step.at), 14, class_=sign))
    points: list[tuple[float, float]] = []
    last = axis.end if chart.closed is None else chart.closed
    for step, end in _stretches(chart.called, last):
        y = where.get(step.levels[0], where.get(NO_LEVEL, lowest)) if step.levels else lowest
        points += [(axis.x(step.at), y), (axis.x(end), y)]
    if points:
        parts.append(path(points, class_="called"))
        x, y = points[0]
        parts.append(element("circle", cx=x, cy=y, r=3, class_="called-dot"))
    return Band((), height, tuple(parts))


def _figures(steps: Sequence[ImpactStep], axis: Axis) -> Iterator[tuple[ImpactStep, float, str]]:
    """The figures that fit, the highest first; none is written for nobody, nor for a step of a ramp too thin to see."""
    taken: list[tuple[float, float]] = []
    most = max((step.users or 0 for step in steps), default=0)
    seen = [
        step
        for step, end in _stretches(steps, axis.end)
        if step.users in (None, most) or axis.x(end) - axis.x(step.at) >= _THIN
    ]
    for step in sorted(seen, key=lambda step: -(step.users or 0)):
        text = "not known" if step.users is None else say_share(step.users)
        wide = width_of(text, 10.5)
        x = min(axis.x(step.at) + 3, axis.right - wide)
        # A lower figure left of a rising curve would stand in it.
        if step.users != 0 and all(x + wide + 6 < left or x > right + 6 for left, right in taken):
            taken.append((x, x + wide))
            yield step, x, text


def _stretches(steps: Sequence[S], last: int) -> Iterator[tuple[S, int]]:
    """Each step with the moment it ends: the next one's, or the last."""
    for index, step in enumerate(steps):
        yield step, steps[index + 1].at if index + 1 < len(steps) else last
