from __future__ import annotations

import math
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from gameday.regression.means import Differences

figures = st.lists(st.floats(min_value=-100, max_value=100), min_size=3, max_size=60)


def _of(values: list[float]) -> Differences:
    found = Differences()
    for value in values:
        found.take(value)
    return found


@given(values=figures)
def test_running_sums_are_what_the_whole_list_gives(values: list[float]) -> None:
    found = _of(values)
    assert (found.n, found.mean) == (len(values), pytest.approx(fmean(values), abs=1e-9))
    assert found.error == pytest.approx(stdev(values) / math.sqrt(len(values)), abs=1e-6)


def test_the_interval_and_the_tails_are_the_librarys() -> None:
    values = [1.0, 2.5, -0.5, 3.0, 0.25, 1.75]
    found = _of(values)
    interval = found.interval(0.05)
    theirs = stats.ttest_1samp(values, 0.0)
    low, high = theirs.confidence_interval(0.95)
    assert (interval.low, interval.high) == (pytest.approx(low), pytest.approx(high))
    assert found.above(0.0) == pytest.approx(stats.ttest_1samp(values, 0.0, alternative="greater").pvalue)
    assert found.below(2.0) == pytest.approx(stats.ttest_1samp(values, 2.0, alternative="less").pvalue)


def test_pairs_that_never_differ_say_so_without_a_spread() -> None:
    found = _of([0.0] * 10)
    assert (found.interval(0.05).low, found.interval(0.05).high, found.above(-0.1), found.below(-0.1)) == (0, 0, 0, 1)


def test_one_pair_says_nothing() -> None:
    found = _of([5.0])
    assert (found.interval(0.05).low, found.above(0.0), found.below(0.0)) == (-math.inf, 1.0, 1.0)
