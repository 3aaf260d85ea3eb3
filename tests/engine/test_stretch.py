"""Between two turns a queue is a parabola, and its turns are roots."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gameday.engine.stretch import Stretch, cords, drawn, roots

MINUTE = 60_000
figures = st.integers(-1000, 1000).map(float)


def stretch(span: int, queue: float, net: tuple[float, float], limit: float = float("inf")) -> Stretch:
    """A queue that moves by `net` requests a minute (at the start, and the change a minute)."""
    return Stretch(0, span, queue, (500 + net[0], net[1] / MINUTE), (500.0, 0.0), limit, "moving")


@given(figures, figures, figures)
def test_a_root_is_where_nothing_is_left(first: float, second: float, scale: float) -> None:
    """A polynomial made from its roots gives them back."""
    assume(scale and first and second)
    found = roots(scale * first * second, -scale * (first + second), scale)
    assert sorted(found) == pytest.approx(sorted((first, second)), rel=1e-6)


def test_roots_of_what_is_no_parabola() -> None:
    assert roots(6, -2, 0) == (3,)
    assert roots(6, 0, 0) == ()
    assert roots(6, 0, 1) == (), "it never comes down to nothing"
    assert roots(0, -2, 1) == (2,), "where it starts does not count"


@given(st.integers(2, 60 * MINUTE), st.integers(0, 2000), st.tuples(st.integers(0, 900), st.integers(0, 60)))
def test_a_queue_is_drawn_within_what_it_says(span: int, queue: int, net: tuple[int, int]) -> None:
    one = stretch(span, queue, net)
    curve = drawn([one], Stretch.queue_at, cords)
    allowed = max(0.5, 0.005 * max(one.queue, one.queue_at(span))) + 1e-6
    for part in range(33):
        time = span * part // 32
        # Cords end at whole milliseconds.
        assert curve.at(time) == pytest.approx(one.queue_at(time), abs=allowed * 1.01 + 0.02)


def test_a_queue_stays_between_nothing_and_its_limit() -> None:
    rising, falling = stretch(MINUTE, 90, (60, 0), limit=100), stretch(MINUTE, 10, (-60, 0))
    assert [rising.queue_at(time) for time in (0, 5000, 30_000)] == [90, 95, 100]
    assert [falling.queue_at(time) for time in (0, 5000, 30_000)] == [10, 5, 0]
