"""Percentiles of a lognormal, from its median and its spread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.percentiles import PERCENTILES, tail
from gameday.scenario.service import LATENCY_SPREAD


def test_the_usual_spread_is_the_one_that_was_measured() -> None:
    assert [tail(share, LATENCY_SPREAD) for share in PERCENTILES.values()] == pytest.approx([5, 10], rel=0.03)


@given(st.floats(0, 3), st.floats(0, 3))
def test_more_spread_is_a_longer_tail_and_the_median_stays(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 1 <= tail(0.95, low) <= tail(0.95, high) <= tail(0.99, high)
    assert tail(0.5, high) == 1
