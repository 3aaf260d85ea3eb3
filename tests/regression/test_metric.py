from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.regression.plays.metric import METRICS

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
        time.say(time.moved(99, 639)),
        by_name["user_minutes"].say(-0.0953),
        time.say(0.001),
    ] == [
        "-3.1 points",
        "25% longer",
        "20% shorter",
        "2.0 times as many",
        "6.4 times as long",
        "10% more",
        "about the same",
    ]


@pytest.mark.parametrize(
    ("metric", "before", "after", "said"),
    [
        ("user_minutes", 0.05, 0.15, "2.5 times as many"),
        ("user_minutes", 0.97, 1.53, "57% more"),
        ("user_minutes", 0.0, 0.0, "about the same"),
        ("pages_sent", 4, 1, "60% fewer"),
        ("time_to_mitigate", 0, 1, "2.0 times as long"),
    ],
)
def test_a_ratio_bears_nothing_on_one_side_and_few_users_hit_twice_as_much_are_not_lost(
    metric: str, before: float, after: float, said: str
) -> None:
    """Both sides get a second, a second of all users, a minute of somebody's, or a page more."""
    one = next(one for one in METRICS if one.name == metric)
    assert one.say(one.moved(before, after)) == said


@pytest.mark.parametrize(
    ("metric", "low", "high", "said"),
    [
        ("time_to_mitigate", -0.3, -0.1656, "18% to 35% longer"),
        ("time_to_mitigate", 0.1, 0.3, "26% to 10% shorter"),
        ("time_to_mitigate", -0.03, 0.02, "2% shorter to 3% longer"),
        ("time_to_mitigate", -0.03, 0.001, "0% to 3% longer"),
        ("time_to_mitigate", -0.001, 0.03, "3% to 0% shorter"),
        ("time_to_mitigate", -0.001, 0.001, "less than 1% either way"),
        ("time_to_mitigate", -1.8, -0.5, "65% longer to 6.0 times as long"),
        ("time_to_mitigate", -1.8, -0.8, "2.2 to 6.0 times as long"),
        ("time_to_mitigate", -1000.0, 0.0, "0% longer to over 1,000 times as long"),
        ("time_to_mitigate", -math.inf, 0.1, "too few pairs to tell"),
        ("user_minutes", -0.02, 0.01, "1% fewer to 2% more"),
        ("score", 0.06, 0.14, "+0.1 points"),
        ("score", -2.2, -0.04, "-2.2 to 0.0 points"),
    ],
)
def test_an_interval_is_said_from_its_smaller_end_to_its_larger(
    metric: str, low: float, high: float, said: str
) -> None:
    assert next(one for one in METRICS if one.name == metric).say_between(low, high) == said
