"""Values that change at moments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.scoring.steps import Span, Steps, stretched

moments = st.integers(0, 50)
steps = st.lists(st.tuples(moments, st.integers(0, 3))).map(
    lambda pairs: Steps.of(0, sorted(pairs, key=lambda p: p[0]))
)


def test_a_step_holds_from_its_own_moment_on() -> None:
    found = Steps.of("before", [(5, "a"), (5, "b"), (9, "b"), (12, "c")])
    assert [found.at(moment) for moment in (4, 5, 11, 12)] == ["before", "b", "b", "c"]
    assert list(found.spans(3, 14)) == [Span(3, 5, "before"), Span(5, 12, "b"), Span(12, 14, "c")]


@given(steps, moments, moments)
def test_spans_cover_a_stretch_whole_and_agree_with_every_moment(found: Steps[int], one: int, other: int) -> None:
    start, end = min(one, other), max(one, other)
    pieces = list(found.spans(start, end))
    assert [moment for piece in pieces for moment in range(piece.start, piece.end)] == list(range(start, end))
    assert all(found.at(moment) == piece.value for piece in pieces for moment in range(piece.start, piece.end))


def test_what_spans_stand_for_is_nothing_between_them() -> None:
    found = stretched([Span(2, 4, "a"), Span(4, 6, "b"), Span(8, 9, "a")], {"a": 10, "b": 20})
    assert [found.at(moment) for moment in (1, 2, 3, 4, 5, 6, 7, 8, 9)] == [None, 10, 10, 20, 20, None, None, 10, None]
