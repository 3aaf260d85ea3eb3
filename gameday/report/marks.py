"""Marks in a lane: a shape for each kind of entry, near ones gathered, labels only where they fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from gameday.report.axis import Axis
from gameday.report.svg import element, group, path, width_of, words
from gameday.retrospective.chart import SHAPE_ORDER, Mark, Shape
from gameday.terms.duration import say_since
from gameday.terms.frozen import frozen

_NEAR = 12.0
_LABEL_SIZE = 10.5
_COUNT_SIZE = 9.5
_GAP = 6.0
_MOST_TOLD = 12

SHAPES: dict[Shape, str] = {
    "failed": "failed",
    "declare": "declared, severity called",
    "resolve": "resolved",
    "lever": "mitigation",
    "alert": "alert",
    "report": "report or question",
    "page": "page",
    "update": "update",
    "answer": "acknowledged",
    "works": "works again",
    "look": "look, search for the cause",
    "other": "other act",
}
"""Every shape and what it means."""
_FAILED = {
    "page_failed": "page that failed",
    "mitigation_failed": "mitigation that did not work",
    "reopened": "opened again",
}
"""A cross and what it stands for, by the kind of its entry."""
_STROKES: dict[Shape, tuple[tuple[tuple[float, float], ...], ...]] = {
    "failed": (((-5, -5), (5, 5)), ((-5, 5), (5, -5))),
    "resolve": (((-6, 0), (-2, 4.5), (6, -5)),),
    "works": (((-5.5, 3), (0, -4), (5.5, 3)),),
    "look": (((-5, 0), (5, 0)), ((0, -5), (0, 5))),
}
"""Shapes of strokes: cross, tick, roof, plus. Points are off the mark's middle, in pixels."""
_RANK = {shape: rank for rank, shape in enumerate(SHAPE_ORDER)}


@frozen
class Bunch:
    """Marks too near to one another to stand apart."""

    x: float
    marks: tuple[Mark, ...]

    @property
    def lead(self) -> Mark:
        """The one whose shape and label stand for all."""
        return min(self.marks, key=lambda mark: _RANK[mark.shape])


def bunches(marks: Sequence[Mark], axis: Axis) -> Iterator[Bunch]:
    """Marks in order of time, those closer than a mark's width together."""
    waiting: list[Mark] = []
    for mark in marks:
        if waiting and axis.x(mark.at) - axis.x(waiting[0].at) >= _NEAR:
            yield Bunch(axis.x(waiting[0].at), tuple(waiting))
            waiting = []
        waiting.append(mark)
    if waiting:
        yield Bunch(axis.x(waiting[0].at), tuple(waiting))


def draw_marks(
    marks: Sequence[Mark], axis: Axis, y: float, zero: int, *, labels: bool = True, linked: bool = True
) -> Markup:
    """A lane's marks around the line `y`; labels stand above where there is room.

    Where they are `linked` each leads to its entry's place in the page around the picture.
    """
    found = list(bunches(marks, axis))
    taken = counted = axis.left - _GAP
    parts = []
    for bunch in found:
        count = _count(bunch)
        room = width_of(count, _COUNT_SIZE) / 2
        fits = bool(count) and bunch.x - room >= counted
        parts.append(_drawn(bunch, y, zero, linked, count if fits else ""))
        counted = bunch.x + room if fits else counted
        text = bunch.lead.short if labels else ""
        wide = width_of(text, _LABEL_SIZE)
        x = min(max(bunch.x - wide / 2, axis.left), axis.right - wide)
        if text and x >= taken:
            parts.append(words(x, y - 10, text, class_="label"))
            taken = x + wide + _GAP
    return group(parts)


def meaning(kind: Shape, marks: Iterable[Mark]) -> str:
    """What a shape stands for in a picture with these marks; of a cross only what failed there."""
    if kind == "failed":
        found = {mark.kind for mark in marks if mark.shape == kind}
        return ", ".join(words for entry, words in _FAILED.items() if entry in found) or SHAPES[kind]
    return SHAPES[kind]


def shape(kind: Shape, x: float, y: float) -> Markup:
    """The shape alone."""
    size = 5.0
    outlines = {
        "alert": [(x, y - size - 1), (x + size + 1, y + size), (x - size - 1, y + size)],
        "report": [(x - size, y - size), (x + size, y - size), (x + size, y + 2), (x - 1, y + 2), (x - 4, y + size + 1),
                   (x - 4, y + 2), (x - size, y + 2)],
        "declare": [(x, y - size - 1), (x + size + 1, y), (x, y + size + 1), (x - size - 1, y)],
        "lever": [(x - size, y - size), (x + size + 1, y), (x - size, y + size)],
        "update": [(x - size, y - size + 1), (x + size, y - size + 1), (x + size, y + size - 1),
                   (x - size, y + size - 1)],
    }  # fmt: skip
    if kind in outlines:
        return path(outlines[kind], closed=True, class_=f"mark m-{kind}")
    if kind in _STROKES:
        strokes = "".join(
            "M" + "L".join(f"{x + across:.1f} {y + down:.1f}" for across, down in stroke) for stroke in _STROKES[kind]
        )
        return element("path", d=strokes, class_=f"mark m-{kind}")
    return element("circle", cx=x, cy=y, r=3.0 if kind == "other" else 4.5, class_=f"mark m-{kind}")


def _count(bunch: Bunch) -> str:
    return f"{len(bunch.marks)}x" if len(bunch.marks) > 1 else ""


def _drawn(bunch: Bunch, y: float, zero: int, linked: bool, count: str) -> Markup:
    told = "\n".join(f"{say_since(mark.at - zero)} {mark.label}" for mark in bunch.marks[:_MOST_TOLD])
    if len(bunch.marks) > _MOST_TOLD:
        told += f"\nand {len(bunch.marks) - _MOST_TOLD} more"
    parts = [element("title", told), shape(bunch.lead.shape, bunch.x, y)]
    if count:
        parts.append(words(bunch.x, y + 16, count, class_="count", text_anchor="middle"))
    if not linked:
        return element("g", *parts)
    # Not reached by tabbing: the picture is one image to a keyboard, the timeline below it holds the same entries.
    return element("a", *parts, href=f"#{anchor(bunch.lead.id)}", tabindex=-1)


def anchor(entry: str) -> str:
    """The name of an entry's place in the page; ids are people's text, so only letters they cannot misuse stay."""
    return "entry-" + "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else f"~{ord(letter):x}~"
        for letter in entry
    )
