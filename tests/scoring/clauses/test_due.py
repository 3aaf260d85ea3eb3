"""Follow-through: by a date of a stated calendar."""

from __future__ import annotations

from gameday.terms.duration import DAY
from gameday.timeline.followup import ActionItemAdded, ActionItemClosed, PostmortemPublished, PostmortemScheduled
from gameday.timeline.response import SeverityChanged
from gameday.timeline.truth import ImpactChanged
from tests.scoring.builders import DOWN, MINOR, covering, incident, ruled, verdict
from tests.scoring.strategies import START, at

DUE = {"kind": "due", "to": {"kind": "postmortem_published"}, "within": {"SEV1": "48h"}}
CLOSED = {"kind": "due", "to": {"kind": "action_item_closed"}, "within": {"SEV1": "10 business days"}}


def review(hours: float) -> PostmortemPublished:
    return PostmortemPublished(at=at(60 + hours * 60), id="pm")


def test_in_time_late_and_never() -> None:
    found = [verdict(ruled(one, DUE)) for one in (incident(review(40)), incident(review(72)), incident())]
    assert found == [("met", 1.0, False), ("late", 0.5, False), ("missed", 0.0, True)]


def test_a_later_date_is_pending_even_in_a_complete_record() -> None:
    assert ruled(incident(days=1), DUE).status == "pending"


def test_business_days_skip_the_weekend() -> None:
    """Resolved on a Monday; five business days end on the next Monday."""
    clause = {**DUE, "within": {"SEV1": "5 business days"}}
    friday, tuesday = (PostmortemPublished(at=START + days * DAY, id="pm") for days in (4, 8))
    assert [ruled(incident(one), clause).status for one in (friday, tuesday)] == ["met", "late"]


def test_a_level_that_was_in_force_counts_although_it_ended_lower() -> None:
    better = ImpactChanged(at=at(20), facts=MINOR, id="better")
    assert ruled(incident(better, review(40), facts=DOWN), DUE).status == "met"
    assert ruled(incident(review(40), facts=MINOR), DUE).status == "not_applicable"


def test_only_where_something_else_happened() -> None:
    clause = {**DUE, "requires": {"kind": "severity_changed"}}
    changed = SeverityChanged(at=at(9), severity="SEV2", id="c")
    found = [ruled(one, clause).status for one in (incident(), incident(changed))]
    assert found == ["not_applicable", "missed"]


def test_not_over_is_not_due() -> None:
    assert ruled(incident(ended=None, resolved=None), DUE).status == "pending"


def test_action_items_are_closed_by_their_own_dates() -> None:
    items = [
        ActionItemAdded(at=at(90), title=title, due=due, id=title)
        for title, due in (("a", "2026-04-24"), ("b", "2026-04-24"), ("c", "2026-06-01"))
    ]
    done = ActionItemClosed(at=START + 2 * DAY, title="a", id="done")
    assert ruled(incident(*items, done), CLOSED).credit == 0.5


def test_a_source_without_reviews_is_unknown() -> None:
    shown = covering(incident(), "impact_started", "impact_ended", "alert_fired", "resolved")
    assert [ruled(shown, one).status for one in (DUE, CLOSED)] == ["unknown", "unknown"]


def test_a_review_set_for_a_day_after_it_is_due_is_as_late_as_that_day() -> None:
    """Scheduled at once: for the last day of five business days, for the day after, and for nobody's lifetime."""
    scheduled = {"id": "set", "kind": "due", "to": {"kind": "postmortem_scheduled"}, "within": {"SEV1": "1d"}}
    written = {**DUE, "within": {"SEV1": "5 business days"}}
    found = [
        ruled(incident(PostmortemScheduled(at=at(61), due=day, id="pm")), scheduled, written)
        for day in ("2026-04-27", "2026-04-28", "2099-01-01", "9999-12-31")
    ]
    assert [one.status for one in found] == ["met", "late", "missed", "missed"]
