from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from gameday.regression.figures.rates import Discordant

pairs = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=80)


def _of(shown: list[tuple[bool, bool]]) -> Discordant:
    found = Discordant()
    for before, after in shown:
        found.take(before=before, after=after)
    return found


def _counted(n: int, worse: int, better: int) -> Discordant:
    return _of([(False, True)] * worse + [(True, False)] * better + [(False, False)] * (n - worse - better))


@given(shown=pairs)
def test_the_two_sides_mirror_each_other(shown: list[tuple[bool, bool]]) -> None:
    one, other = _of(shown), _of([(after, before) for before, after in shown])
    assert (one.risen(0.01), one.fallen(0.01)) == (other.fallen(0.01), other.risen(0.01))
    assert one.within(0.01) == other.within(0.01)
    assert one.interval(0.05) == pytest.approx(tuple(-bound for bound in reversed(other.interval(0.05))))


@given(shown=pairs, more=st.floats(min_value=0, max_value=0.5))
def test_a_wider_margin_is_never_easier_to_pass(shown: list[tuple[bool, bool]], more: float) -> None:
    assert _of(shown).risen(more) >= _of(shown).risen(0.0) - 1e-12


def test_a_rise_of_just_the_margin_is_not_called_and_one_far_above_it_is() -> None:
    assert _counted(800, worse=8, better=0).risen(0.01) > 0.4
    assert _counted(400, worse=20, better=0).risen(0.01) < 0.001


def test_unchanged_needs_pairs_enough() -> None:
    few, many = _counted(100, 0, 0), _counted(800, 0, 0)
    assert few.within(0.01) == pytest.approx(0.99**100)
    assert many.within(0.01) < 0.001


def test_what_pairs_enough_say_is_what_the_exact_binomial_says() -> None:
    """Where the other way never came, a rate rises as a plain share does, and that has an exact interval."""
    low, high = _counted(400, worse=135, better=0).interval(0.0125)
    exact = stats.binomtest(135, 400).proportion_ci(1 - 0.0125)
    assert (-high, -low) == pytest.approx((exact.low, exact.high), abs=0.002)


@pytest.mark.parametrize("margin", [0.0, 0.01, 0.1, 0.2])
@pytest.mark.parametrize("n", [30, 150])
def test_a_movement_of_the_margin_is_called_no_oftener_than_its_level_says(n: int, margin: float) -> None:
    """By enumeration of all that n pairs can show, whatever share of them points the other way.

    Each end of an interval at a level is the margin that its test just rules out, so it covers as often.
    """
    shown = [(worse, better) for worse in range(n + 1) for better in range(n + 1 - worse)]
    found = [Discordant(n, worse=worse, better=better) for worse, better in shown]
    risen = np.array([one.risen(margin) for one in found])
    within = np.array([one.risen(-margin) for one in found])
    counts = np.array([(worse, better, n - worse - better) for worse, better in shown])
    for other in (0.0, 0.002, 0.01, 0.03, 0.1, 0.2, 0.35):
        rose = stats.multinomial.pmf(counts, n, [other + margin, other, 1 - margin - 2 * other])
        fell = stats.multinomial.pmf(counts, n, [other, other + margin, 1 - margin - 2 * other])
        for level in (0.025, 0.0125, 0.0005):
            assert rose[risen <= level].sum() <= level
            assert fell[within <= level].sum() <= level


@given(shown=pairs, margin=st.floats(min_value=0.001, max_value=0.5), alpha=st.sampled_from([0.0125, 0.05, 0.2]))
def test_the_interval_says_what_the_tests_say(shown: list[tuple[bool, bool]], margin: float, alpha: float) -> None:
    """Beyond a margin where they are sure of more than the margin, inside it where they are sure of less."""
    found = _of(shown)
    low, high = found.interval(2 * alpha)
    assert low <= found.before - found.after <= high
    assert (found.risen(margin) <= alpha) == (high < -margin) or abs(high + margin) < 1e-6
    assert (found.fallen(margin) <= alpha) == (low > margin) or abs(low - margin) < 1e-6
    inside = -margin < low and high < margin
    assert (found.within(margin) <= alpha) == inside or min(abs(low + margin), abs(high - margin)) < 1e-6
