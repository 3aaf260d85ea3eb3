"""Can those who are to be called be reached?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.sop.lint_sample import TODAY, gaps, ids, sound

SOURCE = {"document": "h", "section": "all"}


def contacts(**verified: str | None) -> list[dict[str, object]]:
    days = {"primary_oncall": "2026-04-01", "secondary_oncall": "2026-04-01", "manager": "2026-04-01",
            "legal": "2026-04-01"} | verified  # fmt: skip
    return [{"target": role, "text": "t", "source": SOURCE, "verified": day} for role, day in days.items()]


def test_no_contacts_at_all_is_told_once() -> None:
    assert ids(gaps(sound(contacts=None))) == ["no-contacts"]


def test_a_target_who_is_no_contact_is_told_once_at_the_first_hop() -> None:
    without = [one for one in contacts() if one["target"] != "manager"]
    [found] = gaps(sound(contacts=without))
    assert (found.id, found.where) == ("target-no-contact", ("clauses", 14))
    assert found.wrong == "page-manager calls the manager, who is not among the contacts."


@pytest.mark.parametrize("listed", [contacts(), None])
def test_a_misspelt_target_is_answered_with_the_one_that_was_meant(listed: list[dict[str, object]] | None) -> None:
    report = gaps(sound(contacts=listed, clauses={"page-second": {"target": "secondry_oncall"}}))
    found = next(one for one in report if one.id == "target-no-contact")
    assert found.wrong == (
        "page-second calls the secondry on-call, who is not among the contacts; did you mean secondary_oncall?"
    )
    assert found.mend.startswith("Write `target: secondary_oncall`, or add")


def test_a_contact_nobody_ever_verified_is_pointed_at() -> None:
    [found] = gaps(sound(contacts=contacts(legal=None)))
    assert (found.id, found.where) == ("contact-never-verified", ("contacts", 3))
    [several] = gaps(sound(contacts=contacts(legal=None, manager=None)))
    assert (several.where, several.wrong) == (("contacts",), "Nobody has ever made sure of: manager and legal.")


def test_a_contact_verified_before_the_last_review_is_stale() -> None:
    [found] = gaps(sound(contacts=contacts(manager="2026-03-31")), as_of=None)
    assert (found.id, found.wrong) == ("contact-stale", "Nobody has made sure since 2026-04-01 of: manager.")


def test_a_contact_verified_longer_ago_than_a_review_takes_is_stale() -> None:
    found = gaps(sound(), as_of=date(2026, 7, 1))
    assert ids(found) == ["review-overdue", "contact-stale"]
    assert ids(gaps(sound(), as_of=date(2026, 6, 30))) == []


def test_without_a_review_there_is_nothing_to_be_older_than() -> None:
    never = {"every_days": 90, "owner": "Head of operations"}
    assert ids(gaps(sound(review=never), as_of=TODAY)) == ["review-never-recorded"]


def test_a_contact_dated_in_the_future_is_not_verified() -> None:
    ahead = sound(contacts=contacts(legal="2026-05-02", manager="2099-01-01"))
    [found] = gaps(ahead, as_of=TODAY)
    assert (found.id, found.where, found.wrong) == (
        "contact-dated-ahead",
        ("contacts",),
        "Verified on a day in the future (today is 2026-05-01), so not verified: manager and legal.",
    )
    assert ids(gaps(ahead, as_of=date(2099, 1, 1))) == ["review-overdue", "contact-stale"]
    assert gaps(ahead, as_of=None) == []
