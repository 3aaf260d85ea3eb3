"""Severity called against true, over time."""

from __future__ import annotations

from gameday.rehearsal.levels import levels_over_time
from gameday.terms.duration import MINUTE
from tests.rehearsal.plays import lived


def test_each_moment_counts_the_plays_still_going_on() -> None:
    plays = [
        lived(called=((10, "SEV2"),), over=20),
        lived(called=((5, "SEV3"), (15, "SEV2")), over=40),
        lived(called=((30, "SEV1"),), right=((0, "SEV1 or SEV2"),), over=40),
    ]
    found = {one.at // MINUTE: one for one in levels_over_time(plays)}
    assert found[0].called == {"none": 3}
    assert (found[10].right, found[10].called) == (
        {"SEV2": 2, "SEV1 or SEV2": 1},
        {"SEV2": 1, "SEV3": 1, "none": 1},
    )
    assert [(one.going_on, one.judged, one.agree) for one in (found[10], found[20], found[30])] == [
        (3, 3, 1),
        (3, 2, 1),
        (2, 2, 2),
    ]


def test_any_member_of_a_set_is_right() -> None:
    plays = [lived(called=((0, level),), right=((0, "SEV1 or SEV2"),)) for level in ("SEV1", "SEV2", "SEV3")]
    assert {one.agree for one in levels_over_time(plays)[:-1]} == {2}


def test_where_the_truth_cannot_be_told_nobody_is_right_or_wrong() -> None:
    assert {one.judged for one in levels_over_time([lived(right=((0, "unknown"),))])} == {0}


def test_it_ends_when_half_of_the_plays_are_over_and_has_few_moments() -> None:
    found = levels_over_time([lived(over=30), lived(over=90), lived(over=900)])
    assert found[-1].at == 90 * MINUTE
    assert len(found) <= 14


def test_no_plays_have_no_moments() -> None:
    assert levels_over_time([]) == ()
