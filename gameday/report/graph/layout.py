"""Where everything of a graph stands, in pixels: boxes in columns, each line with its points."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from gameday.report.graph.boxes import Box, Graph, Line
from gameday.report.graph.close import APART, PASS, closed_up
from gameday.report.graph.order import Columns, Place, courses, ordered
from gameday.report.svg import width_of
from gameday.terms.frozen import frozen

WIDTH = 216
"""Of every box."""
PAD = 12
TITLE, TEXT, SMALL = 13.0, 11.5, 10.5
"""Sizes of letters."""
_LEADING = 1.28
_BEND = 76
"""Room in which lines turn, between two columns."""
_PORT = 15
"""Two lines that leave a box keep at least so far apart: their labels stand above them."""
_ROUNDS = 12
_UNIT = re.compile(r"(\d) (?=(?:s|ms|min|h|d)\b)")
"""A figure and its unit stay on one line."""


class Words(NamedTuple):
    """One line of text in a box: how far below the box's top, how large, and what it is."""

    y: float
    size: float
    style: str
    text: str


class Placed(NamedTuple):
    """A box with its place."""

    box: Box
    x: float
    y: float
    height: float
    words: tuple[Words, ...]


class Route(NamedTuple):
    """A line with its points; between the second and the third, the fourth and the fifth and so on it bends."""

    line: Line
    points: tuple[tuple[float, float], ...]


@frozen
class Layout:
    """A graph in pixels, its left upper corner at (0, 0)."""

    boxes: tuple[Placed, ...]
    routes: tuple[Route, ...]
    columns: tuple[float, ...]
    """Left edges."""
    width: float
    height: float


def words_of(box: Box) -> tuple[tuple[Words, ...], float]:
    """The text of a box, wrapped, and the height it takes."""
    found: list[Words] = []
    y = PAD - 3.0
    for size, style, text in (
        (SMALL, "over", box.over),
        (TITLE, "title", box.title),
        *((TEXT, "text", line) for line in box.lines),
    ):
        for part in wrapped(text, size, bold=style == "title"):
            y += size * _LEADING
            found.append(Words(y, size, style, part))
        y += 2
    return tuple(found), y + PAD - 3


def wrapped(text: str, size: float, *, bold: bool = False) -> list[str]:
    """Text in lines that fit a box, whatever letters it is made of; a long word is broken."""
    text = _UNIT.sub("\\1\N{NO-BREAK SPACE}", text)
    wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    letter = width_of("x", size) * (1.2 if bold else 1.0) * (1.8 if wide else 1.0)
    return wrap(text, max(4, int((WIDTH - 2 * PAD) / letter))) or [""]


def laid_out(graph: Graph) -> Layout:
    """Everything in its place."""
    columns, runs = ordered(graph), courses(graph)
    texts = {box.id: words_of(box) for box in graph.boxes}
    heights = _heights(graph, {id_: height for id_, (_, height) in texts.items()})
    tops = closed_up(columns, runs, _tops(columns, runs, heights), heights)
    lefts = _lefts(graph)
    placed = {
        box.id: Placed(box, lefts[box.column], tops[box.id], heights[box.id], texts[box.id][0]) for box in graph.boxes
    }
    return Layout(
        boxes=tuple(placed.values()),
        routes=_routes(graph, runs, placed, tops, lefts),
        columns=lefts,
        width=lefts[-1] + WIDTH if lefts else 0,
        height=max((one.y + one.height for one in placed.values()), default=0),
    )


def _heights(graph: Graph, texts: Mapping[Place, float]) -> dict[Place, float]:
    """Tall enough for the text, and for every line that arrives or leaves."""
    leaving: dict[Place, int] = defaultdict(int)
    arriving: dict[Place, int] = defaultdict(int)
    for line in graph.lines:
        leaving[line.start] += 1
        arriving[line.end] += 1
    return {
        id_: max(height, (leaving[id_] + 1) * _PORT, (arriving[id_] + 1) * _PORT * 0.6) for id_, height in texts.items()
    }


def _lefts(graph: Graph) -> tuple[float, ...]:
    """Left edges of the columns: behind each there is room for the labels of what leaves it."""
    columns = {box.id: box.column for box in graph.boxes}
    room = [0.0] * len(graph.columns)
    for line in graph.lines:
        if line.label:
            room[columns[line.start]] = max(room[columns[line.start]], width_of(line.label, SMALL) + 14)
    lefts = [0.0]
    for before in room[:-1]:
        lefts.append(lefts[-1] + WIDTH + before + _BEND)
    return tuple(lefts)


def _tops(columns: Columns, runs: Sequence[Sequence[Place]], heights: Mapping[Place, float]) -> dict[Place, float]:
    """Upper edges: each place as near as can be to the middle of what it is linked with, in its order."""
    near: dict[Place, list[Place]] = defaultdict(list)
    for run in runs:
        for start, end in pairwise(run):
            near[start].append(end)
            near[end].append(start)
    tall = {place: heights.get(place, PASS) for column in columns for place in column}
    middle: dict[Place, float] = {}
    for column in columns:
        middle |= _stacked(column, tall, dict.fromkeys(column, 0.0))
    for round_ in range(_ROUNDS):
        for column in columns if round_ % 2 else reversed(columns):
            aims = {
                place: sum(middle[one] for one in near[place]) / len(near[place]) if near[place] else middle[place]
                for place in column
            }
            middle |= _stacked(column, tall, aims)
    highest = min((middle[place] - tall[place] / 2 for place in middle), default=0.0)
    return {place: middle[place] - tall[place] / 2 - highest for place in middle}


def _stacked(column: Sequence[Place], tall: Mapping[Place, float], aims: Mapping[Place, float]) -> dict[Place, float]:
    """Middles nearest to their aims (least squares) that keep order and distance: pooled neighbours."""
    offset, offsets = 0.0, list[float]()
    for before, place in pairwise((None, *column)):
        if before is not None and place is not None:
            offset += (tall[before] + tall[place]) / 2 + APART
        offsets.append(offset)
    pools: list[tuple[float, int]] = []
    for place, shift in zip(column, offsets, strict=True):
        mean, count = aims[place] - shift, 1
        while pools and pools[-1][0] > mean:
            other, size = pools.pop()
            mean, count = (mean * count + other * size) / (count + size), count + size
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    return {place: mean + shift for place, mean, shift in zip(column, flat, offsets, strict=True)}


def _routes(
    graph: Graph,
    runs: Sequence[Sequence[Place]],
    placed: Mapping[Place, Placed],
    tops: Mapping[Place, float],
    lefts: Sequence[float],
) -> tuple[Route, ...]:
    middles = {place: top + (placed[place].height if place in placed else PASS) / 2 for place, top in tops.items()}
    leaves = _ports(runs, placed, middles, leaving=True)
    arrives = _ports(runs, placed, middles, leaving=False)
    found = []
    for index, (line, run) in enumerate(zip(graph.lines, runs, strict=True)):
        column = placed[run[0]].box.column
        y = leaves[index]
        points = [(lefts[column] + WIDTH, y), (lefts[column + 1] - _BEND, y)]
        for step, place in enumerate(run[1:-1], start=1):
            x, y = lefts[column + step], middles[place]
            points += [(x, y), (lefts[column + step + 1] - _BEND, y)]
        points.append((lefts[placed[run[-1]].box.column], arrives[index]))
        found.append(Route(line, tuple(points)))
    return tuple(found)


def _ports(
    runs: Sequence[Sequence[Place]], placed: Mapping[Place, Placed], middles: Mapping[Place, float], *, leaving: bool
) -> dict[int, float]:
    """Where each line leaves its box, or arrives at it: in the order of where it goes to, or comes from."""
    at: dict[Place, list[tuple[float, int]]] = defaultdict(list)
    for index, run in enumerate(runs):
        own, other = (run[0], run[1]) if leaving else (run[-1], run[-2])
        at[own].append((middles[other], index))
    found: dict[int, float] = {}
    for place, ends in at.items():
        box = placed[place]
        for number, (_, index) in enumerate(sorted(ends), start=1):
            found[index] = box.y + box.height * number / (len(ends) + 1)
    return found
