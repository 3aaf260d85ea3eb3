"""Precedence: things happen in an order, and a lever that exists is pulled before the cause is sought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gameday.scoring.anchors import EXPECTED_ACTS, find, first_match, is_expected
from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.clauses.due import REVIEW_ACTS, review
from gameday.scoring.ruling import (
    Ruling,
    clamp,
    if_mostly_known,
    missed,
    not_applicable,
    pending,
    scored,
    unknown,
    within,
)
from gameday.scoring.wording import say_act
from gameday.sop.clause import Pair, Precedence
from gameday.terms.duration import say_duration
from gameday.terms.selector import Anchor
from gameday.timeline import Entry

_MITIGATION = ("mitigation_started", "mitigation_applied")
_SEEKING = ("diagnosis_started", "cause_found")

PairStatus = Literal["kept", "broken", "undone", "idle", "unknown", "pending"]


@dataclass(frozen=True, slots=True)
class _PairRuling:
    pair: Pair
    status: PairStatus
    entries: tuple[str, ...] = ()


def rule(case: Case, clause: Precedence) -> Ruling:
    """The weighted share of applicable pairs kept, or the mitigate-first formula."""
    if not case.binding(clause).spans:
        return unbound(case.binding(clause))
    return _mitigate_first(case, clause) if clause.mitigate_first else _pairs(case, clause)


def _pairs(case: Case, clause: Precedence) -> Ruling:
    """Share of `a before b`, by weight. Broken, where the SOP calls the order non-negotiable, by any pair reversed."""
    rulings = [_rule_pair(case, pair) for pair in clause.pairs]
    judged = [one for one in rulings if one.status in ("kept", "broken", "undone")]
    open_ = [one for one in rulings if one.status == "unknown"]
    if not judged and not open_:
        waits = any(one.status == "pending" for one in rulings)
        return pending("none of it is due yet") if waits else not_applicable("none of it came up")
    weight = sum(one.pair.weight for one in judged)
    hidden = sum(one.pair.weight for one in open_)
    kept = sum(one.pair.weight for one in judged if one.status == "kept")
    credit = kept / weight if weight else None
    ruling = if_mostly_known(
        within(credit, kept / (weight + hidden), (kept + hidden) / (weight + hidden), _say_pairs(rulings)),
        case.constants.mostly_unknown,
    )
    broken = clause.strict and any(one.status == "broken" for one in rulings)
    evidence = [entry for one in rulings for entry in one.entries]
    return replace(ruling, broken=broken).resting_on(*evidence)


def _rule_pair(case: Case, pair: Pair) -> _PairRuling:
    """A pair counts although neither came, where every response is expected to hold one of them."""
    of_review = not REVIEW_ACTS.isdisjoint((*pair.before.kind, *pair.after.kind))
    overdue = review(case, (*pair.before.kind, *pair.after.kind)) if of_review else None
    if overdue == "not_applicable":
        return _PairRuling(pair, "idle")
    before, after = first_match(case, pair.before), first_match(case, pair.after)
    ids = tuple(one.id for one in (before, after) if one is not None)
    if _hidden(case, pair, before, after):
        return _PairRuling(pair, "unknown", ids)
    if after is not None:
        return _PairRuling(pair, "kept" if before is not None and before.at <= after.at else "broken", ids)
    return _PairRuling(pair, _half(case, pair, done=before is not None, due=overdue in (None, "missed")), ids)


def _hidden(case: Case, pair: Pair, before: Entry | None, after: Entry | None) -> bool:
    """Is a half absent that the source cannot show?"""
    halves = ((before, pair.before), (after, pair.after))
    return any(found is None and not case.shows_absence_of(selector) for found, selector in halves)


def _half(case: Case, pair: Pair, *, done: bool, due: bool) -> PairStatus:
    """The later half never came: that is in order, unless every response is expected to hold it."""
    if done and not is_expected(case, pair.after):
        return "kept"
    if not done and not _something_expected(case, pair):
        return "idle"
    return "undone" if case.complete and due else "pending"


def _something_expected(case: Case, pair: Pair) -> bool:
    """Is one half an act every response holds? Of the reversible kind only while no lever was pulled at all."""
    if is_expected(case, pair.before) or is_expected(case, pair.after):
        return True
    kinds = set(pair.before.kind)
    return pair.before.reversible is not None and kinds <= EXPECTED_ACTS and not case.timeline.of_kinds(kinds)


def _say_pairs(rulings: list[_PairRuling]) -> str:
    words = list(_faults(rulings))
    return "; ".join(words) if words else "everything came in this order"


def _faults(rulings: list[_PairRuling]) -> Iterator[str]:
    for one in rulings:
        if one.status == "broken":
            yield f"{say_act(one.pair.after)} came without {say_act(one.pair.before)} before it"
        elif one.status == "undone":
            yield f"{say_act(one.pair.before)} and then {say_act(one.pair.after)} did not both come"
        elif one.status == "unknown":
            yield f"the record cannot show {say_act(one.pair.before)} before {say_act(one.pair.after)}"


def _mitigate_first(case: Case, clause: Precedence) -> Ruling:
    """C = clamp(2 - (start - available) / T) from when a mitigation was available, or declaration was due if later.

    T is the scorecard's `mitigate`. Without a lever, diagnosing is right: not applicable. Broken, where the SOP calls
    the order non-negotiable, by diagnosis or cause before any mitigation although one was available.
    """
    lever = find(case, Anchor(at="mitigation_available"))
    if lever.at is None:
        return (
            unknown("the record cannot show when a mitigation was available")
            if lever.absent == "unknown"
            else not_applicable("no mitigation was available, and without a lever diagnosing is right")
        )
    if not case.covers(_MITIGATION):
        return unknown("the record cannot show mitigations")
    begun = max(lever.at, case.declaration_due or lever.at)
    allowed = case.scorecard.tolerances.mitigate
    start = next(iter(case.timeline.of_kinds(_MITIGATION)), None)
    sought = _sought_first(case, lever.at, start)
    since = "when declaration was due" if begun > lever.at else "one being available"
    asked = f"a mitigation started within {say_duration(allowed)} of {since}, before the cause is sought"
    broken = clause.strict and sought is not None
    ruling = _started(case, lever.at, begun, start)
    if sought is not None and start is not None:
        ruling = replace(ruling, observed=f"{ruling.observed}; the cause was sought before that")
    return replace(ruling, broken=broken).resting_on(lever.entry, sought.id if sought else None).asking(asked)


def _started(case: Case, lever: int, begun: int, start: Entry | None) -> Ruling:
    """`begun`: when the clock started, at the lever or when declaration was due."""
    allowed = case.scorecard.tolerances.mitigate
    if start is not None:
        taken = case.clock.elapsed(begun, start.at)
        observed = f"the first mitigation was started {_when(case, lever, begun, start.at)}"
        fades = case.constants.mitigation_fades
        return scored(clamp((1 + fades - taken / allowed) / fades), observed).resting_on(start.id)
    if case.impact_ended is not None and case.impact_ended <= begun:
        return not_applicable("the impact had ended by itself before")
    if not case.complete and case.clock.after(begun, allowed) > case.horizon:
        return pending("no mitigation was due yet")
    return missed("no mitigation was ever started although one was available")


def _when(case: Case, lever: int, begun: int, started: int) -> str:
    """From what the figure counts; where that is when declaration was due, the time from the lever stands beside it."""
    if started <= lever:
        return "by the time one was available"
    whole = f"{say_duration(case.clock.elapsed(lever, started))} after one was available"
    if begun <= lever:
        return whole
    if started <= begun:
        return f"{whole}, before declaration was due"
    return f"{say_duration(case.clock.elapsed(begun, started))} after declaration was due ({whole})"


def _sought_first(case: Case, available: int, start: Entry | None) -> Entry | None:
    """Diagnosis or cause after a mitigation was available and before any was started."""
    for one in case.timeline.of_kinds(_SEEKING):
        if one.at >= available and (start is None or one.at < start.at):
            return one
    return None
