"""What whoever leads did, in the words of what it was about."""

from __future__ import annotations

import pytest

from gameday.retrospective.cast import Cast
from gameday.retrospective.hands import Hands
from gameday.timeline import Entry, Timeline, exercise, response, talk
from tests.retrospective.sample import at

_SAID = response.Declared(id="e5", at=at(2), actor="dana", severity="SEV1")
_HELD = exercise.Control(id="c2", at=at(3), action="hold", target="board")
_RECORD = {one.id: one for one in (_SAID, _HELD, talk.Decision(id="e6", at=at(2), text="We wait."))}
_HANDS = Hands(_RECORD.get, Cast.of(Timeline(())), at(0), {"board": "How bad is it?", "kept": "The letter is kept"})


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (exercise.Control(at=at(3), action="undo", target="e5"), "Facilitator: undid: “+2:00 Declared SEV1”."),
        (exercise.Control(at=at(3), action="undo", target="c2"), "Facilitator: undid: held back “How bad is it?”."),
        (
            exercise.Control(at=at(3), action="hold", target="board", reason="Later."),
            "Facilitator: held back “How bad is it?” (Later).",
        ),
        (exercise.Control(at=at(3), action="hold", target="gone"), "Facilitator: hold gone."),
        (exercise.Control(at=at(3), action="skip", value="2026-04-20T14:56:00.000Z"), "Facilitator: skipped to +9:00."),
        (exercise.Control(at=at(3), action="skip", value="anywhen"), "Facilitator: skip anywhen."),
        (exercise.Control(at=at(3), action="pause", role="evaluator"), "Evaluator: paused."),
        (exercise.Control(at=at(3), action="fire", target="a", value="b"), "At a the story goes the way b."),
        (
            exercise.Correction(
                at=at(3),
                corrects="e6",
                changes=(("at", '"2026-04-20T14:48:00Z"'), ("text", '"We do."'), ("severity", '"SEV2"')),
                reason="misheard",
            ),
            "Correction of “+2:00 Decides: We wait”, to +1:00, “We do.” and severity: SEV2 (misheard).",
        ),
        (exercise.Correction(at=at(3), corrects="gone"), "Correction."),
        (exercise.Observation(at=at(3), clause="expected kept", rating="S"), "Observation on “The letter is kept”: S."),
        (_SAID, "Declared SEV1."),
    ],
)
def test_it_is_told_by_its_words_where_they_are_known(one: Entry, words: str) -> None:
    assert _HANDS.say(one) == words
