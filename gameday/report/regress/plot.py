"""Two small drawings of one moved figure: how far each pair moved, and how its values are spread on both sides."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from gameday.regression.figures.cell import Cell
from gameday.regression.plays.metric import METRICS
from gameday.report.svg import box, element, group, line, path, words

_WIDTH, _HEIGHT = 440.0, 206.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 50.0, 34.0, 14.0, 50.0
_TICKS, _WAYS = _HEIGHT - 26, _HEIGHT - 7
"""Where the figures of the axis stand, and below them which way is better."""
_BARS = 41
"""An odd number: pairs that did not move have a bar of their own in the middle."""
_MIDDLE = _BARS // 2
_DWARFED = 3
"""Times as high as all others, from which on the bar in the middle is cut."""
_NICE = (1.0, 2.0, 5.0)
_TIMES = (1.1, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0, 100.0, 300.0, 1000.0)
"""Ratios that an axis of ratios may show."""

Pairs = Sequence[tuple[float, float]]


def differences_plot(cell: Cell, values: Pairs) -> Markup:
    """A histogram of how far each pair moved, worse to the left, with the margin and the interval of the mean.

    Of a rate: the pairs counted by the side that shows it.
    """
    if cell.is_rate:
        return _sides_plot(cell, values)
    moved = [_moved(cell, before, after) for before, after in values]
    widest = _widest(cell, moved)
    counts = _counts(moved, widest)
    highest = _highest(counts)
    step = _inner_width() / _BARS

    def x(value: float) -> float:
        return _LEFT + (max(-1.0, min(1.0, value / widest)) + 1) / 2 * (_inner_width() - step) + step / 2

    bars = [
        box(_LEFT + index * step + 0.5, _y(share), step - 1, _y(0) - _y(share), class_="bar")
        for index, share in enumerate(min(count / highest, 1.0) for count in counts)
        if share
    ]
    marks = [
        box(x(-cell.margin), _TOP, x(cell.margin) - x(-cell.margin), _y(0) - _TOP, class_="margin"),
        *bars,
        line(_LEFT, _y(0), _WIDTH - _RIGHT, _y(0), class_="rule"),
        line(x(0), _TOP, x(0), _y(0), class_="zero"),
        line(x(cell.low), _TOP + 8, x(cell.high), _TOP + 8, class_="interval"),
        element("circle", cx=x(cell.mean), cy=_TOP + 8, r=4, class_="mean"),
        *_cut_marks(*_beyond(moved, widest)),
        *([words(x(0) + step, _TOP + 28, f"↑ {counts[_MIDDLE]}", class_="axis")] if counts[_MIDDLE] > highest else []),
    ]
    ticks = [
        part
        for at, told in _ticks(cell, widest)
        for part in (
            line(x(at), _y(0), x(at), _y(0) + 4, class_="rule"),
            words(x(at), _TICKS, told, class_="axis", text_anchor="middle"),
        )
    ]
    ends = [
        words(_LEFT, _WAYS, "← worse", class_="axis"),
        words(x(0), _WAYS, _unit(cell), class_="axis", text_anchor="middle"),
        words(_WIDTH - _RIGHT, _WAYS, "better →", class_="axis", text_anchor="end"),
        words(_LEFT - 6, _TOP + 8, f"{highest}", class_="axis", text_anchor="end"),
    ]
    return _drawing(
        (*marks, *ticks, *ends), f"{cell.text}: how far each of {len(moved)} pairs moved. Mean: {cell.said}."
    )


def say_cut(cell: Cell, values: Pairs) -> str:
    """How many pairs the drawing of how far each moved does not show where, or as high as, they are; maybe empty."""
    if cell.is_rate:
        return ""
    moved = [_moved(cell, before, after) for before, after in values]
    widest = _widest(cell, moved)
    counts = _counts(moved, widest)
    sides = [
        f"{count} {word}" for count, word in zip(_beyond(moved, widest), ("worse", "better"), strict=True) if count
    ]
    said = [f"The arrows count pairs that moved further than shown: {' and '.join(sides)}."] if sides else []
    if counts[_MIDDLE] > _highest(counts):
        said.append(f"The bar in the middle is cut: {counts[_MIDDLE]} pairs moved not at all, or hardly.")
    return " ".join(said)


def _counts(moved: Sequence[float], widest: float) -> list[int]:
    """How many pairs each bar has."""
    counts = [0] * _BARS
    for one in moved:
        counts[round((max(-1.0, min(1.0, one / widest)) + 1) / 2 * (_BARS - 1))] += 1
    return counts


def _highest(counts: Sequence[int]) -> int:
    """The count of a bar of full height. Most edits leave most pairs alone: beside those no other bar could be seen."""
    others = max((count for index, count in enumerate(counts) if index != _MIDDLE), default=0)
    return others if 0 < others * _DWARFED < counts[_MIDDLE] else max(*counts, 1)


def _widest(cell: Cell, moved: Sequence[float]) -> float:
    """How far the axis goes: the hundredth part that lies furthest out stands in the outermost bars."""
    furthest = sorted(abs(one) for one in moved)[int(len(moved) * 0.99)] if moved else 0.0
    return max(furthest, cell.margin * 2)


def _beyond(moved: Sequence[float], widest: float) -> tuple[int, int]:
    """How many lie further out than is shown, for the worse and for the better."""
    return sum(one < -widest for one in moved), sum(one > widest for one in moved)


def _cut_marks(worse: int, better: int) -> Iterator[Markup]:
    if worse:
        yield words(_LEFT - 3, _y(0) - 3, f"◂{worse}", class_="axis", text_anchor="end")
    if better:
        yield words(_WIDTH - _RIGHT + 3, _y(0) - 3, f"{better}▸", class_="axis")


def _unit(cell: Cell) -> str:
    metric = next(one for one in METRICS if one.name == cell.metric)
    return {"points": "points", "time": "times as long", "count": "times as many"}[metric.scale]


def _ticks(cell: Cell, widest: float) -> list[tuple[float, str]]:
    """Where the axis of how far pairs moved has a figure: points, or how many times as long or as many."""
    metric = next(one for one in METRICS if one.name == cell.metric)
    if metric.scale == "points":
        far = _round_below(widest)
        return [(one, f"{one:+g}" if one else "no change") for one in (-far, -far / 2, 0.0, far / 2, far)]
    fits = [one for one in _TIMES if math.log(one) <= widest * 1.02]  # one more on both sides makes it a hair less
    if not fits:
        return [(0.0, "no change")]
    half = [one for one in fits if math.log(one) <= 0.65 * math.log(fits[-1])]
    side = [*half[-1:], fits[-1]]
    worse, better = ("x", "÷") if metric.better == "lower" else ("÷", "x")
    left = [(-math.log(one), f"{worse}{one:g}") for one in side]
    right = [(math.log(one), f"{better}{one:g}") for one in side]
    return [*left, (0.0, "no change"), *right]


def _round_below(value: float) -> float:
    """The largest round number that is no larger."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(power * one for one in _NICE if power * one <= value * 1.0001)


def _sides_plot(cell: Cell, values: Pairs) -> Markup:
    counts = (
        ("candidate only", "bar worse", sum(after > before for before, after in values)),
        ("both or neither", "bar", sum(after == before for before, after in values)),
        ("baseline only", "bar better", sum(after < before for before, after in values)),
    )
    highest = max(count for _, _, count in counts) or 1
    step = _inner_width() / len(counts)
    marks: list[Markup] = [line(_LEFT, _y(0), _WIDTH - _RIGHT, _y(0), class_="rule")]
    for index, (told, kind, count) in enumerate(counts):
        middle, top = _LEFT + (index + 0.5) * step, _y(0.85 * count / highest)
        marks += [
            box(middle - 30, top, 60, _y(0) - top, class_=kind),
            words(middle, top - 5, f"{count}", class_="axis", text_anchor="middle"),
            words(middle, _TICKS, told, class_="axis", text_anchor="middle"),
        ]
    return _drawing(marks, f"{cell.text}: {len(values)} pairs by the side that shows it. {cell.said}.")


def spread_plot(cell: Cell, values: Pairs, names: tuple[str, str]) -> Markup:
    """How many plays were done by when: the two empirical distributions, baseline dashed, candidate drawn through."""
    if cell.is_rate or not values:
        return Markup("")
    before, after = sorted(one for one, _ in values), sorted(one for _, one in values)
    highest = max(before[-1], after[-1]) or 1.0

    def x(value: float) -> float:
        return _LEFT + value / highest * _inner_width()

    marks = [
        line(_LEFT, _y(0), _WIDTH - _RIGHT, _y(0), class_="rule"),
        line(_LEFT, _y(0.5), _WIDTH - _RIGHT, _y(0.5), class_="faint"),
        line(_LEFT, _y(1), _WIDTH - _RIGHT, _y(1), class_="faint"),
        path(_line(((x(value), _y(share)) for value, share in _steps(before, highest))), class_="before"),
        path(_line(((x(value), _y(share)) for value, share in _steps(after, highest))), class_="after"),
    ]
    ticks = [
        part
        for value in _every(cell, highest)
        for part in (
            line(x(value), _y(1), x(value), _y(0) + 4, class_="faint"),
            words(x(value), _TICKS, _say(cell, value), class_="axis", text_anchor="middle"),
        )
    ]
    ends = [
        words(_LEFT - 6, _y(1) + 4, "100%", class_="axis", text_anchor="end"),
        words(_LEFT - 6, _y(0.5) + 4, "50%", class_="axis", text_anchor="end"),
        words(_LEFT, _TICKS, "0", class_="axis", text_anchor="middle"),
    ]
    told = f"{cell.text}: share of plays up to each value, {names[0]} dashed, {names[1]} drawn through."
    return _drawing((*ticks, *marks, *ends), told)


def _steps(values: Sequence[float], highest: float) -> Iterator[tuple[float, float]]:
    """The corners of the distribution, up to the end of the axis."""
    yield 0.0, 0.0
    for index, value in enumerate(values):
        yield value, index / len(values)
        yield value, (index + 1) / len(values)
    yield highest, 1.0


def _line(points: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The first and the last of the points at each half pixel: the same line, however many points there are."""
    for _, there in groupby(points, key=lambda point: round(point[0] * 2)):
        first, *others = there
        yield first
        yield from others[-1:]


def _every(cell: Cell, highest: float) -> list[float]:
    """Round values up to the highest, a few."""
    unit = 60.0 if _in_seconds(cell) else 1.0
    power = 10.0 ** math.floor(math.log10(highest / unit / _MOST))
    step = next(unit * power * one for one in (*_NICE, 10.0) if highest / (unit * power * one) <= _MOST)
    return [step * index for index in range(1, int(highest / step * 1.0001) + 1)]


_MOST = 6.0
"""Values that an axis shows at the most."""


def _moved(cell: Cell, before: float, after: float) -> float:
    metric = next((one for one in METRICS if one.name == cell.metric), None)
    return before - after if metric is None else metric.moved(before, after)


def _say(cell: Cell, value: float) -> str:
    if _in_seconds(cell):
        return f"{value / 60:,g} min"
    return f"{value:,g} min" if cell.metric.endswith("_minutes") else f"{value:,g}"


def _in_seconds(cell: Cell) -> bool:
    metric = next(one for one in METRICS if one.name == cell.metric)
    return metric.scale == "time"


def _inner_width() -> float:
    return _WIDTH - _LEFT - _RIGHT


def _y(share: float) -> float:
    return _TOP + (1 - share) * (_HEIGHT - _TOP - _BOTTOM)


def _drawing(parts: Sequence[Markup], told: str) -> Markup:
    return element(
        "svg",
        element("title", told),
        group(parts),
        viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        role="img",
        class_="plot",
    )
