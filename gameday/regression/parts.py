"""The parts of an edit: each changed clause alone, made to the baseline, and what no play shows of one of them."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.regression.mechanism import Mechanism, mechanisms
from gameday.regression.playing import Setting
from gameday.regression.remade import remade
from gameday.regression.row import Row
from gameday.regression.trial import Trials
from gameday.sop import Sop
from gameday.sop.diff import diff
from gameday.sop.diff.clause_change import ClauseChange
from gameday.terms.frozen import frozen

_SEVERITY = "severity"
_FEW, _MANY = 10, 100
"""Pairs a place after which a part is looked at: most parts show in the first few; what does not is played on."""


@frozen
class Part:
    """One part of an edit, made to the baseline alone."""

    name: str
    """The clause, or `severity`."""
    sop: Sop
    through: tuple[Mechanism, ...]
    """By what it moves people; empty: it moves the judgement alone."""


def parts_of(old: Sop, new: Sop) -> tuple[Part, ...]:
    """The edit in parts: each changed clause alone, and the criteria of severity alone. Wordings are no part.

    Levels that the edit renames are the same in all parts, so such an edit has none.
    """
    found = diff(old, new)
    if found.levels_added or found.levels_gone or found.levels_renamed:
        return ()
    parts = [
        Part(change.clause, _with(old, new, change), mechanisms(new if change.change != "gone" else old, change.clause))
        for change in found.clauses
        if change.change in ("added", "gone") or any(not one.wording for one in change.differences)
    ]
    if found.severity:
        parts.append(Part(_SEVERITY, remade(old, severity=new.severity), ("criteria",)))
    return tuple(parts)


def idle(parts: Sequence[Part], old: Sop, settings: Sequence[Setting], trials: Trials, runs: int) -> tuple[str, ...]:
    """The parts that change nothing in any pair where they are played alone.

    Args:
        parts: Parts of an edit.
        old: The baseline they were made to.
        settings: Where they are played.
        trials: Who plays.
        runs: The budget of pairs a place.

    Raises:
        EngineFault: a play failed.

    """
    left = list(parts)
    for past in sorted({min(_FEW, runs), tried(runs)}):
        for setting in settings:
            if not left:
                return ()
            asked = [(setting, sop) for sop in (old, *(part.sop for part in left))]
            before, *alone = trials.ready(asked, past, "plays of each part of the edit alone")
            same = [not any(_apart(*pair) for pair in trials.rows.pairs(before, one, past)) for one in alone]
            left = [part for part, nothing in zip(left, same, strict=True) if nothing]
    return tuple(part.name for part in left)


def tried(runs: int) -> int:
    """In how many pairs a place a part is tried alone before it is called idle."""
    return min(_MANY, runs)


def _apart(before: Row, after: Row) -> bool:
    return (before.entries, before.findings) != (after.entries, after.findings)


def _with(old: Sop, new: Sop, change: ClauseChange) -> Sop:
    """The baseline with one clause as the candidate has it."""
    was = change.was or change.clause
    now = next((one for one in new.clauses if one.id == change.clause), None)
    if change.change == "added" and now is not None:
        clauses = (*old.clauses, now)
    elif change.change == "gone" or now is None:
        clauses = tuple(one for one in old.clauses if one.id != change.clause)
    else:
        clauses = tuple(now if one.id == was else one for one in old.clauses)
    return remade(old, clauses=clauses)
