"""Curves are straight between knots, and every crossing can be computed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.curves import Curve, blend

times = st.lists(st.integers(0, 10_000_000), min_size=2, max_size=8, unique=True).map(sorted)
values = st.integers(-1000, 1000).map(lambda n: n / 10)


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    return Curve(tuple((time, draw(values)) for time in draw(times)))


def test_a_curve_bends_and_stays() -> None:
    curve = Curve.level(0.2).bent(1000, ((2000, 1.2),)).bent(2000, ((1000, 0.1),))
    assert [curve.at(time) for time in (0, 1000, 2000, 2500, 3000, 9999)] == pytest.approx(
        [0.2, 0.2, 0.7, 0.4, 0.1, 0.1]
    )
    assert (curve.rising_at(1500), curve.rising_at(2500), curve.rising_at(5000)) == (True, False, False)


def test_a_jump_takes_a_millisecond() -> None:
    curve = Curve.level(0.0).bent(10, ((0, 1.0),))
    assert [curve.at(time) for time in (10, 11)] == [0.0, 1.0]


@given(curves(), values)
def test_between_two_crossings_a_curve_stays_on_one_side(curve: Curve, level: float) -> None:
    """So whoever looks at every crossing and turn misses nothing."""
    moments = sorted({*curve.crossings(level), *curve.turns()})
    for start, end in pairwise(moments):
        # A crossing is the first whole millisecond beyond: strictly between two of them nothing changes sides.
        middle = (start + end) // 2
        inside = [curve.at(time) - level for time in (start, middle, end - 1)]
        assert not (min(inside) < -1e-9 and max(inside) > 1e-9)


@given(curves(), curves(), values, st.integers(-10, 10_000_010))
def test_a_blend_is_the_weighted_sum_at_every_moment(one: Curve, other: Curve, constant: float, time: int) -> None:
    both = blend(constant, [(2.0, one), (-0.5, other)])
    assert abs(both.at(time) - (constant + 2.0 * one.at(time) - 0.5 * other.at(time))) < 1e-6


def test_a_blend_of_nothing_is_level() -> None:
    assert blend(3.0, []) == Curve.level(3.0)
