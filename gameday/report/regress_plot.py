"""Two small drawings of one moved figure: how far each pair moved, and how its values are spread on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gameday.regression.cell import Cell
from gameday.regression.metric import METRICS
from gameday.report.svg import box, element, group, line, path, words

_WIDTH, _HEIGHT = 440.0, 190.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 50.0, 12.0, 14.0, 34.0
_BARS = 41
"""An odd number: pairs that did not move have a bar of their own in the middle."""

Pairs = Sequence[tuple[float, float]]


def differences_plot(cell: Cell, values: Pairs) -> Markup:
    """A histogram of how far each pair moved, worse to the left, with the margin and the interval of the mean.

    Of a rate: the pairs counted by the side that shows it.
    """
    if cell.is_rate:
        return _sides_plot(cell, values)
    moved = [_moved(cell, before, after) for before, after in values]
    # The hundredth part that lies furthest out stands in the outermost bars.
    furthest = sorted(abs(one) for one in moved)[int(len(moved) * 0.99)] if moved else 0.0
    widest = max(furthest, cell.margin * 2)
    counts = [0] * _BARS
    for one in moved:
        place = round((max(-1.0, min(1.0, one / widest)) + 1) / 2 * (_BARS - 1))
        counts[place] += 1
    highest = max(counts, default=1) or 1
    step = _inner_width() / _BARS

    def x(value: float) -> float:
        return _LEFT + (max(-1.0, min(1.0, value / widest)) + 1) / 2 * (_inner_width() - step) + step / 2

    bars = [
        box(_LEFT + index * step + 0.5, _y(count / highest), step - 1, _y(0) - _y(count / highest), class_="bar")
        for index, count in enumerate(counts)
        if count
    ]
    marks = [
        box(x(-cell.margin), _TOP, x(cell.margin) - x(-cell.margin), _y(0) - _TOP, class_="margin"),
        *bars,
        line(x(0), _TOP, x(0), _y(0), class_="zero"),
        line(x(cell.low), _TOP + 8, x(cell.high), _TOP + 8, class_="interval"),
        element("circle", cx=x(cell.mean), cy=_TOP + 8, r=4, class_="mean"),
    ]
    ends = [
        words(_LEFT, _HEIGHT - 8, "← worse", class_="axis"),
        words(_WIDTH - _RIGHT, _HEIGHT - 8, "better →", class_="axis", text_anchor="end"),
        words(x(0), _HEIGHT - 8, "no change", class_="axis", text_anchor="middle"),
        words(_LEFT - 6, _TOP + 8, f"{highest}", class_="axis", text_anchor="end"),
    ]
    return _drawing((*marks, *ends), f"{cell.text}: how far each of {len(moved)} pairs moved. Mean: {cell.said}.")


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
            words(middle, _HEIGHT - 8, told, class_="axis", text_anchor="middle"),
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
        path(((x(value), _y(share)) for value, share in _steps(before)), class_="before"),
        path(((x(value), _y(share)) for value, share in _steps(after)), class_="after"),
    ]
    ends = [
        words(_LEFT - 6, _y(1) + 4, "100%", class_="axis", text_anchor="end"),
        words(_LEFT - 6, _y(0.5) + 4, "50%", class_="axis", text_anchor="end"),
        words(_LEFT, _HEIGHT - 8, "0", class_="axis"),
        words(_WIDTH - _RIGHT, _HEIGHT - 8, _say(cell, highest), class_="axis", text_anchor="end"),
    ]
    told = f"{cell.text}: share of plays up to each value, {names[0]} dashed, {names[1]} drawn through."
    return _drawing((*marks, *ends), told)


def _steps(values: Sequence[float]) -> Iterator[tuple[float, float]]:
    yield 0.0, 0.0
    for index, value in enumerate(values):
        yield value, index / len(values)
        yield value, (index + 1) / len(values)


def _moved(cell: Cell, before: float, after: float) -> float:
    metric = next((one for one in METRICS if one.name == cell.metric), None)
    return before - after if metric is None else metric.moved(before, after)


def _say(cell: Cell, value: float) -> str:
    metric = next(one for one in METRICS if one.name == cell.metric)
    if metric.name.endswith("_minutes"):
        return f"{value:,.0f} min"
    return f"{value / 60:,.0f} min" if metric.scale == "time" else f"{value:,.0f}"


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
