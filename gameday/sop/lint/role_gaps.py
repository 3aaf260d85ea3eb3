"""Gaps in the roles: nobody required, nobody told what a role is for, nobody who fills it."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.clause import Assignment, Cadence, Content, Deadline, Precedence, Separation
from gameday.sop.lint.gap import Gap
from gameday.sop.lint.likely_role import asked
from gameday.sop.lint.subject import Subject, first_or_section, listed
from gameday.terms.role import COMMS_LEAD, say_role


def role_gaps(subject: Subject) -> Iterator[Gap]:
    """Who does what."""
    yield from _nobody(subject)
    yield from _undescribed(subject)
    yield from _unfilled(subject)
    yield from _communications(subject)
    yield from _one_for_all(subject)
    yield from _hand_over(subject)


def _required(subject: Subject) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for _, one in subject.each(Assignment) for role in one.roles))


def _nobody(subject: Subject) -> Iterator[Gap]:
    lost = subject.without(subject.coordinated, (one for _, one in subject.each(Assignment)))
    if lost:
        yield Gap(
            "no-roles",
            ("clauses",),
            f"Nobody has to take a role at {listed(lost)}.",
            "When nobody is in charge everybody looks for the cause, and nobody decides or writes.",
            f"Add an `assignment` with `roles: [incident_commander, ...]` at {listed(lost)}.",
            subject.weight(64, lost),
        )


def _undescribed(subject: Subject) -> Iterator[Gap]:
    known = {one.role for one in subject.sop.roles}
    lost = [role for role in _required(subject) if role not in known]
    if lost:
        index = next(index for index, one in subject.each(Assignment) if set(lost) & set(one.roles))
        yield Gap(
            "role-without-duty",
            ("clauses", index),
            f"Required and nowhere described: {listed(map(say_role, lost))}" + asked(subject.sop, lost),
            "People take a role and do what they did before.",
            f"Add to `roles` what each is there for: {listed(lost)}.",
            36,
        )


def _unfilled(subject: Subject) -> Iterator[Gap]:
    required = _required(subject)
    found = [
        (index, one.role)
        for index, one in enumerate(subject.sop.roles)
        if one.role in required and one.filled_by is None
    ]
    if found:
        yield Gap(
            "role-nobody-fills",
            first_or_section("roles", [index for index, _ in found]),
            f"Nothing says who takes these roles: {listed(say_role(role) for _, role in found)}.",
            "At declaration everybody waits for a volunteer, or the one who repairs takes all of them.",
            "Add `filled_by` to each: a rotation, or whoever answers the page until relieved.",
            44,
        )


def _communications(subject: Subject) -> Iterator[Gap]:
    told = any(one.audience == "external" for _, one in subject.each(Cadence))
    if told and _required(subject) and COMMS_LEAD not in _required(subject):
        yield Gap(
            "nobody-writes",
            ("clauses",),
            "Customers are to hear at a steady pace, and no role for it has to be held.",
            "Whoever leads then writes as well, and falls behind with one of the two.",
            "Add comms_lead to the `roles` of an `assignment`.",
            40,
        )


def _one_for_all(subject: Subject) -> Iterator[Gap]:
    if not any(subject.each(Separation)):
        yield Gap(
            "no-separation",
            ("clauses",),
            "Nothing keeps whoever leads from repairing as well.",
            "A leader with hands on the keyboard loses sight of time, people and customers.",
            "Add a `separation` with `role: incident_commander` and the `acts` left to others.",
            26,
        )


def _hand_over(subject: Subject) -> Iterator[Gap]:
    spoken = [
        *(one.of for _, one in subject.each(Content)),
        *(one.to for _, one in subject.each(Deadline)),
        *(pair.before for _, one in subject.each(Precedence) for pair in one.pairs),
    ]
    if not any("handed_off" in selector.kind for selector in spoken):
        yield Gap(
            "no-hand-over",
            ("clauses",),
            "Nothing says how a role is handed over.",
            "Long incidents change hands, and what was tried and promised is lost between two people.",
            "Add a clause of kind `content` for handed_off with `states` such as what, doing, next_update.",
            31,
        )
