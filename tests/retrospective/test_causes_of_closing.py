"""A review is asked for at the level its promise speaks of, and the report says why that one bound."""

from __future__ import annotations

from gameday.retrospective.build import scene_of
from gameday.retrospective.causes_of_closing import no_follow_up
from gameday.timeline import Timeline, followup, response, truth
from tests.retrospective.sample import SOURCE, at, case, finding, sop

REVIEW = {
    "id": "review", "kind": "due", "text": "A SEV1 is reviewed within 48 hours.", "source": SOURCE,
    "to": {"kind": "postmortem_published"}, "within": {"SEV1": "48h"},
}  # fmt: skip
RULE = {"id": "down", "level": ["SEV1", "SEV2"], "when": {"core_function": "down"}, "text": "It is down.",
        "source": SOURCE}  # fmt: skip
DAYS = 24 * 60


def told(called: str) -> tuple[str, str, str]:
    """Headline, item and test of a review three days late, of an incident that was called this."""
    dana = {"actor": "dana", "role": "primary_oncall"}
    record = Timeline.of([
        truth.ImpactStarted(id="impact", at=at(0), facts=truth.Facts(users_affected=0.4, core_function="down")),
        response.Declared(id="declared", at=at(4), severity=called, **dana),
        truth.ImpactEnded(id="over", at=at(40)),
        response.Resolved(id="resolved", at=at(60), **dana),
        followup.PostmortemPublished(id="written", at=at(60 + 5 * DAYS), **dana),
    ])  # fmt: skip
    late = finding("review", "follow_through", "late", 0.5, margin=-1.5,
                   observed="the written review came 5 d after the resolution, 3 d late")  # fmt: skip
    scene = scene_of(case(record, sop(clauses=[REVIEW], severity={"rules": [RULE]})), (late,))
    cause = no_follow_up(scene, scene.fallen)
    assert cause is not None
    return cause.headline, cause.title.partition(" is resolved")[0], cause.verification


def test_the_level_of_the_promise_stands_in_item_and_test() -> None:
    """SEV1 or SEV2 was right and SEV2 was called: a test at SEV2 could never show anything."""
    head = "The follow-up did not come in time: the written review came 5 d after the resolution, 3 d late."
    item = "Book the hour in which the review is written when a SEV1"
    test = "The next time a SEV1 is resolved the review stands in the tracker on the same day, and review is met."
    assert [told("SEV2"), told("SEV1")] == [
        (f"{head} SEV1 was never called, and its promise binds: the criteria gave SEV1 or SEV2.", item, test),
        (head, item, test),
    ]
