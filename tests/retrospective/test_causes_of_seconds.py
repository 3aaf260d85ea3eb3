"""What fell by seconds stands on the checklist of the role whose step it was, as that step."""

from __future__ import annotations

from dataclasses import replace

from gameday.retrospective.build import scene_of
from gameday.retrospective.causes_of_seconds import by_seconds
from gameday.scoring.calls import Call
from gameday.terms.duration import SECOND
from tests.retrospective.sample import SOURCE, case, finding, sop

CLAUSES = [one.model_dump(mode="json", by_alias=True) for one in sop().clauses]
PAGED = {
    "id": "page", "kind": "escalation", "text": "It pages.", "source": SOURCE, "target": "primary_oncall",
    "after": {"SEV1": "2m"},
}  # fmt: skip
PROCEDURE = sop(clauses=[*CLAUSES, PAGED])
WORD = finding("first-external", "timing", "late", 0.9, margin=-0.01)
LEVEL = finding("severity", "severity", "partial", 0.99)


def told(*found: object, undeclared: bool = True) -> tuple[str, str]:
    """Owner and title where the level was wrong for half a minute: not declared yet, or too low."""
    scene = scene_of(case(procedure=PROCEDURE), found)  # type: ignore[arg-type]
    assert scene.triage is not None
    call = None if undeclared else Call(at=0, level="SEV3", rank=2, entry="e8")
    piece = scene.triage.pieces[0]._replace(length=30 * SECOND, cost=1.0, over=False, right=("SEV1",), call=call)
    scene = replace(scene, triage=replace(scene.triage, pieces=(piece,)))
    cause = by_seconds(scene, scene.fallen)
    assert cause is not None
    return cause.owner, cause.title


def test_each_step_stands_with_the_role_whose_it_is() -> None:
    word = "the comms lead's checklist, a minute before it is due: Customers hear of it in time"
    declare = "the primary on-call's checklist: declare a minute before the 5 min from the first signal are over"
    assert [told(WORD), told(LEVEL), told(LEVEL, WORD)] == [
        ("comms_lead", f"Put on {word}"),
        ("primary_oncall", f"Put on {declare}"),
        ("incident_commander", f"Put on {declare}; on {word}"),
    ]


def test_a_level_too_low_is_a_question_and_nothing_that_is_due() -> None:
    assert told(LEVEL, undeclared=False) == (
        "incident_commander",
        "Put on the incident commander's checklist: ask at each change of the facts whether the level called is still "
        "the one the SOP's criteria give",
    )
