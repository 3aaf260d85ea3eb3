"""Tiring: the longer somebody is at it without a rest, the slower and the more forgetful; a rest undoes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.participants.tiring import NEVER, Strain, Tiring

MINUTE, HOUR = 60_000, 3_600_000
FIGURES = Tiring(after=120, forgets=1.19, night=1.3, says_after=180, slower=0.1)


def strain(*, night: bool = False, since: int = 0, carried: int = 0) -> Strain:
    """Somebody at work since a moment."""
    one = Strain(FIGURES, lambda _: night)
    one.begin(since, carried)
    return one


def test_nobody_tires_before_they_take_part() -> None:
    one = Strain(FIGURES, lambda _: True)

    assert (one.slowness(10 * HOUR), one.forgets(10 * HOUR), one.fresh_until) == (1.0, 1.0, NEVER)


def test_within_two_hours_by_day_nothing_changes() -> None:
    one = strain(since=HOUR)

    assert HOUR < one.fresh_until <= 3 * HOUR
    assert (one.slowness(3 * HOUR), one.forgets(3 * HOUR)) == (1.0, 1.0)


def test_each_hour_beyond_slows_down_and_lets_forget_up_to_four() -> None:
    """A tenth more time an hour; odds of forgetting twice as high after four."""
    one = strain()

    assert round(one.slowness(3 * HOUR), 3) == 1.1
    assert round(one.slowness(6 * HOUR), 3) == 1.4
    assert round(one.forgets(6 * HOUR), 1) == 2.0
    assert one.slowness(12 * HOUR) == one.slowness(6 * HOUR)


def test_an_hour_at_night_weighs_more() -> None:
    day, night = strain(), strain(night=True)

    assert night.slowness(3 * HOUR) > day.slowness(3 * HOUR)
    assert night.effort(3 * HOUR) == pytest.approx(1.3 * day.effort(3 * HOUR))


def test_what_was_worked_before_counts() -> None:
    """Two hours beyond a full shift: tired from the start."""
    assert strain(carried=3 * HOUR).slowness(0) == 1.1


def test_an_hour_off_undoes_two() -> None:
    one = strain()
    one.rest(4 * HOUR)

    assert one.slowness(4 * HOUR) > one.slowness(4 * HOUR + 30 * MINUTE) > one.slowness(5 * HOUR) == 1.0


def test_they_are_weary_after_three_hours_and_again_an_hour_later() -> None:
    """Only while they work; whoever is rested begins anew."""
    said: list[int] = []
    one = strain()
    for minute in range(0, 400, 10):
        one.weary = lambda minute=minute: said.append(minute)  # type: ignore[misc]  # bound for this turn
        one.slowness(minute * MINUTE)

    assert said == [180, 240, 300, 360]


@given(st.lists(st.integers(1, 5 * HOUR), min_size=1, max_size=8), st.booleans())
def test_it_does_not_matter_how_often_one_looks(steps: list[int], night: bool) -> None:
    """Effort is a matter of time alone."""
    often, once = strain(night=night), strain(night=night)
    now = 0
    for step in steps:
        now += step
        often.effort(now)

    assert often.effort(now) == pytest.approx(once.effort(now))
