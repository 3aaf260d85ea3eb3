from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.regression.figures.looks import ALARM, ALPHA, looks


def test_a_budget_is_looked_at_four_times_at_most_unless_it_is_larger() -> None:
    assert [[look.pairs for look in looks(runs)] for runs in (20, 100, 300, 800, 1000)] == [
        [20],
        [100],
        [100, 200, 300],
        [100, 200, 400, 800],
        [100, 200, 400, 800, 1000],
    ]


@given(runs=st.integers(1, 5000))
def test_looking_never_spends_more_than_alpha(runs: int) -> None:
    found = looks(runs)
    assert sum(look.alpha for look in found) <= ALPHA + 1e-12
    assert sum(look.alarm for look in found) <= ALARM + 1e-12
    assert found[-1].pairs == runs
