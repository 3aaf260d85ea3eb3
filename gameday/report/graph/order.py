"""The order of boxes within their columns, so that few lines cross: barycentres, as Sugiyama, Tagawa and Toda do it.

(Methods for Visual Understanding of Hierarchical System Structures, IEEE Transactions on Systems, Man, and Cybernetics
11(2), 1981.) A line that passes a column has a place of its own there, so that it runs beside the boxes, not over them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from gameday.report.graph.boxes import Graph

Place = str
"""A box's id, or `line 3 in 2` for the third line's place in column 2."""
Columns = tuple[tuple[Place, ...], ...]
Links = tuple[tuple[Place, Place], ...]
_SWEEPS = 12


def courses(graph: Graph) -> tuple[tuple[Place, ...], ...]:
    """For each line the places it runs through, from its start to its end."""
    columns = {box.id: box.column for box in graph.boxes}
    return tuple(
        (
            line.start,
            *(f"line {index} in {column}" for column in range(columns[line.start] + 1, columns[line.end])),
            line.end,
        )
        for index, line in enumerate(graph.lines)
    )


def ordered(graph: Graph) -> Columns:
    """The places of each column from the top down."""
    runs = courses(graph)
    columns: list[list[Place]] = [[] for _ in graph.columns]
    for box in graph.boxes:
        columns[box.column].append(box.id)
    for run in runs:
        first = graph.box(run[0]).column
        for step, place in enumerate(run[1:-1], start=1):
            columns[first + step].append(place)
    links = tuple(dict.fromkeys(pair for run in runs for pair in pairwise(run)))
    best = current = tuple(tuple(column) for column in columns)
    for sweep in range(_SWEEPS):
        current = _swept(current, links, rightwards=sweep % 2 == 0)
        if crossings(current, links) < crossings(best, links):
            best = current
    return best


def _swept(columns: Columns, links: Links, *, rightwards: bool) -> Columns:
    """Each column by the mean place of what leads to it; backwards by what it leads to."""
    near: dict[Place, list[Place]] = defaultdict(list)
    for start, end in links:
        near[end if rightwards else start].append(start if rightwards else end)
    found = list(columns)
    indices = range(len(columns)) if rightwards else range(len(columns) - 1, -1, -1)
    at: dict[Place, float] = {}
    for index in indices:
        column = found[index]
        own = {place: (number + 0.5) / len(column) for number, place in enumerate(column)}
        aim = {
            place: sum(at[one] for one in near[place]) / len(near[place]) if near[place] else own[place]
            for place in column
        }
        found[index] = tuple(sorted(column, key=lambda place, aim=aim, own=own: (aim[place], own[place])))  # type: ignore[misc]
        at |= {place: (number + 0.5) / len(column) for number, place in enumerate(found[index])}
    return tuple(found)


def crossings(columns: Sequence[Sequence[Place]], links: Links) -> int:
    """How many pairs of lines cross between neighbouring columns."""
    column_of: Mapping[Place, int] = {place: index for index, column in enumerate(columns) for place in column}
    rank = {place: number for column in columns for number, place in enumerate(column)}
    between: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end in links:
        between[column_of[start]].append((rank[start], rank[end]))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for pairs in between.values()
        for index, one in enumerate(pairs)
        for other in pairs[index + 1 :]
    )
