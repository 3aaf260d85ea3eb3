"""What many plays have in common."""

from __future__ import annotations

from gameday.rehearsal.landmark import Landmark
from gameday.rehearsal.rehearsal import rehearsal_of
from gameday.rehearsal.spread import Spread
from gameday.terms.duration import MINUTE
from tests.rehearsal.plays import ALERT, CAUSE, lived, seen

HOUR = 60 * MINUTE


def test_events_stand_in_order_of_their_medians_with_the_plays_they_came_in() -> None:
    plays = [
        lived(1, seen=(seen(ALERT, 2, 3), seen(CAUSE, 20))),
        lived(2, seen=(seen(ALERT, 4),)),
        lived(3, seen=(seen(ALERT, 30), seen(CAUSE, 10))),
    ]
    found = rehearsal_of(plays, HOUR).events
    assert [(one.landmark.key, one.runs, one.at.median / MINUTE, one.times.median) for one in found] == [
        ("alert:slow", 3, 4, 1),
        ("cause:bug", 2, 15, 1),
    ]


def test_plays_that_never_end_count_against_the_planned_duration() -> None:
    found = rehearsal_of([lived(over=50), lived(over=70), lived(over=240, closed=False)], HOUR)
    assert (found.runs, found.closed, found.within, found.ended_within) == (3, 2, 1, 0)
    assert found.over == Spread(60 * MINUTE, 52 * MINUTE, 68 * MINUTE)


def test_verdicts_ratings_and_gates_are_counted() -> None:
    found = rehearsal_of([lived(1), lived(2, verdict="fail"), lived(3, verdict="fail")], HOUR)
    assert {verdict: count for verdict, count in found.verdicts.items() if count} == {"pass": 1, "fail": 2}
    assert found.gates == (("severity", 2),)
    assert [(one.objective, one.runs["P"], one.runs["M"]) for one in found.ratings] == [("call-it", 1, 2)]
    assert found.score is not None
    assert found.score.median == 0.2


def test_interruptions_are_summed_play_by_play() -> None:
    found = rehearsal_of([lived(1), lived(2), lived(3)], HOUR)
    assert found.interruptions is not None
    assert found.interruptions.median == 3
    assert {kind: spread.median for kind, spread in found.by_kind.items()} == {
        "questions": 2,
        "distractions": 1,
        "noise": 0,
    }


def test_updates_are_counted_for_audiences_that_ever_hear_one() -> None:
    assert {who: spread.median for who, spread in rehearsal_of([lived()], HOUR).updates.items()} == {"internal": 2}


def test_the_typical_play_is_the_one_closest_to_the_medians() -> None:
    plays = [lived(seed, seen=(seen(ALERT, minute),)) for seed, minute in ((7, 1), (8, 5), (9, 30))]
    assert rehearsal_of(plays, HOUR).typical == 8


def test_a_play_that_misses_what_usually_comes_is_not_typical() -> None:
    with_both = [lived(seed, seen=(seen(ALERT, 5), seen(CAUSE, 20))) for seed in (2, 3)]
    assert rehearsal_of([lived(1, seen=(seen(ALERT, 5),)), *with_both], HOUR).typical == 2


def test_nothing_played_says_nothing() -> None:
    found = rehearsal_of([], HOUR)
    assert (found.runs, found.events, found.over, found.typical, found.idle) == (0, (), None, None, ())


def test_of_what_comes_at_one_moment_what_sets_off_the_rest_stands_first() -> None:
    at_once = [
        Landmark(key, "truth", key) for key in ("available:rollback", "right:SEV1", "impact", "phase:one", "way:a:b")
    ]
    found = rehearsal_of([lived(seen=tuple(seen(one, 5) for one in at_once))], HOUR).events
    assert [one.landmark.key for one in found] == ["way:a:b", "phase:one", "impact", "available:rollback", "right:SEV1"]
