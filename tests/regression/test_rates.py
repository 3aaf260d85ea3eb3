from __future__ import annotations

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


def test_without_a_margin_it_is_the_exact_sign_test() -> None:
    theirs = stats.binomtest(9, 11, 0.5, alternative="greater").pvalue
    assert _counted(100, worse=9, better=2).risen(0.0) == pytest.approx(theirs)


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
    assert _counted(800, worse=8, better=0).risen(0.01) == 1.0
    assert _counted(400, worse=20, better=0).risen(0.01) < 0.001


def test_unchanged_needs_pairs_enough() -> None:
    few, many = _counted(100, 0, 0), _counted(800, 0, 0)
    assert few.within(0.01) == pytest.approx(0.99**100)
    assert many.within(0.01) < 0.001


@given(shown=pairs, margin=st.floats(min_value=0.001, max_value=0.5), alpha=st.sampled_from([0.0125, 0.05, 0.2]))
def test_the_interval_says_what_the_tests_say(shown: list[tuple[bool, bool]], margin: float, alpha: float) -> None:
    """Beyond a margin where they are sure of more than the margin, inside it where they are sure of less."""
    found = _of(shown)
    low, high = found.interval(2 * alpha)
    assert low <= found.before - found.after <= high
    assert (found.risen(margin) <= alpha) == (high < -margin + 1e-8) or abs(high + margin) < 1e-8
    assert (found.fallen(margin) <= alpha) == (low > margin - 1e-8) or abs(low - margin) < 1e-8
    if low < 0 < high:
        inside = -margin < low and high < margin
        assert (found.within(margin) <= alpha) == inside or min(abs(low + margin), abs(high - margin)) < 1e-8
