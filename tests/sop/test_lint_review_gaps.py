"""Is somebody keeping the document true?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.sop.lint_sample import gaps, ids, sound

REVIEW = {"every_days": 90, "owner": "Head of operations", "last": "2026-04-01"}


@pytest.mark.parametrize(
    ("review", "found"),
    [
        (None, ["no-review-interval", "no-review-owner"]),
        ({"every_days": 90, "last": "2026-04-01"}, ["no-review-owner"]),
        ({"every_days": 90, "owner": "Head of operations"}, ["review-never-recorded"]),
        ({"last": "2026-04-01", "owner": "Head of operations"}, ["no-review-interval"]),
    ],
)
def test_a_review_has_an_interval_an_owner_and_a_day(review: dict[str, object] | None, found: list[str]) -> None:
    assert ids(gaps(sound(review=review))) == found


def test_a_review_is_overdue_the_day_after_it_was_due() -> None:
    """1 April and ninety days: 30 June."""
    fresh = [one.model_dump(mode="json") | {"verified": "2026-06-30"} for one in sound().contacts]
    late = gaps(sound(contacts=fresh), as_of=date(2026, 7, 1))
    assert [(gap.id, gap.wrong) for gap in late] == [("review-overdue", "The review has been due since 2026-06-30.")]
    assert gaps(sound(contacts=fresh), as_of=date(2026, 6, 30)) == []


def test_without_a_day_nothing_is_overdue() -> None:
    assert gaps(sound(review=REVIEW | {"last": "2001-01-01"}), as_of=None) == []


def test_a_day_that_has_not_come_yet_says_nothing_about_what_was_done() -> None:
    fresh = [one.model_dump(mode="json") | {"verified": "2026-03-01"} for one in sound().contacts]
    found = gaps(sound(contacts=fresh, review=REVIEW | {"last": "2026-03-02"}), as_of=date(2026, 3, 1))
    assert [(gap.id, gap.where) for gap in found if gap.id != "contact-stale"] == [
        ("day-yet-to-come", ("review", "last"))
    ]


def test_what_the_text_leaves_open_is_counted_the_heaviest_first() -> None:
    reading = {"reading": {"value": "v", "why": "w"}}
    [found] = gaps(sound(clauses={"inside": reading, "ack": reading | {"weight": 3}}))
    assert (found.id, found.where) == ("wording-left-open", ("clauses", 1))
    assert found.wrong == (
        "The text leaves open what 2 of the rules and clauses mean; a reading settles it here: ack and inside."
    )


def test_business_days_need_a_calendar() -> None:
    [found] = gaps(sound(calendar=None))
    assert (found.id, found.wrong) == (
        "no-calendar",
        "review counts business days, and no calendar says which days those are.",
    )


def test_what_is_counted_and_what_can_be_done_at_once() -> None:
    assert ids(gaps(sound(metrics=None, mitigations=None))) == ["no-mitigations", "no-metrics"]
