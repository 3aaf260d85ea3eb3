"""Gaps in the contacts: nobody listed, nobody made sure, somebody to be called who is not among them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from gameday.sop.clause import Escalation
from gameday.sop.lint.gap import Gap
from gameday.sop.lint.likely_role import asked, likely_role
from gameday.sop.lint.subject import Subject, first_or_section, listed
from gameday.sop.model import Contact
from gameday.terms.role import say_role

_VERIFY = "Try each one, then write the day into its `verified`."


def contact_gaps(subject: Subject) -> Iterator[Gap]:
    """Can those who are to be called be reached?"""
    if not subject.sop.contacts:
        yield Gap(
            "no-contacts",
            ("contacts",),
            "There is no list of contacts.",
            "A hop names a role; under pressure people need to know how to reach whoever holds it.",
            "Add `contacts`, one for each role the escalation calls, each with the day it was last `verified`.",
            76,
        )
    yield from _missing(subject)
    yield from _never_verified(subject)
    yield from _dated_ahead(subject)
    yield from _stale(subject)


def _missing(subject: Subject) -> Iterator[Gap]:
    known = {contact.target for contact in subject.sop.contacts}
    for index, hop in subject.each(Escalation):
        likely = likely_role(subject.sop, hop.target)
        # Without any list of contacts that is told, and nothing more of those who are spelt right.
        if hop.target not in known and (likely or subject.sop.contacts):
            known.add(hop.target)
            yield Gap(
                "target-no-contact",
                ("clauses", index),
                f"{hop.id} calls the {say_role(hop.target)}, who is not among the contacts"
                + asked(subject.sop, [hop.target]),
                "The hop is there, and nobody knows where it leads.",
                f"{f'Write `target: {likely}`, or add' if likely else 'Add'} a contact with `target: {hop.target}`.",
                subject.weight(59, subject.at(hop)),
            )


def _never_verified(subject: Subject) -> Iterator[Gap]:
    found = [(index, one) for index, one in enumerate(subject.sop.contacts) if one.verified is None]
    if found:
        yield Gap(
            "contact-never-verified",
            first_or_section("contacts", [index for index, _ in found]),
            f"Nobody has ever made sure of: {_names(found)}.",
            "Numbers change and people leave; a stale contact is found out in the middle of the night.",
            _VERIFY,
            63,
        )


def _dated_ahead(subject: Subject) -> Iterator[Gap]:
    """Verified on a day that has not come yet: nobody can have tried it."""
    today = subject.as_of
    if today is None:
        return
    found = [
        (index, one)
        for index, one in enumerate(subject.sop.contacts)
        if one.verified is not None and one.verified > today
    ]
    if found:
        yield Gap(
            "contact-dated-ahead",
            first_or_section("contacts", [index for index, _ in found]),
            f"Verified on a day in the future (today is {today.isoformat()}), so not verified: {_names(found)}.",
            "A day ahead of time hides that nobody has tried the number.",
            _VERIFY,
            62,
        )


def _stale(subject: Subject) -> Iterator[Gap]:
    """Verified, but not since the last review, or longer ago than a review's interval."""
    review = subject.sop.review
    every = timedelta(days=review.every_days) if review.every_days else None
    limits = [review.last] if review.last else []
    if subject.as_of is not None and every is not None:
        limits.append(subject.as_of - every)
    if not limits:
        return
    since = max(limits)
    found = [
        (index, one)
        for index, one in enumerate(subject.sop.contacts)
        if one.verified is not None and one.verified < since
    ]
    if found:
        yield Gap(
            "contact-stale",
            first_or_section("contacts", [index for index, _ in found]),
            f"Nobody has made sure since {since.isoformat()} of: {_names(found)}.",
            "Numbers change and people leave between two reviews.",
            _VERIFY,
            61,
        )


def _names(found: list[tuple[int, Contact]]) -> str:
    return listed(say_role(one.target) for _, one in found)
