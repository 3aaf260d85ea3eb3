from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.regression.metric import METRICS

figures = st.floats(min_value=0, max_value=1e6)


@given(before=figures, after=figures)
def test_better_is_up_on_every_scale(before: float, after: float) -> None:
    for metric in METRICS:
        moved = metric.moved(before, after)
        better = after - before if metric.better == "higher" else before - after
        assert moved == 0 or (moved > 0) == (better > 0)


def test_what_moved_is_said_in_words() -> None:
    by_name = {metric.name: metric for metric in METRICS}
    time, score, pages = by_name["time_to_mitigate"], by_name["score"], by_name["pages_sent"]
    assert [
        score.say(score.moved(80, 76.9)),
        time.say(time.moved(99, 124)),
        time.say(time.moved(99, 79)),
        pages.say(pages.moved(1, 3)),
    ] == ["-3.1 points", "25% longer", "20% shorter", "100% more"]
