"""The moments that mattered: where most of the score was lost or won, and where to begin again to do it otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding
from gameday.sop.source import Source
from gameday.terms.dimension import Dimension
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen
from gameday.training.decided import decided_at
from gameday.training.shown_by import shown_by
from gameday.training.worth import clauses_of, worth_of

BEFORE = MINUTE
"""One goes back this far, to a minute in which it can still be done."""
_OTHERS = 0.5
"""What others should have done counts for less to whoever trains; what they did, for half of that."""
_LOST = 2
"""Of three moments, how many are kept for what was lost, where there is something to show of both."""


@frozen
class Moment:
    """One moment. Times are milliseconds since 1970."""

    clause: str
    dimension: Dimension
    at: int
    """When it was decided: when it was due, or done."""
    again_from: int
    """Where to begin again: a minute before, and not before the drill."""
    won: bool
    points: float
    """How much of a hundred it won, or lost."""
    promise: str
    """The SOP's sentence."""
    asked: str
    """What exactly was asked."""
    did: str
    """What the record shows."""
    mine: bool
    """Was it for whoever trains to do, by the role?"""
    broken: bool
    aided: bool
    """It followed a hint."""
    own: float | None = None
    """Which share of it whoever trained did; None: no act of anybody shows it."""
    others: tuple[str, ...] = ()
    """Ids of the people who did the rest."""
    source: Source | None = None
    evidence: tuple[str, ...] = ()
    """Ids of entries."""


def moments(
    case: Case, assessment: Assessment, person: str, roles: Collection[str], count: int = 3
) -> tuple[Moment, ...]:
    """The moments that mattered most to a person who held these roles, in the order they came; fewer where few are.

    Ranked by their part in the overall score, what is broken first, and no two of one dimension unless nothing else is
    left. What others did, or should have done, counts for less. What is due after the drill is not among them.
    """
    worth = worth_of(case, assessment.findings)
    mine = clauses_of(case.sop, roles)
    found = [
        _moment(case, one, worth[one.clause], mine, person)
        for one in assessment.findings
        if one.credit is not None and one.clause in worth and one.dimension != "follow_through"
    ]
    lost = _ranked(one for one in found if not one.won and (one.points > 0 or one.broken))
    won = _ranked(one for one in found if one.won)
    kept = lost[: max(_LOST, count - len(won))][:count] if won else lost[:count]
    chosen = [*kept, *won[: count - len(kept)]]
    return tuple(sorted(chosen, key=lambda one: one.at))


def _moment(case: Case, finding: Finding, worth: float, mine: Collection[str], person: str) -> Moment:
    clause = next((one for one in case.sop.clauses if one.id == finding.clause), None)
    at = decided_at(case, clause, finding)
    credit = finding.credit or 0.0
    # Done in time, and yet not in the order that was asked for, is nothing to learn from as if it were kept.
    won = credit == 1 and not finding.broken
    shown = shown_by(case, clause, finding, person)
    return Moment(
        clause=finding.clause,
        dimension=finding.dimension,
        at=at,
        again_from=max(case.start, at - BEFORE),
        won=won,
        points=100 * worth * (credit if won else 1 - credit),
        promise=clause.text if clause is not None else finding.sentence.split(":", 1)[0] + ".",
        asked=finding.expected,
        did=finding.observed,
        mine=clause is None or finding.clause in mine,
        broken=finding.broken,
        aided=finding.aided,
        own=shown.own / shown.acts if shown.acts else None,
        others=shown.others,
        source=finding.source,
        evidence=finding.evidence,
    )


def _ranked(found: Iterable[Moment]) -> list[Moment]:
    """The weightiest first, each dimension once before any comes twice."""
    ordered = sorted(found, key=lambda one: (not one.broken, -one.points * _concern(one), one.at, one.clause))
    first: dict[Dimension, Moment] = {}
    for one in ordered:
        first.setdefault(one.dimension, one)
    return [*first.values(), *(one for one in ordered if one is not first[one.dimension])]


def _concern(one: Moment) -> float:
    """How much a moment is about whoever trained: what others won for them, or should have done, is less so."""
    if not one.won:
        return 1 if one.mine else _OTHERS
    return one.own or _OTHERS * _OTHERS
