"""Due: something happens by a date: a review scheduled, published, closed; actions done."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from gameday.scoring.anchors import Point, find, first_match, since_reopened
from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound, unbound_by_then
from gameday.scoring.clauses.timing import timed
from gameday.scoring.kept import once_for_clause
from gameday.scoring.ruling import Ruling, missed, not_applicable, pending, said_only, scored, unknown
from gameday.scoring.wording import say_act, say_moment
from gameday.sop.clause import Due
from gameday.terms.calendar import Calendar
from gameday.terms.duration import DAY, say_duration
from gameday.terms.moment import parse_moment
from gameday.timeline import Entry
from gameday.timeline.followup import ActionItemAdded, ActionItemClosed, PostmortemPublished, PostmortemScheduled

REVIEW_ACTS = frozenset({"postmortem_scheduled", "postmortem_published", "postmortem_closed", "action_item_added"})
"""What happens in a review; it may come days after the record ends."""
_LAST_DAY = date(9999, 12, 30)
"""The last day that has a day after it, as far as dates are counted."""
_WRITTEN = ("postmortem_published", "postmortem_closed")
"""By when the review is written down."""


@once_for_clause
def rule(case: Case, clause: Due) -> Ruling:
    """The timing formula over the strictest bound of the levels that were in force up to the anchor.

    Pending while the date lies after the record's end. Business days are those of the SOP's calendar. Action items
    are closed by their own due dates.
    """
    binding = case.binding(clause)
    if not binding.spans:
        return unbound(binding)
    if clause.requires is not None and first_match(case, clause.requires) is None:
        return _without_requirement(case, clause)
    start = find(case, clause.from_)
    if start.at is None:
        return _without_start(start, clause)
    if clause.to.kind == (ActionItemClosed.kind,):
        return _closed_in_time(case, clause)
    bound = _bound(case, clause, start.at)
    if bound is None:
        return unbound_by_then(clause)
    asked = f"{say_act(clause.to)} within {say_duration(bound)} of {say_moment(clause.from_)}"
    return _judged(case, clause, start.at, bound).resting_on(start.entry, asked=asked)


def _without_requirement(case: Case, clause: Due) -> Ruling:
    wanted = say_act(clause.requires) if clause.requires else ""
    if clause.requires is not None and not case.covers(clause.requires.kind):
        return unknown(f"the record cannot show {wanted}")
    return not_applicable(f"{wanted} never came")


def _without_start(start: Point, clause: Due) -> Ruling:
    if start.absent == "unknown":
        return unknown(f"the record cannot show {say_moment(clause.from_)}")
    if start.absent == "untriggered":
        return not_applicable(f"{say_moment(clause.from_)} never came")
    return pending(f"{say_moment(clause.from_)} has not come yet")


def _bound(case: Case, clause: Due, anchor: int) -> int | None:
    """Every level that was in force counts: a SEV1 that ended as a SEV3 was a SEV1."""
    levels = {span.value for span in case.binding(clause).within(case.began or anchor, anchor)}
    return min((case.upper(clause.within[level], anchor) for level in levels if level in clause.within), default=None)


def _judged(case: Case, clause: Due, start: int, bound: int) -> Ruling:
    event = first_match(case, clause.to, since_reopened(case, clause.from_))
    if event is not None:
        if event.basis == "stated":
            return said_only(f"{say_act(clause.to)} was said; its time is not rated", (event.id,))
        ruling = timed(event.at - start, bound, say_act(clause.to), say_moment(clause.from_), case.constants)
        return _by_the_date_set(case, clause, event, start, ruling).resting_on(event.id)
    if not case.shows_absence(clause.to.kind):
        return unknown(f"the record cannot show {say_act(clause.to)}")
    if start + bound > case.horizon and (bound >= DAY or not case.complete):
        return pending(f"{say_act(clause.to)} is not due before the record ends")
    return missed(f"{say_act(clause.to)} never came", broken=True)


def _by_the_date_set(case: Case, clause: Due, event: Entry, start: int, ruling: Ruling) -> Ruling:
    """A review that is scheduled in time, but for a day after the SOP wants it written, is as late as that day."""
    day = due_moment(event.due, case.sop.calendar) if isinstance(event, PostmortemScheduled) else None
    if day is None:
        return ruling
    bounds = [
        bound
        for other in case.sop.every(Due)
        if other.to.kind == (PostmortemPublished.kind,) and other.requires is None
        if (bound := _bound(case, other, start)) is not None
    ]
    wanted = min(bounds, default=None)
    if wanted is None or day <= case.sop.calendar.end_of(case.sop.calendar.day_of(start + wanted)):
        return ruling
    late = timed(day - start, wanted, "the day set for the review", say_moment(clause.from_), case.constants)
    return late if (late.credit or 0.0) < (ruling.credit or 0.0) else ruling


def _closed_in_time(case: Case, clause: Due) -> Ruling:
    """The share of action items that were closed by their own due date, of those due by the record's end."""
    if not case.covers((ActionItemClosed.kind,)):
        return unknown("the record cannot show which action items were closed")
    closed: dict[str, int] = {}
    for one in case.timeline.every(ActionItemClosed):
        for key in (one.re, one.title):
            if key:
                closed.setdefault(key, one.at)
    judged: list[tuple[ActionItemAdded, bool]] = []
    for item in case.timeline.every(ActionItemAdded):
        due = due_moment(item.due, case.sop.calendar)
        done = closed.get(item.id, closed.get(item.title or ""))
        if due is not None and (done is not None or due <= case.horizon):
            judged.append((item, done is not None and done <= due))
    if not judged:
        return pending("no action item is due before the record ends")
    kept = sum(in_time for _, in_time in judged)
    observed = f"{kept} of {len(judged)} action items were closed by their due date"
    return scored(kept / len(judged), observed).resting_on(*[item.id for item, _ in judged], asked=clause.text)


def review(case: Case, kinds: Collection[str]) -> Literal["missed", "not_applicable", "pending"]:
    """Is what a review holds overdue, not called for, or still to come?

    As late as the date of these kinds, or of the review's publication, says: that a review was not opened in time
    does not make its text late. An SOP without such a date leaves it to come.
    """
    dated = [other for other in case.sop.every(Due) if not REVIEW_ACTS.isdisjoint(other.to.kind)]
    statuses = [(rule(case, other).status, set(other.to.kind)) for other in dated]
    if any(status == "missed" and kind & {*kinds, *_WRITTEN} for status, kind in statuses):
        return "missed"
    called_off = bool(statuses) and all(status == "not_applicable" for status, _ in statuses)
    return "not_applicable" if called_off else "pending"


def due_moment(text: str | None, calendar: Calendar) -> int | None:
    """When a due date or time is over; None where it says neither."""
    if not text:
        return None
    try:
        return calendar.end_of(min(date.fromisoformat(text), _LAST_DAY))
    except ValueError:
        pass
    try:
        return parse_moment(text)
    except ValueError:
        return None
