"""Gaps in the care for the SOP itself: reviews, dates, and wording the text leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from gameday.sop.lint.gap import Gap, Where
from gameday.sop.lint.subject import Subject, listed
from gameday.sop.model import bounds_of

_SHOWN = 3


def review_gaps(subject: Subject) -> Iterator[Gap]:
    """Is somebody keeping this document true?"""
    yield from _review(subject)
    yield from _overdue(subject)
    yield from _yet_to_come(subject)
    yield from _open_wording(subject)
    yield from _calendar(subject)
    if not subject.sop.metrics:
        yield Gap(
            "no-metrics",
            ("metrics",),
            "Nothing says what is counted over many incidents.",
            "Whether the procedure gets better is then a matter of opinion.",
            "Add `metrics`, such as the time from detection to declaration.",
            12,
        )
    if not subject.sop.mitigations:
        yield Gap(
            "no-mitigations",
            ("mitigations",),
            "There is no list of what can be done at once.",
            "Under pressure people think of the first lever, not of the safest.",
            "Add `mitigations`: roll back, switch a flag, fail over.",
            14,
        )


def _review(subject: Subject) -> Iterator[Gap]:
    review = subject.sop.review
    if review.every_days is None:
        yield Gap(
            "no-review-interval",
            ("review",),
            "Nothing says how often this document is reviewed.",
            "A procedure that nobody looks at describes the company of the year it was written in.",
            "Add `review.every_days`, such as 90, and do it in a drill.",
            46,
        )
    elif review.last is None:
        yield Gap(
            "review-never-recorded",
            ("review",),
            f"A review is due every {review.every_days} days, and none is recorded.",
            "Nobody can tell whether it is overdue.",
            "Write the day of the last one into `review.last`.",
            41,
        )
    if review.owner is None:
        yield Gap(
            "no-review-owner",
            ("review",),
            "Nobody owns this document.",
            "What belongs to all is mended by none.",
            "Add `review.owner` with a role.",
            35,
        )


def _overdue(subject: Subject) -> Iterator[Gap]:
    review = subject.sop.review
    if subject.as_of is None or review.last is None or review.every_days is None:
        return
    due = review.last + timedelta(days=review.every_days)
    if due < subject.as_of:
        yield Gap(
            "review-overdue",
            ("review", "last"),
            f"The review has been due since {due.isoformat()}.",
            "Whatever changed since then, the document does not know of it.",
            "Review it, best by playing a drill, and write the day into `review.last`.",
            67,
        )


def _yet_to_come(subject: Subject) -> Iterator[Gap]:
    """A review that was done on a day that has not come yet."""
    last = subject.sop.review.last
    if subject.as_of is not None and last is not None and last > subject.as_of:
        yield Gap(
            "day-yet-to-come",
            ("review", "last"),
            f"{last} is later than {subject.as_of.isoformat()}, and should say when the last review was.",
            "A day ahead of time hides that something is overdue.",
            "Write the day it was done.",
            49,
        )


def _open_wording(subject: Subject) -> Iterator[Gap]:
    """What could be checked only by reading something into the text."""
    found: list[tuple[int, Where, str]] = [
        (one.weight, ("clauses", index), one.id)
        for index, one in enumerate(subject.sop.clauses)
        if one.reading is not None
    ]
    found += [
        (3, ("severity", "rules", index), one.id)
        for index, one in enumerate(subject.sop.severity.rules)
        if one.reading is not None
    ]
    if not found:
        return
    found.sort(key=lambda one: (-one[0], one[1][0] != "severity"))
    names = [name for _, _, name in found]
    more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    shown = listed([*names[:_SHOWN], *more])
    yield Gap(
        "wording-left-open",
        found[0][1],
        f"The text leaves open what {len(names)} of the rules and clauses mean; a reading settles it here: {shown}.",
        "Who reads the document without this file may read it otherwise, and be right.",
        "Settle each in the text itself, then take its `reading` away.",
        18,
    )


def _calendar(subject: Subject) -> Iterator[Gap]:
    for index, clause in enumerate(subject.sop.clauses):
        counted = any(bound.unit == "business_days" for bound in bounds_of(clause).values())
        if counted and "calendar" not in subject.sop.model_fields_set:
            yield Gap(
                "no-calendar",
                ("clauses", index),
                f"{clause.id} counts business days, and no calendar says which days those are.",
                "Where a day ends and which days are holidays then differs between two offices.",
                "Add `calendar` with a `timezone` and `holidays`.",
                16,
            )
            return
