"""Gaps measured in bounds, and their credit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.scoring.clock import RunningClock
from gameday.scoring.silence import cadence_credit, gaps
from gameday.scoring.steps import Steps

lengths = st.lists(st.floats(0.01, 5), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("found", "credit"), [([1.0, 1.0], 1.0), ([2.0], 0.35), ([0.5, 1.5], 0.7 * 0.75 + 0.15), ([], None), ([0.0], None)]
)
def test_credit_by_hand(found: list[float], credit: float | None) -> None:
    assert cadence_credit(found) == (None if credit is None else pytest.approx(credit))


@given(lengths, st.floats(0.01, 0.99), st.data())
def test_splitting_a_gap_never_lowers_the_credit(found: list[float], share: float, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(found) - 1))
    split = [*found[:index], found[index] * share, found[index] * (1 - share), *found[index + 1 :]]
    assert (cadence_credit(split) or 0) >= (cadence_credit(found) or 0) - 1e-9


@given(st.lists(st.integers(0, 100), max_size=8).map(sorted))
def test_gaps_add_up_to_the_window(posts: list[int]) -> None:
    cut = gaps([(post, f"p{post}") for post in posts], 10, 90, Steps.of(20, ()), RunningClock())
    assert sum(gap.end - gap.start for gap in cut) == 80
    assert sum(gap.bounds for gap in cut) == pytest.approx(4.0)
