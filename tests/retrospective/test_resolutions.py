"""What each word that it is over was worth: of which word it speaks, and when it broke again."""

from __future__ import annotations

import pytest

from gameday.retrospective import Retrospective, retrospective
from gameday.scoring.judge import assess
from gameday.terms.facts import Facts
from gameday.timeline import Entry, Timeline, response, signals, truth
from gameday.timeline import exercise as drill
from tests.retrospective.sample import at, case


def down(*ends: tuple[float, float]) -> list[Entry]:
    """The core function down in these spells, in minutes: the level whose health is watched."""
    facts = Facts(users_affected=0.4, core_function="down")
    return [
        entry
        for start, end in ends
        for entry in (
            truth.ImpactStarted(id=f"i{start}", at=at(start), facts=facts),
            truth.ImpactEnded(id=f"n{end}", at=at(end)),
        )
    ]


def written(*entries: Entry) -> Retrospective:
    """An incident called SEV1, whose SOP asks for a quarter of an hour of health."""
    start = [
        signals.AlertFired(id="a", at=at(1), alert="Errors", urgency="high"),
        response.Declared(id="d", at=at(3), severity="SEV1", actor="dana"),
    ]
    record = [*start, *entries, drill.Ended(id="x", at=at(150), status="completed")]
    one = case(Timeline.of(sorted(record, key=lambda entry: entry.at)))
    return retrospective(one, assess(one))


def over(minutes: float) -> Entry:
    return response.Resolved(id=f"r{minutes}", at=at(minutes), actor="dana")


def again(minutes: float) -> Entry:
    return response.Reopened(id=f"o{minutes}", at=at(minutes), actor="dana")


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (
            (*down((0, 30), (40, 60)), over(41), again(44), over(90)),
            "it was called resolved at 15:28 UTC while the impact lasted; at 16:17 UTC it had been healthy for 30 min "
            "when called resolved",
        ),
        (
            (*down((0, 30), (50, 60)), over(48), again(52), over(90)),
            "it was called resolved at 15:35 UTC, and it broke again at 15:37 UTC; at 16:17 UTC it had been healthy "
            "for 30 min when called resolved",
        ),
        (
            (*down((0, 30), (40, 60)), over(35)),
            "it had been healthy for 5 min when called resolved; it broke again at 15:27 UTC",
        ),
        (
            (*down((0, 30)), over(35), again(36), over(90)),
            "it was called resolved at 15:22 UTC, too soon; at 16:17 UTC it had been healthy for 1 h when "
            "called resolved",
        ),
        (
            (*down((0, 30)), over(35)),
            "it had been healthy for 5 min when called resolved",
        ),
    ],
)
def test_of_which_word_it_speaks(entries: tuple[Entry, ...], words: str) -> None:
    retro = written(*entries)
    line = next(one for one in retro.clauses if one.clause == "steady")
    assert line.observed == words
    assert words in line.sentence


def test_the_shortfall_speaks_of_the_word_that_was_said_too_soon() -> None:
    retro = written(*down((0, 30), (40, 60)), over(41), again(44), over(90))
    (fall,) = (one for one in retro.shortfalls if "too soon" in one.headline)
    assert "it was called resolved at 15:28 UTC while the impact lasted; at 16:17 UTC it had been" in fall.headline
    assert fall.factor == "Nothing asked whether users were served again before the closing word was said."
