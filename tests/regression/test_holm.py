from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.regression.figures.holm import holm

ps = st.dictionaries(st.integers(0, 30), st.floats(min_value=0, max_value=1), max_size=20)


def test_the_step_down_by_hand() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005}) == {"a": 0.03, "b": 0.06, "c": 0.06, "d": 0.02}


@given(p=ps)
def test_adjusting_keeps_the_order_and_never_lowers(p: dict[int, float]) -> None:
    adjusted = holm(p)
    assert list(adjusted) == list(p)
    assert all(p[key] <= adjusted[key] <= 1 for key in p)
    assert all(adjusted[a] <= adjusted[b] for a in p for b in p if p[a] < p[b])
