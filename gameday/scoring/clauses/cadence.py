"""Cadence: updates come at least this often, or when the last one promised the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from gameday.scoring.aside import say_aside
from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.clock import RunningClock
from gameday.scoring.constants import Constants
from gameday.scoring.ruling import Ruling, missed, not_applicable, pending, said_only, scored, unknown
from gameday.scoring.silence import CadenceWindow, Gap, blended, cadence_credit
from gameday.scoring.steps import Steps
from gameday.sop.clause import Cadence, Deadline
from gameday.terms.duration import say_duration
from gameday.timeline.response import Resolved, UpdatePosted

_WAS = ("was", "were")


def rule(case: Case, clause: Cadence) -> Ruling:
    """C = 0.7 C + 0.3 G over gaps measured in bounds (see `silence`); broken where a gap exceeds three bounds."""
    if not case.binding(clause).spans:
        return unbound(case.binding(clause))
    if not case.shows_updates_to(clause.audience):
        return unknown(f"the record cannot show {clause.audience} updates")
    return _promises(case, clause) if clause.promised else _rhythm(case, clause)


def judged_window(case: Case, clause: Cadence) -> CadenceWindow:
    """The window a clause is judged on.

    Where nobody said `resolved` although the impact ended, the window ends where it is least favourable, so that
    keeping the end to oneself never pays.
    """
    whole = case.cadence_window(clause, case.response_end)
    if case.resolved is not None or case.impact_ended is None or not case.covers((Resolved.kind,)):
        return whole
    candidates = [case.cadence_window(clause, case.impact_ended), *_prefixes(whole, case.impact_ended, case.constants)]
    return min(candidates, key=lambda window: _credit(window.gaps, 1.0, case.constants))


def looked_at(case: Case, clause: Cadence, *, broken: bool) -> list[tuple[int, int]]:
    """The silences or unkept promises that broke a clause; else the whole of what it looks at."""
    most = case.constants.silence_breaks
    if clause.promised:
        due = case.declaration_due if case.declaration_due is not None else case.response_end
        found = [(one.start, one.end) for one in _promised(case, clause) if one.bounds > most] if broken else []
        return found or [(due, case.response_end)]
    window = judged_window(case, clause)
    found = [(gap.start, gap.end) for gap in window.gaps if gap.bounds > most] if broken else []
    return found or [(window.start, window.end)]


def _prefixes(whole: CadenceWindow, since: int, by: Constants) -> Iterator[CadenceWindow]:
    """The windows that end at an update after a moment, or at the end: no other end is less favourable.

    Only the running sums matter; the lowest of them is found in one pass.
    """
    total = met = worst = 0.0
    lowest: tuple[float, int] | None = None
    for index, gap in enumerate(whole.gaps):
        total, met, worst = total + gap.bounds, met + min(gap.bounds, 1.0), max(worst, gap.bounds)
        if gap.end < since or not total:
            continue
        credit = blended(met / total, worst, by)
        if lowest is None or credit < lowest[0]:
            lowest = credit, index
    if lowest is not None:
        cut = whole.gaps[: lowest[1] + 1]
        yield CadenceWindow(whole.clause, whole.audience, whole.start, cut[-1].end, cut)


def _credit(gaps: Sequence[Gap], otherwise: float, by: Constants) -> float:
    credit = cadence_credit((gap.bounds for gap in gaps), by)
    return otherwise if credit is None else credit


def _rhythm(case: Case, clause: Cadence) -> Ruling:
    window = judged_window(case, clause)
    said = _said(case, clause)
    if said:
        return said_only(f"{clause.audience} updates were said to come; their rhythm is not rated", said)
    credit = cadence_credit([gap.bounds for gap in window.gaps], case.constants)
    if credit is None:
        return _empty(case)
    if _nothing_due(case, window):
        return pending("no update was due yet")
    if not case.done(clause.audience) and not any(gap.too_long for gap in window.gaps):
        # Nobody kept a rhythm in which nothing was ever said.
        return not_applicable("it was over before an update was due")
    worst = max(window.gaps, key=lambda gap: gap.bounds)
    over = [gap for gap in window.gaps if gap.bounds > 1.0]
    ids = [one for gap in over for one in (gap.before, gap.after)]
    kept = len(window.gaps) - len(over)
    clock = case.rhythm_clock(clause.audience)
    observed = f"{_silent(case, clock, window, worst)}; {kept} of {len(window.gaps)} gaps were kept"
    ruling = scored(credit, observed, broken=worst.bounds > case.constants.silence_breaks)
    asked = f"an {clause.audience} update at least every {_bounds(window)} until resolution"
    return ruling.resting_on(*(ids or [worst.before, worst.after]), asked=asked)


def _silent(case: Case, clock: RunningClock, window: CadenceWindow, worst: Gap) -> str:
    """The silence that was longest for its bound; where another was longer by the clock, that one beside it."""
    longest = max(window.gaps, key=lambda gap: clock.elapsed(gap.start, gap.end))
    told, most = (say_duration(clock.elapsed(gap.start, gap.end)) for gap in (worst, longest))
    aside = say_aside(case, clock, worst.start, worst.end)
    if told == most:
        return f"the longest silence was {told}, {worst.bounds:.2g} times what was allowed{aside}"
    there = "at a level without a bound" if longest.bound is None else f"{longest.bounds:.2g} times what was allowed"
    beside = f"{most}, {there}{say_aside(case, clock, longest.start, longest.end)}"
    return (
        f"the silence longest for its bound was {told}, {worst.bounds:.2g} times what was allowed{aside};"
        f" the longest by the clock was {beside}"
    )


def _nothing_due(case: Case, window: CadenceWindow) -> bool:
    """Does the record stop early, with no update so far and none owed?"""
    if case.complete or case.resolved is not None or len(window.gaps) != 1:
        return False
    (gap,) = window.gaps
    return gap.before is None and gap.after is None and not gap.too_long


def _bounds(window: CadenceWindow) -> str:
    found = sorted({gap.bound for gap in window.gaps if gap.bound is not None})
    return " or ".join(say_duration(bound) for bound in found)


def _said(case: Case, clause: Cadence) -> list[str]:
    """Ids of what was said about this rhythm in a tabletop; what was taken back counts for the time it stood."""
    due = case.declaration_due or 0
    standing = [
        one.intent.id
        for one in case.effective.standing
        if (one.until is None or one.until > max(one.intent.at, due))
        and one.intent.act == "update_posted"
        and one.intent.audience in (None, clause.audience)
    ]
    if "stated" in case.timeline.bases:
        standing += [one.id for one in case.posts(clause.audience) if one.basis == "stated"]
    return standing


def _promises(case: Case, clause: Cadence) -> Ruling:
    """Each promise is a bound of its own: promising is never punished, breaking a promise is."""
    start = case.declaration_due
    if start is None or (case.response_end <= start and not case.posts(clause.audience)):
        return _empty(case)
    found = list(_promised(case, clause))
    kept = [one for one in found if not one.leapt]
    leapt = len(found) - len(kept)
    if not kept:
        return _all_leapt(found) if leapt else _without_promise(case, clause, start)
    credit = cadence_credit((one.bounds for one in kept), case.constants)
    worst = max(one.bounds for one in kept)
    count = sum(one.bounds <= 1.0 for one in kept)
    ruling = scored(
        1.0 if credit is None else credit,
        f"{count} of {len(kept)} promises were kept"
        + (f"; the facilitator leapt over {leapt} more, which {_WAS[leapt > 1]} not put to the test" if leapt else ""),
        broken=worst > case.constants.silence_breaks,
    )
    broken = [one.entry for one in kept if one.bounds > 1.0]
    asked = f"the next {clause.audience} update when the last one promised it"
    return ruling.resting_on(*(broken or [one.entry for one in kept]), asked=asked)


def _without_promise(case: Case, clause: Cadence, start: int) -> Ruling:
    said = _said(case, clause)
    if said:
        return said_only(f"{clause.audience} updates were said to come; their rhythm is not rated", said)
    if case.lacks("next_update_at"):
        return unknown("the record cannot show when an update said the next one would come")
    if _waits(case, clause, start):
        return pending("no promise of an update was due yet")
    within = f", within {case.constants.long_promise:g} bounds of the rhythm" if _rhythms(case, clause) else ""
    return missed(f"no {clause.audience} update said when the next one would come{within}")


def _all_leapt(found: Sequence[_Promise]) -> Ruling:
    """No person who takes part can keep a promise while the facilitator leaps over the moment it was due."""
    came = "what was promised came due" if len(found) == 1 else f"all {len(found)} promises came due"
    why = f"{came} while the facilitator leapt over it, so it was not put to the test"
    return not_applicable(why).resting_on(*(one.entry for one in found))


def _empty(case: Case) -> Ruling:
    if case.declaration_due is not None and case.resolved is None and not case.complete:
        return pending("no update was due yet")
    return not_applicable("the window from when declaration was due to resolution is empty")


def _waits(case: Case, clause: Cadence, start: int) -> bool:
    """In a record that stops early: is what was promised still to come, or was no update due at all?

    The first one is due by the rhythm of the SOP; where it has none, by its deadline for a first update.
    """
    if case.complete or case.resolved is not None:
        return False
    posts = case.done(clause.audience)
    if posts:
        return _open(case, clause, posts[-1])
    firsts = _rhythms(case, clause) or [
        case.bound_steps(other) for other in case.sop.every(Deadline) if clause.audience in other.to.audience
    ]
    bounds = [bound for steps in firsts if (bound := steps.at(start)) is not None]
    due = case.clock.after(start, min(bounds, default=case.scorecard.tolerances.prompt))
    return due > case.horizon


def _open(case: Case, clause: Cadence, last: UpdatePosted) -> bool:
    """Does the last update promise a next one for later than the record tells, and not for much too late?"""
    if last.next_update_at is None or last.next_update_at <= case.horizon:
        return False
    longest = _longest(case, _rhythms(case, clause), last)
    return longest is None or case.world_clock.elapsed(last.at, last.next_update_at) <= longest


def _longest(case: Case, rhythms: Sequence[Steps[int | None]], post: UpdatePosted) -> float | None:
    """How long after its update a promise may name the next one and be a promise; None: the SOP has no rhythm."""
    bounds = [bound for steps in rhythms if (bound := steps.at(post.at)) is not None]
    return case.constants.long_promise * min(bounds) if bounds else None


class _Promise(NamedTuple):
    """An update that said when the next would come, and how long that one kept people waiting."""

    start: int
    end: int
    bounds: float
    """In units of what was promised."""
    entry: str
    leapt: bool
    """It came due in a leap of the facilitator, and whoever promised did not live through it."""


def _promised(case: Case, clause: Cadence) -> Iterator[_Promise]:
    """Every promise of an update to this audience.

    To promise the next word for much later than the rhythm asks is no promise of it: it counts as none at all.
    """
    allowed = _rhythms(case, clause)
    posts = case.done(clause.audience)
    binding = case.binding(clause)
    end = case.response_end
    bounds = [bound for steps in allowed for bound in steps.values if bound is not None]
    shortest = case.constants.long_promise * min(bounds, default=0)
    still_open = case.resolved is None and not case.complete
    following = chain((one.at for one in islice(posts, 1, None)), [end])
    for one, later in zip(posts, following, strict=False):  # without any post there is nothing to follow
        due = one.next_update_at
        if due is None or due <= one.at or one.at >= end or not binding.at(one.at):
            continue
        answer = min(later, end)
        if still_open and answer == case.horizon and due > answer:
            continue
        clock = case.clock_of(one)
        promised = case.world_clock.elapsed(one.at, due)
        longest = _longest(case, allowed, one) if promised > shortest else None
        if longest is not None and promised > longest:
            continue
        if promised > 0:
            bounds_ = clock.elapsed(one.at, answer) / promised
            yield _Promise(one.at, answer, bounds_, one.id, leapt=_leapt_over(case, clock, due, answer))


def _leapt_over(case: Case, clock: RunningClock, due: int, answer: int) -> bool:
    """Did a promise come due in the midst of a leap, before it was answered?"""
    if clock is case.world_clock or answer <= due:
        return False
    return case.clock.stands(due) and not case.world_clock.stands(due)


def _rhythms(case: Case, clause: Cadence) -> list[Steps[int | None]]:
    """The bounds of the SOP's own rhythms for this audience, over time."""
    return [
        case.bound_steps(other)
        for other in case.sop.every(Cadence)
        if not other.promised and other.audience == clause.audience
    ]
