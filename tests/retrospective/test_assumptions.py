"""What nobody measured here is listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.retrospective.assumptions import LIMITS, assumptions_of
from gameday.retrospective.build import scene_of
from gameday.sop.source import Reading
from gameday.timeline import Timeline
from gameday.timeline.response import Declared
from gameday.timeline.signals import AlertFired
from tests.retrospective.sample import at, case, finding


def test_readings_of_clauses_that_applied_and_the_scorecards_figures() -> None:
    reading = Reading(value="fifteen minutes", why="The text says soon.")
    found = (
        finding("roles", "roles", "met", 1.0, reading=reading),
        finding("handover", "communication", "not_applicable", None, reading=reading),
    )
    one = case()
    listed = assumptions_of(one, scene_of(one, found).lines, None)
    assert [(assumption.text, assumption.why) for assumption in listed] == [
        ("roles is read as: fifteen minutes", "The text says soon."),
        (
            "“Immediately” allows 2 min; where the SOP gives no figure, a declaration may take 5 min, a new severity "
            "after a change 5 min, taking up roles 10 min, an acknowledgement 15 min",
            "Tolerances of the scorecard plain.",
        ),
    ]


def test_a_stricter_scorecard_says_its_own_figures() -> None:
    one = case()
    tolerances = one.scorecard.tolerances.model_copy(update={"prompt": 180_000})
    strict = replace(one, scorecard=one.scorecard.model_copy(update={"tolerances": tolerances}))
    assert assumptions_of(strict, (), None)[0].text.startswith("“Immediately” allows 3 min;")


@pytest.mark.parametrize(
    ("severity", "level", "why"),
    [
        ("SEV1", "SEV1", "What was first called counts back to it"),
        (None, "SEV3", "It counts as the SOP's third level, as an alert of low urgency does"),
    ],
)
def test_an_urgency_nobody_wrote_down_is_assumed_in_words(severity: str | None, level: str, why: str) -> None:
    log = [AlertFired(at=at(0), id="alert"), Declared(at=at(30), severity=severity, id="declared")]
    first = assumptions_of(case(Timeline.of(log)), (), None)[0]
    assert first.text == f"The level in force before the first call is taken to be {level}"
    assert first.why.startswith(f"No urgency is on record of what called. {why}")


def test_three_lines_say_what_a_score_cannot_say() -> None:
    assert len(LIMITS) == 3
