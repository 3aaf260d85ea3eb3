"""Who is said to have called is who called: an alert that rang nowhere is no page, and a later call is no cause."""

from __future__ import annotations

from gameday.retrospective.build import scene_of
from gameday.retrospective.causes_of_reaching import not_answered
from gameday.timeline import Entry, Timeline, paging, response, signals, truth
from tests.retrospective.sample import at, case, finding

ALERT = signals.AlertFired(id="alert", at=at(1), alert="shape-check", urgency="low")
RUNG = paging.Paged(id="rung", at=at(1), target="primary_oncall", level=1)
DECLARED = response.Declared(id="declared", at=at(25), severity="SEV3", actor="dana", role="primary_oncall")
SEAT = paging.Paged(id="seat", at=at(26), target="yuki", reason="needed as incident commander", actor="dana",
                    role="incident_commander")  # fmt: skip
WORLD = (truth.ImpactStarted(id="impact", at=at(0), facts=truth.Facts(users_affected=0.02)),)


def told(*entries: Entry) -> tuple[str, tuple[str, ...], str]:
    """The factor, what it rests on, and what is asked for, where the answer came late."""
    record = Timeline.of([*WORLD, *entries])
    scene = scene_of(case(record), (finding("acknowledge", "timing", "missed", 0.0),))
    cause = not_answered(scene, scene.fallen)
    assert cause is not None
    return cause.factor, cause.grounds, cause.title


def test_an_alert_that_paged_nobody_is_why_and_no_call_for_a_seat_later() -> None:
    connect = "to the escalation policy: it pages the primary on-call by itself, at once"
    assert [told(ALERT, DECLARED, SEAT), told(DECLARED, SEAT), told(ALERT, RUNG, DECLARED, SEAT)] == [
        (
            "The alert (low urgency) was connected to no escalation policy: it called nobody.",
            ("alert",),
            f"Connect the alert “shape-check” {connect}",
        ),
        ("Nothing paged anybody: who came had heard of it in another way.", (), f"Connect the alert {connect}"),
        (
            "One page on one device was all that called.",
            ("rung",),
            "Send the first page by push and by phone at once, and again every two minutes until somebody answers",
        ),
    ]
