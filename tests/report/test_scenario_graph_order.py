"""Boxes are ordered so that few lines cross."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gameday.report.graph.boxes import Box, Graph, Line
from gameday.report.graph.order import courses, crossings, ordered


def graph(columns: list[int], lines: list[tuple[int, int]]) -> Graph:
    """As many boxes in each column; lines between boxes by number, to the right only."""
    boxes = [
        Box(
            f"box {column}.{number}",
            "service",
            column,
            "Service",
            f"{column}.{number}",
            ("Some words.",) * (number % 3),
        )
        for column, count in enumerate(columns)
        for number in range(count)
    ]
    pairs = [(boxes[one % len(boxes)], boxes[other % len(boxes)]) for one, other in lines]
    made = (
        Line(start.id, end.id, "spreads", "a label" * (start.column % 2))
        for start, end in pairs
        if start.column < end.column
    )
    return Graph("Some", ("",) * len(columns), tuple(boxes), tuple(made))


GRAPHS = st.builds(
    graph,
    st.lists(st.integers(1, 4), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=14),
)


def test_two_lines_that_cross_are_untangled() -> None:
    tangled = graph([2, 2], [(0, 3), (1, 2)])
    links = (("box 0.0", "box 1.1"), ("box 0.1", "box 1.0"))
    assert crossings((("box 0.0", "box 0.1"), ("box 1.0", "box 1.1")), links) == 1
    assert crossings(ordered(tangled), links) == 0


def test_a_line_that_passes_a_column_has_a_place_there() -> None:
    assert courses(graph([1, 1, 1], [(0, 2)])) == (("box 0.0", "line 0 in 1", "box 2.0"),)


@given(GRAPHS)
def test_nothing_is_lost_and_it_never_gets_worse(one: Graph) -> None:
    found = ordered(one)
    places = sorted(place for column in found for place in column)
    passing = [place for run in courses(one) for place in run[1:-1]]
    assert places == sorted([*(box.id for box in one.boxes), *passing])
    links = tuple({pair for run in courses(one) for pair in pairwise(run)})
    as_written = [
        [
            *(box.id for box in one.boxes if box.column == column),
            *(place for place in passing if place.endswith(f" in {column}")),
        ]
        for column in range(len(one.columns))
    ]
    assert crossings(found, links) <= crossings(as_written, links)
