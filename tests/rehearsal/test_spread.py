"""The median of figures, and how far they go to either side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.rehearsal.spread import Spread, spread_of

FIGURES = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=60)


def test_eleven_figures_have_their_second_sixth_and_tenth() -> None:
    assert spread_of(range(11)) == Spread(5, 1, 9)


def test_one_figure_is_all_there_is() -> None:
    assert spread_of([7]) == Spread(7, 7, 7)


def test_nothing_has_no_spread() -> None:
    assert spread_of([]) is None


@given(FIGURES)
def test_it_lies_within_the_figures_and_in_order(figures: list[int]) -> None:
    found = spread_of(figures)
    assert found is not None
    assert min(figures) <= found.low <= found.median <= found.high <= max(figures)


@given(FIGURES, st.integers(-(10**6), 10**6))
def test_later_by_so_much_is_a_spread_later_by_so_much(figures: list[int], later: int) -> None:
    before, after = spread_of(figures), spread_of(one + later for one in figures)
    assert before is not None
    assert after is not None
    assert abs(after.median - before.median - later) < 1e-3
    assert abs((after.high - after.low) - (before.high - before.low)) < 1e-3
