"""What a clause is worth in the whole, and whose it is by role."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gameday.scoring.case import Case
from gameday.scoring.finding import Finding
from gameday.sop import Sop
from gameday.sop.duties import duties
from gameday.terms.dimension import Dimension


def worth_of(case: Case, findings: Sequence[Finding]) -> dict[str, float]:
    """What part of the overall score hangs on each clause: its weight in its dimension, times that in the whole."""
    known = [one for one in findings if one.credit is not None and one.weight]
    within: dict[Dimension, float] = {}
    for one in known:
        within[one.dimension] = within.get(one.dimension, 0.0) + one.weight
    weights = {dimension: case.scorecard.weights.get(dimension, 1.0) for dimension in within}
    total = sum(weights.values())
    if not total:
        return {}
    return {one.clause: weights[one.dimension] / total * one.weight / within[one.dimension] for one in known}


def clauses_of(sop: Sop, roles: Collection[str]) -> frozenset[str]:
    """Clauses that ask something of one of these roles, at any level; what the paging tool does asks it of nobody."""
    asked = (duty for level in sop.ladder.levels for duty in duties(sop, level) if not duty.by_tool)
    return frozenset(duty.clause for duty in asked if duty.role in roles)
