"""Words of a rehearsal."""

from __future__ import annotations

import pytest

from gameday.rehearsal import rehearsal_of
from gameday.rehearsal.idle import Idle
from gameday.rehearsal.landmark import Landmark
from gameday.rehearsal.spread import Spread
from gameday.report.rehearsal_words import (
    say_interruptions,
    say_meanwhile,
    say_range,
    say_updates,
    say_verdicts,
    say_words,
)
from gameday.terms.duration import HOUR, MINUTE
from tests.rehearsal.plays import lived, seen


@pytest.mark.parametrize(
    ("spread", "words"),
    [
        (Spread(5 * MINUTE, 3 * MINUTE, 9 * MINUTE), "3..9"),
        (Spread(5 * MINUTE, 5 * MINUTE, 5 * MINUTE + 1), ""),
    ],
)
def test_a_spread_is_told_where_there_is_one(spread: Spread, words: str) -> None:
    assert say_range(spread) == words


@pytest.mark.parametrize(
    ("idle", "words"),
    [
        (Idle(0, 9, 1, 0, 0, 0), "before anything has come"),
        (Idle(5, 9, 1, 1, 1, 1), "after it was mended"),
        (Idle(5, 9, 1, 1, 1, 0), "somebody looks for the cause"),
        (Idle(5, 9, 1, 0, 1, 0), "a lever takes effect"),
        (Idle(5, 9, 1, 0.5, 0.5, 0), ""),
    ],
)
def test_what_goes_on_meanwhile(idle: Idle, words: str) -> None:
    assert say_meanwhile(idle) == words


def test_the_widest_impact_is_told_in_users() -> None:
    found = rehearsal_of([lived(seen=(seen(Landmark("widest", "truth", "Impact at its widest"), 3),))], HOUR)
    assert say_words(found.events[0], found) == "Impact at its widest: 20% of users"


def test_counts_are_told_with_their_spread() -> None:
    found = rehearsal_of([lived(seed) for seed in range(11)], HOUR)
    assert (
        say_interruptions(found)
        == "6 (2..10) times a play: questions of stakeholders 5 (1..9) and distractions 1 (1..1)."
    )
    assert say_updates(found) == "internal 2 (2..2)."


def test_verdicts_come_with_points_and_broken_gates() -> None:
    found = rehearsal_of([lived(3), lived(5, verdict="fail")], HOUR)
    assert say_verdicts(found) == (
        "passed 1 and not passed 1; 40 points of 100 (32..48). Critical clauses broken: severity (1)."
    )


def test_what_is_not_graded_has_no_points() -> None:
    assert say_verdicts(rehearsal_of([lived(verdict="not_graded")], HOUR)) == "not graded 1."
