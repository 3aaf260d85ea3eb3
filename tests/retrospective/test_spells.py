"""Spells of impact in words: each beginning, each end, each time it came back."""

from __future__ import annotations

import pytest

from gameday.retrospective.impact import impact_of
from gameday.retrospective.spells import lasting, say_spells, say_untrue_ends, spells_of, untrue_ends
from gameday.scoring.judge import assess
from gameday.terms.facts import Facts
from gameday.terms.moment import clock
from gameday.timeline import Entry, Timeline, response, signals, truth
from tests.retrospective.sample import at, case

PARTLY = Facts(users_affected=0.15, core_function="degraded", customer_visible=True)


def felt(*ends: tuple[float, float | None]) -> list[Entry]:
    """Impact in these spells, in minutes."""
    found: list[Entry] = []
    for number, (start, end) in enumerate(ends):
        found.append(truth.ImpactStarted(id=f"s{number}", at=at(start), facts=PARTLY))
        if end is not None:
            found.append(truth.ImpactEnded(id=f"n{number}", at=at(end)))
    return found


@pytest.mark.parametrize(
    ("spells", "words"),
    [
        (((0, 40),), "from 14:47 to 15:27 UTC (40 min)"),
        (((0, None),), "from 14:47 UTC, and it had not ended when the record did"),
        (
            ((0, 58), (70, None)),
            "from 14:47 to 15:45 UTC (58 min), back from 15:57, and it had not ended when the record did",
        ),
        (
            ((0, 10), (20, 30), (40, 45)),
            "from 14:47 to 14:57 UTC (10 min), back from 15:07 to 15:17 (10 min), back from 15:27 to 15:32 (5 min); "
            "25 min in all",
        ),
    ],
)
def test_every_spell_is_named(spells: tuple[tuple[float, float | None], ...], words: str) -> None:
    one = case(Timeline.of(felt(*spells)))
    assert say_spells(one) == words
    assert lasting(one) == (spells[-1][1] is None)
    assert dict(impact_of(one, assess(one).metrics))["For how long"] == words[0].upper() + words[1:] + "."


def test_another_day_is_named() -> None:
    assert (clock(at(0), at(0)), clock(at(600), at(0))) == ("14:47", "2026-04-21 00:47")


def test_a_record_without_truth_has_none() -> None:
    one = case(Timeline.of([signals.AlertFired(id="a", at=at(0))]))
    assert (spells_of(one), lasting(one), untrue_ends(one), say_untrue_ends(one)) == ((), False, (), "")


def test_a_word_that_it_is_over_is_untrue_while_users_feel_it() -> None:
    words = [response.Resolved(id=f"r{minutes}", at=at(minutes)) for minutes in (5, 12, 25)]
    one = case(Timeline.of([*felt((0, 10), (20, None)), *words]))
    assert [said.id for said in untrue_ends(one)] == ["r5", "r25"]
    assert say_untrue_ends(one) == "called resolved at 14:52 and 15:12 while impact lasted"
