from __future__ import annotations

import math
from statistics import NormalDist, stdev

import pytest
from scipy.stats import chi2

from gameday.regression.figures.statistics import binomial_tail
from gameday.regression.fit.likelihood import Interval
from gameday.regression.fit.spread import sigma_of, sigma_told

BESIDE = 0.42
TRIED = 1000
SURE = 0.001
"""Where the intervals hold as often as they say, fewer would hold this seldom."""


@pytest.mark.parametrize("told", [5, 60, 2000])
def test_with_nothing_beside_it_sigma_lies_where_a_variance_does(told: int) -> None:
    sigma, within = sigma_told(0.7, told, 0.0)
    low, middle, high = (0.7 * math.sqrt((told - 1) / one) for one in chi2.ppf([0.975, 0.5, 0.025], told - 1))
    assert (sigma, within) == (round(middle, 2), Interval(round(low, 2), round(high, 2)))


@pytest.mark.parametrize("spread", [0.01, 0.1, 0.2, 0.4])
@pytest.mark.parametrize("told", [5, 20, 60, 400, 5000])
def test_times_that_vary_less_than_people_differ_leave_little_and_never_surely_none(told: int, spread: float) -> None:
    """The fewer they are, the more they leave."""
    sigma, within = sigma_told(spread, told, BESIDE)
    assert 0 == within.low < within.high
    assert sigma_told(spread, 4, BESIDE)[0] > sigma


def test_what_is_left_of_a_variance_is_nothing_where_all_of_it_is_beside() -> None:
    assert [sigma_of(one, BESIDE) for one in (0.1, BESIDE**2, 1.0, 1e9)] == [0.0, 0.0, 0.91, 3.0]


@pytest.mark.parametrize("told", [5, 12])
@pytest.mark.parametrize("sigma", [0.0, 0.2, 0.6])
def test_the_interval_holds_as_often_as_it_says(told: int, sigma: float) -> None:
    missed, normal = 0, NormalDist(0, math.hypot(sigma, BESIDE))
    for seed in range(TRIED):
        _, within = sigma_told(stdev(normal.samples(told, seed=seed)), told, BESIDE)
        missed += not within.low <= sigma <= within.high
    assert binomial_tail(missed, TRIED, 0.05) > SURE
