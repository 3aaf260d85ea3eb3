"""Who was paged for nothing: an alert that rang by itself is set lower, who called by hand asks for the level."""

from __future__ import annotations

from gameday.retrospective.build import scene_of
from gameday.retrospective.cause import Cause
from gameday.retrospective.causes import find_causes
from gameday.timeline import Entry, Timeline, paging, response, signals, truth
from tests.retrospective.sample import SOURCE, at, case, finding, sop

ASLEEP = {
    "id": "asleep", "kind": "absence", "dimension": "timing", "text": "Nobody is paged for a SEV3.", "source": SOURCE,
    "of": {"kind": ["paged", "escalated"]}, "levels": ["SEV3"],
}  # fmt: skip
SMALL = truth.Facts(users_affected=0.02)
LOUD = signals.AlertFired(id="alert", at=at(1), alert="long-wait", urgency="high")
QUIET = signals.AlertFired(id="quiet", at=at(0.5), alert="save-size", urgency="low")
OVER = truth.ImpactEnded(id="over", at=at(50))
RUNG = paging.Paged(id="rung", at=at(1), target="primary_oncall", level=1, source="paging tool")
BY_HAND = response.Escalated(id="asked", at=at(20), target="secondary_oncall", actor="omar", role="technical_lead")


def cause(*summons: Entry, level: str = "SEV3") -> Cause:
    """The cause of these calls in an incident that was a SEV3, and called this."""
    declared = response.Declared(id="declared", at=at(5), severity=level, actor="dana", role="primary_oncall")
    world = (truth.ImpactStarted(id="impact", at=at(0), facts=SMALL), QUIET, LOUD, declared)
    record = Timeline.of(sorted([*world, *summons, OVER], key=lambda one: one.at))
    fell = finding("asleep", "timing", "missed", 0.0, evidence=tuple(one.id for one in summons),
                   observed="the page or the call for help came, once")  # fmt: skip
    found = find_causes(scene_of(case(record, sop(clauses=[ASLEEP])), (fell,)))
    return next(one for one in found if one.lines)


def whole(one: Cause) -> tuple[str, str, str, str]:
    return one.owner, one.element, one.factor, one.title


def test_an_alert_that_rang_by_itself_is_set_lower() -> None:
    """No person could ask a question before the tool's own page."""
    assert whole(cause(RUNG)) == (
        "primary_oncall",
        "equipment",
        "The urgency of an alert is set when it is written, and nobody sets it against the severity levels.",
        "Set the urgency of the alert “long-wait” by the SOP's levels: what stays below the level that pages opens "
        "a ticket",
    )


def test_who_called_by_hand_has_the_question_on_their_own_checklist() -> None:
    found = cause(BY_HAND)
    assert (found.element, found.factor, found.title) == (
        "planning",
        "The step was known to the SOP, but nothing reminded anybody of it when it was due.",
        "Add to the technical lead's checklist, as a question to ask before calling anybody: "
        "Nobody is paged for a SEV3",
    )


def test_where_the_level_called_was_too_high_that_comes_first() -> None:
    """Who calls by the level in force could not know that the rule of a lower one binds."""
    found = cause(BY_HAND, level="SEV1")
    assert (found.factor, found.title) == (
        "SEV1 still stood as called, so nobody saw that the rule of a lower level bound those who call.",
        "Add to the technical lead's checklist, as a question to ask before calling anybody: "
        "Nobody is paged for a SEV3; look at the level first: SEV1 was in force, and no longer right",
    )


def test_a_page_of_each_kind_asks_for_both() -> None:
    assert whole(cause(RUNG, BY_HAND)) == (
        "primary_oncall",
        "equipment",
        "The urgency of an alert is set when it is written, and nobody sets it against the severity levels. Nothing "
        "asked for the level before somebody called by hand.",
        "Set the urgency of the alert “long-wait” by the SOP's levels: what stays below the level that pages opens "
        "a ticket; add to the technical lead's checklist, as a question to ask before calling anybody: "
        "Nobody is paged for a SEV3",
    )
