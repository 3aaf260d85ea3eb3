"""What the record cannot tell, what is not due yet, and what is not judged as it stands."""

from __future__ import annotations

from gameday.retrospective.build import scene_of
from gameday.retrospective.questions import open_questions
from gameday.scoring.judge import assess
from gameday.timeline import Timeline, response, signals
from tests.retrospective.sample import assessment, at, case, findings


def test_what_is_not_due_or_cannot_be_told_is_an_open_question() -> None:
    one = case()
    assert open_questions(scene_of(one, findings()), assessment(one)) == (
        "Rhythm of updates: was this promise kept? The record cannot tell of promise: promise was unknown.",
        "review: The review is due on 27 April.",
    )


def test_a_word_that_is_no_level_and_missing_facts_are_asked_about() -> None:
    one = case(
        Timeline.of(
            [
                signals.AlertFired(id="a", at=at(0), urgency="high"),
                response.Declared(id="b", at=at(1), severity="BOGUS", actor="dana"),
            ]
        )
    )
    found = open_questions(scene_of(one, ()), assess(one))
    assert found == (
        "“BOGUS” is no level of this SOP; what was called is unknown (b).",
        "What did users feel, from when to when? Without facts of impact the severity cannot be judged.",
    )
