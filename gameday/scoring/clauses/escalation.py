"""Escalation: hops of the policy, and always one ruling on whether somebody was reached, which caps them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter

from gameday.scoring.anchors import first_unaddressed
from gameday.scoring.aside import with_aside
from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound, unbound_by_then
from gameday.scoring.clauses.classification import acknowledge_bound
from gameday.scoring.clauses.repeated import CLIMBING, calls_before
from gameday.scoring.clauses.timing import timed
from gameday.scoring.cut_short import not_come_due
from gameday.scoring.finding import Finding, Status
from gameday.scoring.force import LOUD
from gameday.scoring.kept import once_for_case
from gameday.scoring.moments import rung_by_tool
from gameday.scoring.ruling import Ruling, missed, not_applicable, pending, said_only, unknown
from gameday.scoring.since import NOBODY_THERE, counted_from_both, say_call, say_of, say_since, say_unanswered
from gameday.sop.clause import Deadline, Escalation
from gameday.terms.duration import say_duration
from gameday.terms.role import STANDARD_ROLES, canonical_role, say_role, say_the_role
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Paged, PageFailed
from gameday.timeline.response import RoleAssigned
from gameday.timeline.signals import AlertFired

REACHED = "somebody-reached"
"""The id of the finding every assessment has beside the SOP's own clauses."""
CAPPED = "it counts no more than the answer did:"
"""What stands before the answer, where a hop that was made is worth no more than what came of it."""
_UNTIMED = "the SOP gives no time for this hop: the paging tool decides, and only that somebody is reached is judged"
_AT = attrgetter("at")
_PAGES = ("paged", "page_failed")
_CALLS = (*_PAGES, "escalated")
_WHO = {"escalated": "who was asked for help", "notified": "who was notified"}
_FILLED = ("declared", "unresolved")
"""Hops that somebody who already holds or takes the role makes needless."""


def call_start(case: Case) -> int | None:
    """When the summons was due: the tool's first page or a loud alert, else when somebody should have declared."""
    page = next(filter(rung_by_tool, case.timeline.of_kinds(_PAGES)), None)
    moments = [one.at for one in (page, case.loud, _loud_as_called(case)) if one is not None]
    return min(moments) if moments else case.declaration_due


def _loud_as_called(case: Case) -> Entry | None:
    """The alert whose urgency nobody wrote down, where what was first called is as grave as a loud one means."""
    level = case.first_level
    rank = None if level is None else case.sop.ladder.rank(level)
    loud = rank is not None and rank <= LOUD
    return case.unstated if loud and isinstance(case.unstated, AlertFired) else None


def _say_called(case: Case, start: int) -> str:
    """What that moment was: a page, the alert, or when somebody should have declared."""
    calls = case.timeline.of_kinds((*_PAGES, AlertFired.kind))
    found = calls[bisect_left(calls, start, key=_AT) : bisect_right(calls, start, key=_AT)]
    entry = next(iter(sorted(found, key=lambda one: one.kind == AlertFired.kind)), None)
    if entry is None:
        return "declaration was due"
    earlier = entry.kind == AlertFired.kind and entry is not case.timeline.first(AlertFired)
    if earlier and entry is case.loud:
        return "the first alert of high urgency"
    return "the alert" if earlier else say_call(case, entry)


def chain(case: Case) -> list[Escalation]:
    """The hops that are climbed until somebody answers, as far as they bind here."""
    return [clause for clause in case.sop.escalation if clause.trigger in CLIMBING and case.binding(clause).spans]


def last_bound(case: Case, start: int) -> int:
    """By when, after the first page, somebody must have been reached: the last hop's time, no less than the ack bound.

    Where the SOP gives no hop for silence the paging tool's own policy runs and only the reach is judged: somebody must
    answer within the scorecard's `acknowledge` of its last hop, the last page to somebody not paged before.
    """
    answer = case.first_answer
    end = max(start, answer.at if answer else case.impact_end)
    climbing = [one for one in chain(case) if one.trigger == "unacknowledged" and not one.optional_times]
    hops = [bound for one in climbing if (bound := case.strictest(one, start, end)) is not None]
    return max([acknowledge_bound(case), *(hops or [_climbed(case, start) + case.scorecard.tolerances.acknowledge])])


def _climbed(case: Case, start: int) -> int:
    """How long the tool took to its last hop. Its pages are no act of the team, so no answer moves this bound."""
    firsts: dict[str | None, int] = {}
    for one in case.timeline.every(Paged):
        if rung_by_tool(one) and start <= one.at <= case.impact_end:
            firsts.setdefault(one.target, one.at)
    return case.world_clock.elapsed(start, max(firsts.values(), default=start))


@once_for_case
def reached(case: Case) -> Ruling:
    """The first acknowledgement against the last bound; nothing where nobody was reached.

    Broken where nobody was reached within the last bound.
    """
    start = call_start(case)
    if start is None or not _called_for(case):
        return not_applicable("nobody was to be called")
    if not case.covers((Acknowledged.kind,)):
        return unknown("the record cannot show who answered")
    bound = last_bound(case, start)
    answer = case.first_answer
    since = _say_called(case, start)
    asked = f"somebody answers within {say_duration(bound)} of {say_of(since)}"
    if answer is None:
        return _unanswered(case, start, bound).asking(asked)
    if answer.basis == "stated":
        return said_only("an answer was said; its time is not rated", (answer.id,)).asking(asked)
    clock = case.clock_of(answer)
    taken = clock.elapsed(start, answer.at)
    ruling = timed(taken, bound, "the first answer", since, case.constants)
    ruling = with_aside(case, ruling, clock, start, answer.at)
    return ruling.breaking(taken > bound).resting_on(answer.id, asked=asked)


def _unanswered(case: Case, start: int, bound: int) -> Ruling:
    if not case.complete and case.clock.after(start, bound) > case.horizon:
        return pending("nobody has answered yet")
    return unknown(NOBODY_THERE) if case.rang_elsewhere else missed(say_unanswered(case), broken=True)


def _called_for(case: Case) -> bool:
    """Was there a page, or a level at which this SOP calls or expects an answer?"""
    if case.timeline.of_kinds(_PAGES) or chain(case):
        return True
    return any(
        clause.to.kind == ("acknowledged",) and bool(case.binding(clause).spans) for clause in case.sop.every(Deadline)
    )


def reached_finding(case: Case) -> Finding:
    """The finding that somebody was reached; critical if the scorecard says so."""
    ruling = not_come_due(case, reached(case))
    origin = next(iter(chain(case) or case.sop.escalation), None)
    return Finding(
        clause=REACHED,
        dimension="escalation",
        status=ruling.status,
        credit=ruling.credit,
        low=ruling.low,
        high=ruling.high,
        weight=case.constants.reached_weight,
        sentence=f"Somebody is reached: {ruling.observed}.",
        expected=ruling.expected,
        observed=ruling.observed,
        margin=ruling.margin,
        critical="escalation" in case.scorecard.critical.dimensions,
        broken=ruling.broken,
        evidence=ruling.evidence,
        source=origin.source if origin else None,
        stated=ruling.stated,
    )


def rule(case: Case, clause: Escalation) -> Ruling:
    """A due hop by the timing formula, capped by whether somebody was reached."""
    if clause.optional_times:
        return not_applicable(_UNTIMED)
    binding = case.binding(clause)
    if not binding.spans:
        return unbound(binding)
    hop = _capped(_hop(case, clause), reached(case))
    # Nobody reached is what breaks escalation; a single hop breaks only where the SOP itself calls it critical.
    return hop.breaking(hop.broken and clause.critical)


def _capped(hop: Ruling, reach: Ruling) -> Ruling:
    if hop.low is None or hop.high is None or reach.low is None or reach.high is None:
        return hop
    low, high = min(hop.low, reach.low), min(hop.high, reach.high)
    if hop.credit is None or reach.credit is None:
        return hop._replace(low=low, high=high)
    credit = min(hop.credit, reach.credit)
    if credit == hop.credit:
        return hop._replace(low=low, high=high)
    observed = f"{hop.observed}; {CAPPED} {reach.observed}"
    status: Status = "missed" if credit <= 0 else "late"
    return hop._replace(status=status, credit=credit, low=credit, high=credit, observed=observed)


def _hop(case: Case, clause: Escalation) -> Ruling:
    climbing = clause.trigger in CLIMBING
    anchor = call_start(case) if climbing else case.declaration_due
    if anchor is None:
        return not_applicable("nobody was to be called")
    begun = max(anchor, case.binding(clause).start or anchor)
    called = _call_of(case, clause)
    bound = case.strictest(clause, begun, max(begun, called.at if called else case.impact_end))
    if bound is None:
        return unbound_by_then(clause)
    due = case.clock.after(begun, bound)
    idle = _not_needed(case, clause, begun, due)
    if idle is not None:
        return not_applicable(idle)
    untold = _untold(case, clause, called) if called is None or called.at > due else None
    if untold is not None:
        return untold
    origin = _say_called(case, anchor) if climbing else "declaration was due"
    since = say_since(case, clause, anchor, begun, origin)
    asked = f"{say_role(clause.target)} {_verb(case, clause)} within {say_duration(bound)} of {say_of(since)}"
    ruling = _timed_hop(case, clause, called, begun, bound, since)
    ruling = ruling.resting_on(called.id if called else None, asked=asked)
    if called is None or ruling.margin is None:
        return ruling
    return counted_from_both(case, ruling, called, anchor, begun, origin)


def _untold(case: Case, clause: Escalation, called: Entry | None) -> Ruling | None:
    """Why nobody can tell whether a hop that is not seen in time was due, or was made."""
    if _unheard(case, clause):
        return unknown("the record cannot show whether anybody had answered before")
    unnamed = first_unaddressed(case, _kinds(clause), called.at if called else None)
    if unnamed is None:
        return None
    return unknown(f"the record does not say {_WHO.get(unnamed.kind, 'who was paged')}").resting_on(unnamed.id)


def _unheard(case: Case, clause: Escalation) -> bool:
    """Does the hop hang on an answer that the record neither shows nor could be counted on to show?"""
    silent = case.first_answer is None and not case.shows_absence((Acknowledged.kind,))
    return clause.trigger == "unacknowledged" and silent


def _not_needed(case: Case, clause: Escalation, begun: int, due: int) -> str | None:
    if clause.trigger == "unacknowledged":
        answer = case.first_answer
        if answer is not None and answer.at <= due:
            return "somebody had answered before"
        if _closed(case) and case.response_end <= due:
            return "it was over before"
    if clause.trigger == "unresolved":
        ended = case.impact_ended if case.truth else case.resolution
        if ended is not None and ended <= due:
            return "it was over before"
    return None if begun <= max(case.impact_end, case.response_end) else "it was over before"


def _closed(case: Case) -> bool:
    """Was it called over, and was it? Then the paging tool rings nobody any more."""
    return case.resolved is not None and not (case.truth and case.impact_ended is None)


def _timed_hop(case: Case, clause: Escalation, called: Entry | None, begun: int, bound: int, since: str) -> Ruling:
    what = f"{say_role(clause.target)} {_verb(case, clause)}"
    if called is None:
        if _hidden(case, clause):
            return unknown("the record cannot show who was called")
        if not case.complete and case.clock.after(begun, bound) > case.horizon:
            return pending(f"{what}: not due yet")
        return missed(f"{say_role(clause.target)} was never {_verb(case, clause)}", broken=True)
    if called.basis == "stated":
        return said_only(f"{what} was said; its time is not rated", (called.id,))
    clock = case.clock_of(called)
    call = "the repeated call" if _repeats(case, clause) else "the call"
    what, taken = f"{call} to {say_the_role(clause.target)}", clock.elapsed(begun, called.at)
    ruling = timed(taken, bound, what, since, case.constants)
    return with_aside(case, ruling, clock, begun, called.at)


def _hidden(case: Case, clause: Escalation) -> bool:
    """May the call have been made where the source cannot show it?

    It cannot show calls; or who came or took the role, which needs no call; or whose role a person, or a word, has
    that was called.
    """
    if not case.shows_absence(("paged" if clause.how == "page" else "notified",)):
        return True
    if clause.trigger in _FILLED and not case.shows_absence((RoleAssigned.kind, Joined.kind)):
        return True
    targets = (getattr(one, "target", None) for one in case.timeline.of_kinds(_kinds(clause)))
    unplaced = [target for target in targets if target and _unplaced(case, target)]
    if not case.shows_absence((RoleAssigned.kind,)):
        return bool(unplaced)
    # In an exercise every seat is known; of a real incident, a word nobody goes by may mean whoever was due.
    return case.real and any(target not in case.people for target in unplaced)


def _unplaced(case: Case, target: str) -> bool:
    """Is it somebody of whom no role is known?"""
    sop = case.sop
    named = {*STANDARD_ROLES, *(duty.role for duty in sop.roles), *(contact.target for contact in sop.contacts)}
    named |= {hop.target for hop in sop.escalation}
    named |= {word for one in sop.every(Deadline) for word in one.to.target}
    return canonical_role(target) not in named and not case.roles_of_people.get(target)


def _verb(case: Case, clause: Escalation) -> str:
    return ("paged" if clause.how == "page" else "notified") + (" again" if _repeats(case, clause) else "")


def _repeats(case: Case, clause: Escalation) -> int:
    """How many calls to the same role the policy makes before this one."""
    return calls_before(case.sop).get(clause.id, 0)


def _kinds(clause: Escalation) -> tuple[str, ...]:
    return _CALLS if clause.how == "page" else (*_CALLS, "notified")


def _call_of(case: Case, clause: Escalation) -> Entry | None:
    """The first call to the target, or the next where the policy has called it before.

    At declaration, a person who already holds or takes that role needs none.
    """
    found = [next(islice(_calls_to(case, clause), _repeats(case, clause), None), None)]
    if clause.trigger in _FILLED:
        found.append(next(_present(case, clause.target), None))
    entries = [one for one in found if one is not None]
    return min(entries, key=lambda one: one.at) if entries else None


def _calls_to(case: Case, clause: Escalation) -> Iterator[Entry]:
    """Calls to the target; what is told of a page that stands there as well is no call of its own."""
    for one in case.timeline.of_kinds(_kinds(clause)):
        told = isinstance(one, PageFailed) and one.re is not None and one.re in case.entries
        if not told and _means(case, getattr(one, "target", None), clause.target):
            yield one


def _present(case: Case, role: str) -> Iterator[Entry]:
    """Entries that show somebody in the role: the seat was given, they joined in it, or they acted in it."""
    for one in case.timeline.of_kinds((RoleAssigned.kind, Joined.kind)):
        seat = one.seat if isinstance(one, RoleAssigned) else one.role
        if seat and canonical_role(seat) == role:
            yield one
    if case.real:
        yield from (case.entries[span.entry] for span in case.holdings.get(role, ()))


def _means(case: Case, target: str | None, role: str) -> bool:
    """Does a target, a role or a person, mean this role?"""
    if not target:
        return False
    return canonical_role(target) == role or role in case.roles_of_people.get(target, frozenset())
