"""Marks in a lane: near ones gathered, labels where they fit."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gameday.report.axis import Axis
from gameday.report.marks import SHAPES, anchor, bunches, draw_marks, shape
from gameday.report.svg import width_of
from gameday.retrospective.chart import Mark

AXIS = Axis(0, 1000, 0, 1000)


def test_marks_that_would_touch_stand_as_one_led_by_the_weightiest() -> None:
    marks = [Mark("a", 0, "look", "A."), Mark("b", 5, "declare", "B."), Mark("c", 100, "update", "C.")]
    assert [(one.lead.id, [mark.id for mark in one.marks]) for one in bunches(marks, AXIS)] == [
        ("b", ["a", "b"]),
        ("c", ["c"]),
    ]


@given(st.lists(st.integers(0, 1000), max_size=60).map(sorted))
def test_no_mark_is_lost_and_no_two_labels_overlap(moments: list[int]) -> None:
    marks = [Mark(f"m{number}", at, "update", "Posted.", "external") for number, at in enumerate(moments)]
    assert [mark.id for bunch in bunches(marks, AXIS) for mark in bunch.marks] == [mark.id for mark in marks]
    drawn = str(draw_marks(marks, AXIS, 20, 0))
    starts = [float(x) for x in re.findall(r'<text x="([\d.]+)" y="10" class="label"', drawn)]
    wide = width_of("external", 10.5)
    assert all(right - left >= wide for left, right in pairwise(starts))


def test_a_mark_links_to_its_entry_and_tells_every_entry_it_stands_for() -> None:
    drawn = str(draw_marks([Mark("e 1", 0, "alert", "<Alert>."), Mark("e2", 1, "look", "Looked.")], AXIS, 20, 0))
    assert 'href="#entry-e~20~1"' in drawn
    assert "<title>+0:00 &lt;Alert&gt;.\n+0:00 Looked.</title>" in drawn
    assert ">2x</text>" in drawn


def test_every_shape_can_be_drawn_and_they_differ() -> None:
    assert len({str(shape(kind, 9, 8)) for kind in SHAPES}) == len(SHAPES)


@given(st.text(min_size=1), st.text(min_size=1))
def test_places_of_entries_are_safe_and_their_own(one: str, other: str) -> None:
    assert re.fullmatch(r"entry-[A-Za-z0-9._~-]+", anchor(one))
    assert (anchor(one) == anchor(other)) == (one == other)


def test_a_crowd_tells_the_first_dozen_and_how_many_more() -> None:
    drawn = str(draw_marks([Mark(f"m{number}", 0, "look", "Looked.") for number in range(40)], AXIS, 20, 0))
    assert (drawn.count("Looked."), "and 28 more</title>" in drawn) == (12, True)


def test_counts_of_a_crowd_stand_apart() -> None:
    marks = [Mark(f"m{number}", number * 4, "update", "Posted.") for number in range(100)]
    places = [
        float(x) for x in re.findall(r'<text x="([\d.]+)" y="36" class="count"', str(draw_marks(marks, AXIS, 20, 0)))
    ]
    assert len(places) > 10
    assert all(right - left >= width_of("3x", 9.5) for left, right in pairwise(places))
