"""Which part of an edit moved an outcome: each changed clause alone, played against the baseline with the same luck."""

from __future__ import annotations

from dataclasses import dataclass

from gameday.regression.observable import Mechanism, mechanisms
from gameday.regression.playing import Setting
from gameday.regression.remade import remade
from gameday.regression.trial import Trials, moved
from gameday.sop import Sop
from gameday.sop.diff import diff
from gameday.sop.diff.clause_change import ClauseChange

SAMPLE = 40
"""Pairs that each part of an edit is played alone for: enough to see what a called movement comes from."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One part of an edit, and how far it alone moves a metric."""

    part: str
    """The clause, or `severity`."""
    through: tuple[Mechanism, ...]
    """By what it moves people; empty: it moves the judgement alone."""
    moved: float
    """As the metric's `moved`, or the fall of a rate; positive is better."""
    share: float
    """Of the movement of the whole edit in the same pairs, 0 to 1 and beyond: parts may work against each other."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an edit, made to the baseline alone."""

    name: str
    sop: Sop
    through: tuple[Mechanism, ...]


def parts_of(old: Sop, new: Sop) -> tuple[Part, ...]:
    """The edit in parts: each changed clause alone, and the criteria of severity alone.

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
        parts.append(Part("severity", remade(old, severity=new.severity), ("criteria",)))
    return tuple(parts)


def causes(
    metric: str, called: float, setting: Setting, old: Sop, new: Sop, trials: Trials, *, pairs: int = SAMPLE
) -> tuple[Cause, ...]:
    """What moved a metric, the part that moved it furthest first.

    An edit of one part moved all that was `called`; nothing is played for it.

    Raises:
        EngineFault: a play failed.

    """
    parts = parts_of(old, new)
    if len(parts) < 2:
        return tuple(Cause(part.name, part.through, called, 1.0) for part in parts)
    sops = (old, new, *(part.sop for part in parts))
    before, after, *others = trials.ready([(setting, sop) for sop in sops], pairs, "plays of each part of the edit")
    whole = moved(metric, trials.rows.pairs(before, after, pairs)).mean
    found = []
    for part, other in zip(parts, others, strict=True):
        alone = moved(metric, trials.rows.pairs(before, other, pairs)).mean
        found.append(Cause(part.name, part.through, alone, alone / whole if whole else 0.0))
    return tuple(sorted(found, key=lambda one: -abs(one.moved)))


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
