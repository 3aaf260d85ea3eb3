from __future__ import annotations

import math
from statistics import fmean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from gameday.regression.figures.means import Differences

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


def test_of_an_even_sample_the_interval_and_the_tails_are_the_librarys() -> None:
    values = [-2.0, -1.5, -0.5, 0.5, 1.5, 2.0]
    found = _of(values)
    interval = found.interval(0.05)
    theirs = stats.ttest_1samp(values, 0.0)
    low, high = theirs.confidence_interval(0.95)
    assert (interval.low, interval.high) == (pytest.approx(low), pytest.approx(high))
    assert found.above(-1.0) == pytest.approx(stats.ttest_1samp(values, -1.0, alternative="greater").pvalue)
    assert found.below(2.0) == pytest.approx(stats.ttest_1samp(values, 2.0, alternative="less").pvalue)


@given(values=figures)
def test_skewness_is_the_librarys(values: list[float]) -> None:
    assume(stdev(values) > 0.01)
    assert _of(values).lopsided == pytest.approx(stats.skew(values) / math.sqrt(len(values)), rel=1e-6, abs=1e-6)


@given(values=figures, mark=st.floats(min_value=-100, max_value=100))
def test_no_sample_is_surer_than_students_t(values: list[float], mark: float) -> None:
    """Minding the skewness only ever takes sureness away; interval and tail say the same."""
    assume(stdev(values) > 0.01)
    found = _of(values)
    interval = found.interval(0.05)
    low, high = stats.ttest_1samp(values, 0.0).confidence_interval(0.95)
    assert interval.low <= low + 1e-6
    assert interval.high >= high - 1e-6
    if abs(interval.high - mark) > 1e-6:
        assert (found.below(mark) <= 0.025) == (interval.high < mark)


def test_what_is_rare_and_good_is_not_taken_for_worse() -> None:
    """One pair in ten is better by one, so the truth is 0.1: no more samples than agreed call it less than that."""
    level, chance, n = 0.005, 0.1, 100
    samples = [[1.0] * good + [0.0] * (n - good) for good in range(1, 30)]
    likely = [float(stats.binom.pmf(sum(values), n, chance)) for values in samples]
    by_t = [stats.ttest_1samp(values, chance, alternative="less").pvalue <= level for values in samples]
    ours = [_of(values).below(chance) <= level for values in samples]
    wrong = [sum(how for how, said in zip(likely, called, strict=True) if said) for called in (ours, by_t)]
    assert wrong[0] <= level < 4 * level < wrong[1]


def test_pairs_that_never_differ_say_so_without_a_spread() -> None:
    found = _of([0.0] * 10)
    assert (found.interval(0.05).low, found.interval(0.05).high, found.above(-0.1), found.below(-0.1)) == (0, 0, 0, 1)


def test_one_pair_says_nothing() -> None:
    found = _of([5.0])
    assert (found.interval(0.05).low, found.above(0.0), found.below(0.0)) == (-math.inf, 1.0, 1.0)
