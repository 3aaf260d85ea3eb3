"""The bounds of a clause that an edit moves from one length to another."""

from __future__ import annotations

from gameday.regression.change.observable import level_of
from gameday.sop import Clause, Sop
from gameday.sop.diff.clause_change import ClauseChange, is_bound
from gameday.sop.model import bounds_of
from gameday.terms.bound import Bound


def edited_bounds(change: ClauseChange, old: Sop, new: Sop) -> list[tuple[str, Bound, Bound]]:
    """(level, the shorter bound, the longer) where both SOPs have one and they differ."""
    had, has = (
        bounds_of(clause) if (clause := clause_named(sop, name)) is not None else {}
        for sop, name in ((old, change.was or change.clause), (new, change.clause))
    )
    edited = [level_of(one) for one in change.differences if is_bound(one)]
    pairs = [(level, had[level], has[level]) for level in edited if level in had and level in has]
    return [(level, was, now) if was.length(0) < now.length(0) else (level, now, was) for level, was, now in pairs]


def clause_named(sop: Sop, clause: str) -> Clause | None:
    """The clause of an SOP with an id; None where it has none."""
    return next((one for one in sop.clauses if one.id == clause), None)
