"""Errors in bounds: looser where it is more severe, hops that run backwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from gameday.sop.clause import Assignment, Cadence, Clause, Deadline, Due, Escalation
from gameday.sop.lint.gap import LintError
from gameday.sop.lint.subject import Subject
from gameday.sop.model import bounds_of
from gameday.terms.bound import Bound
from gameday.terms.duration import DAY

_TIGHTENING = (Deadline, Cadence, Escalation, Due, Assignment)
"""Kinds whose bounds are a promise of speed. A watch period is none: a lesser incident may be watched for longer."""
_LABELS = {"id", "text", "source", "weight", "critical", "reading", "levels", "within", "every", "after"}
"""What may differ between two clauses that promise the same."""
_WEEKEND = 2 * DAY


def bound_errors(subject: Subject) -> Iterator[LintError]:
    """Bounds that cannot be meant."""
    yield from _loosened(subject)
    yield from _backwards(subject)


def _loosened(subject: Subject) -> Iterator[LintError]:
    """Clauses that promise the same, compared level by level: the more severe is never allowed more time."""
    promises: dict[tuple[str, str], list[tuple[int, Clause]]] = {}
    for index, clause in enumerate(subject.sop.clauses):
        if isinstance(clause, _TIGHTENING) and bounds_of(clause):
            same = (clause.kind, clause.model_dump_json(exclude=_LABELS))
            promises.setdefault(same, []).append((index, clause))
    for clauses in promises.values():
        strictest: dict[str, tuple[Bound, int]] = {}
        for index, clause in clauses:
            for level in subject.at(clause):
                bound = bounds_of(clause)[level]
                if level not in strictest or _certainly_longer(strictest[level][0], bound):
                    strictest[level] = (bound, index)
        bound_levels = [level for level in subject.levels if level in strictest]
        for severe, lesser in combinations(bound_levels, 2):
            (slow, index), (quick, _) = strictest[severe], strictest[lesser]
            if _certainly_longer(slow, quick):
                yield LintError(
                    "looser-when-severe",
                    ("clauses", index),
                    f"{subject.sop.clauses[index].id} gives {severe} {slow.say()}, and {lesser} only {quick.say()}",
                    f"{severe} to be no slower than {lesser}",
                )


def _certainly_longer(one: Bound, other: Bound) -> bool:
    """Does one bound end later than the other, whatever the calendar?"""
    if one.unit == other.unit:
        return one.high > other.high
    return _least(one) > _most(other)


def _least(bound: Bound) -> int:
    return bound.high * DAY if bound.unit == "business_days" else bound.high


def _most(bound: Bound) -> int:
    """The latest end in milliseconds; holidays are left out of account."""
    if bound.unit == "business_days":
        return (bound.high + 1) * DAY + (bound.high // 5 + 1) * _WEEKEND
    return bound.high


def _backwards(subject: Subject) -> Iterator[LintError]:
    """Hops of one ladder come in the order of their times at every level."""
    told: set[tuple[int, int]] = set()
    for level in subject.levels:
        for triggers in (("signal", "unacknowledged"), ("unresolved",)):
            ladder = [
                (index, hop)
                for index, hop in subject.hops(level)
                if hop.trigger in triggers and level in hop.after and hop.when is None
            ]
            for (first, earlier), (second, later) in pairwise(ladder):
                if (first, second) in told or not _certainly_longer(earlier.after[level], later.after[level]):
                    continue
                told.add((first, second))
                yield LintError(
                    "hops-run-backwards",
                    ("clauses", second),
                    f"{later.id} calls after {later.after[level].say()} at {level}, and {earlier.id}, "
                    f"which stands before it, after {earlier.after[level].say()}",
                    "each hop no earlier than the one before it",
                )
