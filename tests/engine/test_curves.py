"""Curves are straight between knots, and every crossing can be computed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.curves import TOLERANCE, Curve, blend, shaped

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
    assert [(change > 0) - (change < 0) for *_, change in map(curve.heading, (500, 1500, 2500, 5000))] == [
        0,
        1,
        -1,
        0,
    ]


def test_a_jump_takes_a_millisecond() -> None:
    curve = Curve.level(0.0).bent(10, ((0, 1.0),))
    assert [curve.at(time) for time in (10, 11)] == [0.0, 1.0]


@given(curves(), values)
def test_between_two_crossings_a_curve_stays_on_one_side(curve: Curve, level: float) -> None:
    """So whoever looks at every crossing and turn misses nothing."""
    moments = sorted({*curve.crossings((level,)), *curve.turns()})
    for start, end in pairwise(moments):
        # A crossing is the first whole millisecond beyond: strictly between two of them nothing changes sides.
        middle = (start + end) // 2
        inside = [curve.at(time) - level for time in (start, middle, end - 1)]
        assert not (min(inside) < -1e-9 and max(inside) > 1e-9)


@given(curves(), curves(), values, st.integers(-10, 10_000_010))
def test_a_blend_is_the_weighted_sum_at_every_moment(one: Curve, other: Curve, constant: float, time: int) -> None:
    both = blend(constant, [(2.0, one), (-0.5, other)])
    assert abs(both.at(time) - (constant + 2.0 * one.at(time) - 0.5 * other.at(time))) < 1e-6


@given(curves(), st.lists(values, unique=True, max_size=4).map(sorted), st.integers(0, 10_000_000))
def test_crossings_of_several_levels_are_those_of_each_and_all_that_lie_ahead(
    curve: Curve, levels: list[float], since: int
) -> None:
    each = sorted(moment for level in levels for moment in curve.crossings((level,)))
    assert sorted(curve.crossings(levels)) == each
    assert [moment for moment in sorted(curve.crossings(levels, since)) if moment > since] == [
        moment for moment in each if moment > since
    ]


@given(curves(), st.integers(-10, 10_000_010))
def test_a_curve_moves_where_it_is_another_a_millisecond_later(curve: Curve, time: int) -> None:
    assert curve.moves_at(time) == (curve.at(time) != curve.at(time + 1))
    assert curve.heading(time)[:2] == (curve.at(time), curve.at(time + 1))


def test_a_blend_of_nothing_is_level() -> None:
    assert blend(3.0, []) == Curve.level(3.0)


@given(curves(), values, st.integers(0, 50).map(lambda n: n / 10), st.integers(-10, 10_000_010))
def test_a_held_curve_stays_within_its_bounds_and_is_the_curve_there(
    curve: Curve, low: float, room: float, time: int
) -> None:
    held = curve.held(low, low + room)
    beside = (curve.at(time - 1), curve.at(time), curve.at(time + 1))
    assert low <= held.at(time) <= low + room
    # In the millisecond in which it meets a bound it lies between.
    between = [min(low + room, max(low, value)) for value in beside]
    assert min(between) - 1e-9 <= held.at(time) <= max(between) + 1e-9


@given(curves(), st.lists(st.integers(0, 10_000_000), unique=True, max_size=3), values, st.integers(0, 10_000_010))
def test_a_product_with_steps_is_exact_but_within_jumps(
    curve: Curve, steps: list[int], factor: float, time: int
) -> None:
    stairs = Curve.level(1.0)
    for step, at in enumerate(sorted(steps)):
        stairs = stairs.bent(at, ((0, factor if step % 2 == 0 else 1.0),))
    product = curve.times(stairs)
    if not any(at <= time <= at + 1 for at in steps):
        assert product.at(time) == pytest.approx(curve.at(time) * stairs.at(time), abs=1e-6)


def test_a_curve_tells_where_it_begins_to_rise_fall_and_stay() -> None:
    curve = Curve(((0, 1.0), (10, 1.0), (20, 2.0), (30, 3.0), (40, 3.0), (50, 0.0)))
    assert list(curve.bends()) == [10, 30, 40, 50]
    assert list(Curve.level(1.0).bends()) == []


@given(curves(), st.integers(1, 100), st.integers(0, 10_000_000))
def test_a_shaped_figure_is_off_by_less_than_it_says(curve: Curve, most: int, time: int) -> None:
    """1 / (1 + x) of a straight line bends one way between knots."""
    line = Curve(tuple((at, abs(value) / most) for at, value in curve.knots))

    def figure(at: int) -> float:
        return 1 / (1 + line.at(at))

    drawn = shaped(line.turns(), figure, scale=0.1)
    # Nothing is put in between knots closer than two seconds.
    nearest = sorted(abs(at - time) for at, _ in drawn.knots)[:2]
    if curve.knots[0][0] <= time <= curve.knots[-1][0] and sum(nearest) > 2000:
        assert drawn.at(time) == pytest.approx(figure(time), abs=2 * TOLERANCE * max(0.1, figure(time)) + 1e-9)


@given(curves(), st.lists(st.integers(-10, 10_000_010)).map(sorted))
def test_along_gives_the_values_one_by_one(curve: Curve, moments: list[int]) -> None:
    assert curve.along(moments) == [curve.at(moment) for moment in moments]
