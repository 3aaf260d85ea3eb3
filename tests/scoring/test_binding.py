"""When a clause binds."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gameday.scoring.binding import Binding
from gameday.scoring.steps import Span
from gameday.timeline.talk import Note

edges = st.lists(st.integers(0, 40), unique=True, max_size=8).map(sorted)


@given(edges, st.lists(st.integers(0, 45)).map(sorted))
def test_the_entries_among_which_it_binds_are_those_at_whose_moment_it_does(cut: list[int], moments: list[int]) -> None:
    """Spans that touch, with a gap after every second one."""
    spans = [Span(start, end, "SEV1") for n, (start, end) in enumerate(pairwise(cut)) if n % 3 < 2]
    binding = Binding(tuple(spans))
    entries = [Note(at=moment, id=str(index)) for index, moment in enumerate(moments)]
    assert binding.among(entries) == [one for one in entries if binding.at(one.at)]
    assert [binding.at(one) for one in moments] == [any(s.start <= one < s.end for s in spans) for one in moments]
