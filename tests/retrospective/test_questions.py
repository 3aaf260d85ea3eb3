"""What the record cannot tell, what is not due yet, and what is not judged as it stands."""

from __future__ import annotations

from gameday.retrospective.build import scene_of
from gameday.retrospective.questions import open_questions
from gameday.scoring.judge import assess
from gameday.timeline import Header, Timeline, response, signals
from tests.retrospective.sample import assessment, at, case, finding, findings


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
            ],
            Header(recorded_until=at(60)),
        )
    )
    found = open_questions(scene_of(one, ()), assess(one))
    assert found == (
        "“BOGUS” is no level of this SOP; what was called is unknown (b).",
        "What did users feel, from when to when? Without facts of impact the severity cannot be judged.",
    )


def test_what_a_record_lacks_is_said_once_for_promises_of_one_kind() -> None:
    """Three promises on roles: a reader wants to know whose."""
    said = [
        finding(f"c{number}", "roles", "unknown", None, observed=f"the record cannot show who was {who}")
        for number, who in enumerate(("scribe", "comms lead", "scribe"))
    ]
    assert open_questions(scene_of(case(), said), assessment(case()))[0] == (
        "Roles: were these promises kept? The record cannot tell of c0, c1 and c2: it cannot show who was scribe or "
        "who was comms lead."
    )
