"""Where everything of a graph stands."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.files.documents import load_scenario
from gameday.files.shipped import shipped_names
from gameday.report.graph.boxes import Graph
from gameday.report.graph.close import APART
from gameday.report.graph.layout import PAD, TITLE, WIDTH, Layout, laid_out, wrapped
from gameday.report.graph.text import graphs_of
from gameday.report.svg import width_of
from tests.report.graph_story import story
from tests.report.test_scenario_graph_order import GRAPHS, graph


def overlaps(layout: Layout) -> list[tuple[str, str]]:
    """Boxes that come closer to each other than they should."""
    return [
        (one.box.id, other.box.id)
        for one, other in combinations(layout.boxes, 2)
        if one.x == other.x
        and one.y < other.y + other.height + APART - 0.01
        and other.y < one.y + one.height + APART - 0.01
    ]


@given(GRAPHS)
def test_no_two_boxes_overlap_and_nothing_lies_outside(one: Graph) -> None:
    layout = laid_out(one)
    assert overlaps(layout) == []
    assert min(box.y for box in layout.boxes) >= 0
    assert max(box.y + box.height for box in layout.boxes) <= layout.height
    assert all(0 <= box.x <= layout.width - WIDTH for box in layout.boxes)


@given(GRAPHS)
def test_lines_run_from_box_to_box_and_always_to_the_right(one: Graph) -> None:
    layout = laid_out(one)
    placed = {box.box.id: box for box in layout.boxes}
    for route in layout.routes:
        start, end = placed[route.line.start], placed[route.line.end]
        (x, y), (right, level) = route.points[0], route.points[-1]
        assert (x, right) == (start.x + WIDTH, end.x)
        assert start.y < y < start.y + start.height
        assert end.y < level < end.y + end.height
        assert all(before[0] <= after[0] for before, after in pairwise(route.points))


@given(GRAPHS)
def test_a_line_that_passes_a_column_runs_beside_its_boxes(one: Graph) -> None:
    layout = laid_out(one)
    for route in layout.routes:
        for x, y in route.points[2:-1:2]:
            assert [box.box.id for box in layout.boxes if box.x == x and box.y <= y <= box.y + box.height] == []


def test_a_label_has_room_before_its_line_bends() -> None:
    for found in graphs_of(story()):
        for route in laid_out(found).routes if found.lines else ():
            assert width_of(route.line.label, 10.5) <= route.points[1][0] - route.points[0][0]


def test_what_does_not_hang_together_is_closed_up() -> None:
    """Two parts that share no line stand close under each other."""
    layout = laid_out(graph([2, 4], [(0, 2), (0, 3), (1, 4), (1, 5)]))
    right = sorted((box.y, box.y + box.height) for box in layout.boxes if box.x > 0)
    assert [round(below[0] - above[1], 3) for above, below in pairwise(right)] == [APART] * 3


@given(st.text(max_size=120), st.booleans())
def test_text_is_wrapped_so_that_it_fits_a_box(text: str, bold: bool) -> None:
    lines = wrapped(text, TITLE, bold=bold)
    assert all(width_of(line, TITLE) <= WIDTH - 2 * PAD + 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_figure_and_its_unit_stay_together() -> None:
    assert "5\N{NO-BREAK SPACE}min" in " ".join(wrapped("95th percentile of latency above it for 5 min", 11.5))


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_every_shipped_scenario_is_drawn_without_overlaps(name: str) -> None:

    for found in graphs_of(load_scenario(name)):
        if found.lines:
            assert overlaps(laid_out(found)) == []
