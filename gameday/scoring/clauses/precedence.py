"""Precedence: things happen in an order, and a lever that exists is pulled before the cause is sought."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Literal

from gameday.scoring.anchors import EXPECTED_ACTS, first_match, is_expected
from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.clauses.content import holds
from gameday.scoring.clauses.due import REVIEW_ACTS, review
from gameday.scoring.clauses.mitigate_first import mitigated_first
from gameday.scoring.ruling import Ruling, if_mostly_known, not_applicable, pending, within
from gameday.scoring.watching import still_watched
from gameday.scoring.wording import say_act, say_reversed, say_undone
from gameday.sop.clause import Pair, Precedence
from gameday.sop.levers import LEVER_ACTS, pulls
from gameday.terms.frozen import frozen
from gameday.terms.selector import Selector
from gameday.timeline import Entry
from gameday.timeline.matching import matching

_RECOVERY = frozenset({"service_restored"})
"""What a watched service says of itself; a story told around a table has none."""
PairStatus = Literal["kept", "broken", "bare", "undone", "idle", "unknown", "pending"]
"""`bare`: in order, and an entry of the earlier half lacks what it was to hold by then."""


@frozen
class _PairRuling:
    pair: Pair
    status: PairStatus
    entries: tuple[str, ...] = ()
    lacked: str = ""
    """What was missing, of a pair that is bare."""


def rule(case: Case, clause: Precedence) -> Ruling:
    """The weighted share of applicable pairs kept, or the mitigate-first formula."""
    if not case.binding(clause).spans:
        return unbound(case.binding(clause))
    return mitigated_first(case, clause) if clause.mitigate_first else _pairs(case, clause)


def _pairs(case: Case, clause: Precedence) -> Ruling:
    """Share of `a before b`, by weight. Broken, where the SOP calls the order non-negotiable, by any pair reversed."""
    rulings = [_rule_pair(case, pair) for pair in clause.pairs]
    judged = [one for one in rulings if one.status in ("kept", "broken", "bare", "undone")]
    open_ = [one for one in rulings if one.status == "unknown"]
    if not judged and not open_:
        waits = any(one.status == "pending" for one in rulings)
        return pending("none of it is due yet") if waits else not_applicable("none of it came up")
    weight = fsum(one.pair.weight for one in judged)
    hidden = fsum(one.pair.weight for one in open_)
    kept = fsum(one.pair.weight for one in judged if one.status == "kept")
    credit = kept / weight if weight else None
    ruling = if_mostly_known(
        within(credit, kept / (weight + hidden), (kept + hidden) / (weight + hidden), _say_pairs(case, rulings)),
        case.constants.mostly_unknown,
    )
    broken = clause.strict and any(one.status == "broken" for one in rulings)
    evidence = [entry for one in rulings for entry in one.entries]
    return ruling.breaking(broken).resting_on(*evidence)


def _rule_pair(case: Case, pair: Pair) -> _PairRuling:
    """A pair counts although neither came, where every response is expected to hold one of them.

    Not so the pulling of a lever where none ever existed.
    """
    of_review = not REVIEW_ACTS.isdisjoint((*pair.before.kind, *pair.after.kind))
    overdue = review(case, (*pair.before.kind, *pair.after.kind)) if of_review else None
    if overdue == "not_applicable":
        return _PairRuling(pair, "idle")
    before, after = first_match(case, pair.before), first_match(case, pair.after)
    ids = tuple(one.id for one in (before, after) if one is not None)
    if _hidden(case, pair, before, after):
        return _PairRuling(pair, "unknown", ids)
    if after is not None:
        if before is None and case.without_lever and _asks_for_relief(case, pair.before, after):
            return _PairRuling(pair, "idle")
        kept = before is not None and before.at <= after.at
        return _holding(case, pair, after, ids) if kept else _PairRuling(pair, "broken", ids)
    status = _half(case, pair, done=before is not None, due=overdue in (None, "missed"))
    asked_for_one = pulls(pair.after) or (before is None and pulls(pair.before))
    return _PairRuling(pair, "idle" if asked_for_one and status != "kept" and case.without_lever else status, ids)


def _asks_for_relief(case: Case, before: Selector, after: Entry) -> bool:
    """Does it ask for a lever, or for the service's word that it recovered where its impact was over without one?"""
    if pulls(before):
        return True
    rests = not LEVER_ACTS.isdisjoint(before.kind) and LEVER_ACTS.union(_RECOVERY).issuperset(before.kind)
    return rests and case.impact_ended is not None and case.impact_ended <= after.at


def _holding(case: Case, pair: Pair, after: Entry, ids: tuple[str, ...]) -> _PairRuling:
    """A pair in order: does each entry of its earlier half hold what it was to hold by then?"""
    keys = [key for key in pair.holding if not case.lacks(key)]
    found = [one for one in matching(pair.before, case.timeline) if one.at <= after.at] if keys else []
    without = {key: [one.id for one in found if not holds(one, key)] for key in keys}
    told = [
        f"{key.replace('_', ' ')} was missing in {len(those)} of {len(found)} by {say_act(pair.after)}"
        for key, those in without.items()
        if those
    ]
    if told:
        return _PairRuling(
            pair, "bare", (*(id_ for those in without.values() for id_ in those), after.id), " and ".join(told)
        )
    return _PairRuling(pair, "unknown" if len(keys) < len(pair.holding) else "kept", ids)


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
    if pair.after.kind == ("resolved",) and still_watched(case):
        return "pending"
    return "undone" if case.complete and due else "pending"


def _something_expected(case: Case, pair: Pair) -> bool:
    """Is one half an act every response holds? Of the reversible kind only while no lever was pulled at all."""
    if is_expected(case, pair.before) or is_expected(case, pair.after):
        return True
    kinds = set(pair.before.kind)
    return pair.before.reversible is not None and kinds <= EXPECTED_ACTS and not case.timeline.of_kinds(kinds)


def _say_pairs(case: Case, rulings: list[_PairRuling]) -> str:
    words = list(_faults(rulings))
    if words:
        return "; ".join(words)
    absent = list(dict.fromkeys(say_act(half) for one in rulings for half in _absent(case, one.pair)))
    if absent:
        return f"what came of it came in this order (not on record: {', '.join(absent)})"
    return "everything came in this order"


def _absent(case: Case, pair: Pair) -> Iterator[Selector]:
    """The halves that never came: an order may be kept because of that. What is hidden is told as such."""
    for half in (pair.before, pair.after):
        # Of what can and cannot be undone one may well never be needed.
        needed = half.reversible is None and case.shows_absence_of(half)
        if needed and first_match(case, half) is None:
            yield half


def _faults(rulings: list[_PairRuling]) -> Iterator[str]:
    for one in rulings:
        if one.status == "broken":
            yield say_reversed(one.pair.before, one.pair.after)
        elif one.status == "bare":
            yield one.lacked
        elif one.status == "undone":
            yield say_undone(one.pair.before, one.pair.after, begun=bool(one.entries))
        elif one.status == "unknown":
            yield f"the record cannot show {say_act(one.pair.before)} before {say_act(one.pair.after)}"
