"""The parts of an edit: each changed clause alone, made to the baseline, and what plays of it alone do not show."""

from __future__ import annotations

from collections.abc import Container, Sequence, Set

from gameday.regression.change.mechanism import Mechanism, mechanisms
from gameday.regression.change.observable import CRITERIA
from gameday.regression.change.trial import Trials
from gameday.regression.plays.playing import Setting
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Clause
from gameday.sop.diff import SopDiff, diff
from gameday.sop.diff.clause_change import ClauseChange
from gameday.sop.model import bounds_of
from gameday.terms.frozen import frozen

_FEW, _MANY = 10, 100
"""Pairs a place after which a part is looked at: most parts show in the first few; what does not is played on."""


@frozen
class Part:
    """One part of an edit, made to the baseline alone."""

    name: str
    """The clause, or `severity: criteria`."""
    sop: Sop
    through: tuple[Mechanism, ...]
    """By what it moves people; empty: it moves the judgement alone."""


def parts_of(old: Sop, new: Sop) -> tuple[Part, ...]:
    """The edit in parts: each changed clause alone, and the criteria of severity alone. Wordings are no part.

    An edit of the levels themselves has none: its parts would speak of levels that the others do not know.
    """
    found = diff(old, new)
    if found.levels_added or found.levels_gone or found.levels_renamed:
        return ()
    return _parts(found, old, new)


def pieces_of(old: Sop, new: Sop) -> tuple[Part, ...]:
    """The same, also where levels were added or are gone: each clause as far as it speaks of levels of the baseline.

    The levels and the criteria are then one part. Of renamed levels there is none.
    """
    found = diff(old, new)
    return () if found.levels_renamed else _parts(found, old, new)


def joined(parts: Sequence[Part], old: Sop, new: Sop) -> Sop:
    """The baseline with several parts of the edit at once."""
    names = {part.name for part in parts}
    found = diff(old, new)
    sop = old
    for change in found.clauses:
        if change.clause in names:
            sop = _with(sop, new, change)
    return _with_criteria(sop, new) if CRITERIA in names else sop


def _parts(found: SopDiff, old: Sop, new: Sop) -> tuple[Part, ...]:
    parts = [
        Part(change.clause, sop, mechanisms(new if change.change != "gone" else old, change.clause))
        for change in found.clauses
        if change.change in ("added", "gone") or any(not one.wording for one in change.differences)
        if (sop := _with(old, new, change)).clauses != old.clauses
    ]
    if found.severity or found.levels_added or found.levels_gone:
        parts.append(Part(CRITERIA, _with_criteria(old, new), ("criteria",)))
    return tuple(parts)


@frozen
class Alone:
    """What came of parts that were played alone, and moved nobody."""

    nothing: tuple[str, ...] = ()
    """Those by which nothing was another."""
    judged: tuple[str, ...] = ()
    """Those by which the same happened, and was judged otherwise."""


def alone(
    parts: Sequence[Part],
    old: Sop,
    settings: Sequence[Setting],
    trials: Trials,
    runs: int,
    known: Container[str] = frozenset(),
) -> Alone:
    """The parts that change nothing, or nothing but the judgement, in any pair where they are played alone.

    Args:
        parts: Parts of an edit.
        old: The baseline they were made to.
        settings: Where they are played.
        trials: Who plays.
        runs: The budget of pairs a place.
        known: Names of parts that are told of in any case: a judgement that is another ends their trial.

    Raises:
        EngineFault: a play failed.

    """
    left = list(parts)
    judged: set[str] = set()
    for past in sorted({min(_FEW, runs), tried(runs)}):
        for setting in settings:
            if not left:
                return Alone()
            asked = [(setting, sop) for sop in (old, *(part.sop for part in left))]
            before, *others = trials.ready(asked, past, "plays of each part of the edit alone")
            for part, digest in zip(tuple(left), others, strict=True):
                pairs = list(trials.rows.pairs(before, digest, past))
                if any(one.findings != other.findings for one, other in pairs):
                    judged.add(part.name)
                acted = any(one.entries != other.entries for one, other in pairs)
                if acted or (part.name in judged and part.name in known):
                    left.remove(part)
    names = [part.name for part in left]
    return Alone(tuple(one for one in names if one not in judged), tuple(one for one in names if one in judged))


def tried(runs: int) -> int:
    """In how many pairs a place a part is tried alone before it is called idle."""
    return min(_MANY, runs)


def _with(old: Sop, new: Sop, change: ClauseChange) -> Sop:
    """The baseline with one clause as the candidate has it."""
    was = change.was or change.clause
    known = set(old.ladder.levels)
    now = next((one for one in new.clauses if one.id == change.clause), None)
    there = _narrowed(now, known) if now is not None else None
    if change.change == "added":
        clauses = old.clauses if there is None else (*old.clauses, there)
    elif change.change == "gone":
        clauses = tuple(one for one in old.clauses if one.id != change.clause)
    else:
        kept = ((there if one.id == was else one) for one in old.clauses)
        clauses = tuple(one for one in kept if one is not None)
    return remade(old, clauses=clauses)


def _with_criteria(old: Sop, new: Sop) -> Sop:
    known = set(new.ladder.levels)
    clauses = tuple(kept for one in old.clauses if (kept := _narrowed(one, known)) is not None)
    return remade(old, levels=new.levels, severity=new.severity, clauses=clauses)


def _narrowed(clause: Clause, known: Set[str]) -> Clause | None:
    """A clause as far as it speaks of levels that an SOP has; None: of none of them."""
    bounds = bounds_of(clause)
    if known >= {*bounds, *clause.levels}:
        return clause
    left = {level: bound for level, bound in bounds.items() if level in known}
    levels = tuple(level for level in clause.levels if level in known)
    if (bounds and not left) or (clause.levels and not levels):
        return None
    changed: dict[str, object] = {name: left for name in _BOUNDS if getattr(clause, name, None)}
    return remade(clause, **changed, levels=levels)


_BOUNDS = ("within", "every", "after", "watch")
"""What the kinds of clause call their bounds."""
