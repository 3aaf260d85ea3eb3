"""The time axis."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.report.axis import Axis
from gameday.terms.duration import DAY, MINUTE


def test_moments_become_pixels_and_never_leave_the_axis() -> None:
    axis = Axis(0, 100, 10, 60)
    assert [axis.x(at) for at in (-5, 0, 50, 100, 500)] == [10, 10, 35, 60, 60]


def test_ticks_are_round_times_from_the_storys_start() -> None:
    axis = Axis(-4 * MINUTE, 41 * MINUTE, 0, 1)
    assert list(axis.ticks(0)) == [step * 5 * MINUTE for step in range(9)]


@given(st.integers(0, 400 * DAY), st.integers(-DAY, DAY))
def test_there_are_few_ticks_and_all_are_on_the_axis(length: int, zero: int) -> None:
    axis = Axis(0, length, 0, 1)
    ticks = list(axis.ticks(zero))
    assert len(ticks) <= 12
    assert all(0 <= at <= length for at in ticks)
