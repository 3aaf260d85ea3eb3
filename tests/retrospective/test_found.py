"""What the team found of what was true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.files.documents import load_scenario
from gameday.retrospective.cast import Cast
from gameday.retrospective.found import say_found
from gameday.terms.duration import MINUTE
from gameday.timeline import Timeline, response, signals
from tests.retrospective.sample import case

TWO = load_scenario("two-fires")
LOCKS = TWO.world.faults[0].cause if TWO.world else ""
PASSES = TWO.world.faults[1].cause if TWO.world else ""


def said(*causes: str, truth: str = TWO.hidden_truth or "", until: int = 90) -> str:
    start = TWO.starts_at
    record = Timeline.of(
        [
            signals.AlertFired(id="a", at=start),
            *(response.CauseFound(id=f"c{nth}", at=start + nth, cause=cause) for nth, cause in enumerate(causes)),
            response.Verified(id="v", at=start + until * MINUTE),
        ]
    )
    return say_found(replace(case(record), scenario=TWO), Cast.of(record), truth)


@pytest.mark.parametrize(
    ("causes", "words"),
    [
        ((), "The team put no cause on record."),
        ((PASSES,), f"The team put 1 of the 2 causes on record: {PASSES}"),
        ((PASSES, LOCKS), "The team found both causes."),
        (("The moon",), "The cause the team found: The moon."),
    ],
)
def test_of_several_causes_those_on_record_are_counted(causes: tuple[str, ...], words: str) -> None:
    assert said(*causes) == words


def test_the_truth_of_the_world_in_other_words_than_the_summary_is_the_truth() -> None:
    assert said(LOCKS, truth="The relay gave up too soon.", until=10) == "The team found this cause."
    assert said(LOCKS, truth="", until=10).startswith("The cause the team found: The settings of five")


def test_what_had_not_begun_could_not_be_found() -> None:
    assert said(LOCKS, until=10) == "The team found this cause."
