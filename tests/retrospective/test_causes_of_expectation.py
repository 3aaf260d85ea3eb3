"""What the scenario expects of anybody stands among what did not go well, also where the SOP does not ask for it."""

from __future__ import annotations

from dataclasses import replace

from gameday.retrospective.build import scene_of
from gameday.retrospective.causes_of_expectation import not_as_expected
from gameday.scoring.assessment import ActionResult
from gameday.scoring.finding import JudgementBeside
from gameday.timeline import Timeline, response, signals
from tests.retrospective.sample import at, case

PUT_BACK = ActionResult(
    "put-back",
    "The release is put back.",
    "late",
    at(20),
    ("m",),
    "it came 40 min after the start, asked within 20 min",
)
TOLD = ActionResult(
    "desk", "The desk is told.", "missed", at(30), (), "it came 44 min after the inject the-desk, asked within 15 min"
)


def headline(*expected: ActionResult) -> str:
    record = Timeline.of(
        [
            signals.AlertFired(id="a", at=at(0)),
            response.MitigationStarted(id="m", at=at(40), action="rollback", target="checkout"),
        ]
    )
    cause = not_as_expected(replace(scene_of(case(record), ()), expected=expected), ())
    return cause.headline if cause else ""


def test_what_came_late_and_what_never_came_is_one_shortfall() -> None:
    assert headline(PUT_BACK, TOLD) == (
        "What this scenario expects of anybody came late or never: The release is put back: it came 40 min after the "
        "start, asked within 20 min; The desk is told: it came 44 min after it was called for, asked within 15 min."
    )


def test_what_was_kept_or_held_to_be_right_or_missed_by_seconds_is_none() -> None:
    held = JudgementBeside(role="evaluator", rating=None, justified=True, reason=None, entry="j")
    assert headline(replace(PUT_BACK, status="met")) == ""
    assert headline(replace(PUT_BACK, judgements=(held,))) == ""
    assert headline(replace(PUT_BACK, due=at(39.5))) == ""


def test_a_handful_is_told() -> None:
    assert headline(*(replace(TOLD, id=f"d{nth}") for nth in range(6))).endswith("; 2 more.")
