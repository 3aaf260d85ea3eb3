"""Deadline: something happens within a bound of a moment."""

from __future__ import annotations

from gameday.scoring.anchors import Point, find, first_match, first_unaddressed, since_reopened
from gameday.scoring.aside import with_aside
from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound, unbound_by_then
from gameday.scoring.clauses.timing import timed
from gameday.scoring.ruling import Ruling, missed, not_applicable, pending, said_only, unknown
from gameday.scoring.since import NOBODY_THERE, counted_from_both, say_of, say_since, say_start, say_unanswered
from gameday.scoring.wording import say_act, say_moment
from gameday.sop.clause import Deadline
from gameday.terms.duration import say_duration
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged


def rule(case: Case, clause: Deadline) -> Ruling:
    """Full credit within the strictest bound in force since its clock started, nothing at twice as long; never: missed.

    Broken where it took more than twice the bound, or never came.
    """
    binding = case.binding(clause)
    if not binding.spans:
        return unbound(binding)
    start = find(case, clause.from_)
    event = first_match(case, clause.to, since_reopened(case, clause.from_))
    if start.at is None:
        return _without_start(start, clause)
    begun = max(start.at, binding.start or start.at)
    bound = case.strictest(clause, begun, max(begun, event.at if event else case.impact_end))
    if bound is None:
        return unbound_by_then(clause)
    origin = say_start(case, clause.from_)
    since = say_since(case, clause, start.at, begun, origin)
    act = say_act(clause.to)
    asked = f"{act} within {say_duration(bound)} of {say_of(since)}"
    due = case.clock.after(begun, bound)
    if event is None:
        ruling = _absent(case, clause, due)
    else:
        ruling = _present(case, event, begun, bound, act, since)
        if not ruling.stated:
            ruling = counted_from_both(case, ruling, event, start.at, begun, origin)
    return ruling.resting_on(event.id if event else None, start.entry, asked=asked)


def _without_start(start: Point, clause: Deadline) -> Ruling:
    moment = say_moment(clause.from_)
    if start.absent == "unknown":
        return unknown(f"the record cannot show {moment}")
    if start.absent == "pending":
        return pending(f"{moment} has not come yet")
    if start.absent == "undone":
        return missed(f"{moment} never came, and nothing after it", broken=True)
    return not_applicable(f"{moment} never came")


def _present(case: Case, event: Entry, begun: int, bound: int, act: str, since: str) -> Ruling:
    if event.basis == "stated":
        return said_only(f"{act} was said; its time is not rated", (event.id,))
    clock = case.clock_of(event)
    ruling = timed(clock.elapsed(begun, event.at), bound, act, since, case.constants)
    return with_aside(case, ruling, clock, begun, event.at)


def _absent(case: Case, clause: Deadline, due: int) -> Ruling:
    if not case.shows_absence_of(clause.to):
        return unknown(f"the record cannot show {say_act(clause.to)}")
    unnamed = first_unaddressed(case, clause.to.kind) if clause.to.target else None
    if unnamed is not None:
        return unknown("the record does not say who was called").resting_on(unnamed.id)
    if not case.complete and due > case.horizon:
        return pending(f"{say_act(clause.to)} is not due yet")
    answer = clause.to.kind == (Acknowledged.kind,) and not clause.to.criteria()
    if answer and case.rang_elsewhere:
        return unknown(NOBODY_THERE)
    return missed(say_unanswered(case) if answer else f"{say_act(clause.to)} never came", broken=True)
