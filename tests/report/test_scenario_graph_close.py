"""Closing up."""

from __future__ import annotations

from gameday.report.graph.close import APART, closed_up


def test_a_part_moves_up_as_one_as_far_as_its_tightest_column_lets_it() -> None:
    columns = (("a", "c"), ("b", "d"))
    tops = {"a": 0.0, "c": 300.0, "b": 0.0, "d": 320.0}
    found = closed_up(columns, [("a", "b"), ("c", "d")], tops, {"a": 50, "b": 90, "c": 20, "d": 20})
    assert found == {"a": 0, "b": 0, "c": 90 + APART - 20, "d": 90 + APART}


def test_the_room_within_a_part_is_its_own() -> None:
    tops = {"a": 0.0, "b": 200.0, "c": 10.0}
    assert closed_up((("a", "b"), ("c",)), [("a", "c"), ("b", "c")], tops, dict.fromkeys("abc", 20)) == tops


def test_what_stands_first_moves_to_the_top() -> None:
    assert closed_up((("a",),), [], {"a": 70.0}, {"a": 20}) == {"a": 0}
