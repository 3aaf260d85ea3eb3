"""Sums: findings to dimensions, dimensions to one number, and what the number and the gates decide.

Pass marks and gates are conventions, not validated cut scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gameday.scorecard import Scorecard
from gameday.scoring.assessment import DimensionScore, Overall, Verdict
from gameday.scoring.constants import USUAL
from gameday.scoring.finding import Finding
from gameday.terms.dimension import DIMENSIONS, Dimension
from gameday.terms.frozen import frozen


@frozen
class Mean:
    """A weighted mean over what is known, and the interval the unknown leaves open."""

    score: float | None
    low: float | None
    high: float | None
    applicable: int
    """How many count."""
    weight: float
    """What these weigh together."""


def mean(findings: Iterable[Finding]) -> Mean:
    """sum(w c) / sum(w) over known findings; low and high over all that count, the unknown at 0 and at 1."""
    applicable = 0
    weight = known = score = low = high = 0.0
    for one in findings:
        if one.low is None or one.high is None:
            continue
        applicable += 1
        weight += one.weight
        low += one.weight * one.low
        high += one.weight * one.high
        if one.credit is not None:
            known += one.weight
            score += one.weight * one.credit
    if not weight:
        return Mean(None, None, None, applicable, weight)
    return Mean(score / known if known else None, low / weight, high / weight, applicable, weight)


def _weighted(pairs: Iterable[tuple[float, float | None]]) -> float | None:
    """sum(w x) / sum(w) over the pairs with a value."""
    weight = total = 0.0
    for one, value in pairs:
        if value is not None:
            weight += one
            total += one * value
    return total / weight if weight else None


def dimension_scores(
    findings: Sequence[Finding], scorecard: Scorecard, spoken: dict[Dimension, float], thin: float = USUAL.thin
) -> tuple[DimensionScore, ...]:
    """All nine dimensions. `spoken`: the weight of the clauses that speak of the levels in force, per dimension."""
    own: dict[Dimension, list[Finding]] = {dimension: [] for dimension in DIMENSIONS}
    for one in findings:
        own[one.dimension].append(one)
    weights = scorecard.weights
    return tuple([_dimension(of, mean(own[of]), weights.get(of, 1.0), thin * spoken.get(of, 0)) for of in DIMENSIONS])


def _dimension(dimension: Dimension, found: Mean, weight: float, thin: float) -> DimensionScore:
    """`thin`: what must count at the least for it not to be."""
    return DimensionScore(
        dimension=dimension,
        score=found.score,
        low=found.low,
        high=found.high,
        weight=weight,
        applicable=found.applicable,
        thin=found.weight < thin,
    )


def overall(dimensions: Sequence[DimensionScore], findings: Sequence[Finding], scorecard: Scorecard) -> Overall:
    """sum(W D) / sum(W) over dimensions, with what it decides; a formative scorecard gives neither."""
    critical = [one for one in findings if one.critical]
    gates = tuple([one.clause for one in critical if one.broken])
    if not scorecard.graded:
        return Overall(None, None, None, "not_graded", gates)
    score = _weighted([(one.weight, one.score) for one in dimensions])
    low = _weighted([(one.weight, one.low) for one in dimensions])
    high = _weighted([(one.weight, one.high) for one in dimensions])
    hidden = "unknown" in {one.status for one in critical}
    return Overall(score, low, high, _verdict(gates, low, high, scorecard.pass_mark, hidden=hidden), gates)


def _verdict(
    gates: Sequence[str], low: float | None, high: float | None, mark: float | None, *, hidden: bool
) -> Verdict:
    """Fail by a gate or where even the best case falls short; pass where the worst case reaches the mark."""
    if gates or (mark is not None and high is not None and high < mark):
        return "fail"
    if low is None or hidden or (mark is not None and low < mark):
        return "undecided"
    return "pass"
