"""A metric at a number of moments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.series import UNITS, series_of
from gameday.scenario.metric import METRICS


def test_moments_are_evenly_spaced_with_both_ends() -> None:
    found = series_of("shop", "error_rate", lambda time: time / 10, -10, 10, 5)
    assert (found.unit, found.points) == ("share", ((-10, -1.0), (-5, -0.5), (0, 0.0), (5, 0.5), (10, 1.0)))


@given(st.integers(-(10**7), 10**7), st.integers(0, 10**7), st.integers(2, 500))
def test_no_moment_stands_twice(since: int, span: int, points: int) -> None:
    found = [time for time, _ in series_of("shop", "demand", float, since, since + span, points).points]
    assert found == sorted(set(found))
    assert (found[0], found[-1]) == (since, since + span)
    assert len(found) == min(points, span + 1)


@pytest.mark.parametrize(("until", "points"), [(10, 1), (-1, 5)])
def test_a_span_without_length_is_refused(until: int, points: int) -> None:
    with pytest.raises(ValueError, match="at least two points and a span"):
        series_of("shop", "demand", float, 0, until, points)


def test_every_metric_has_a_unit() -> None:
    assert set(UNITS) == set(METRICS)
