"""Sums: findings to dimensions, dimensions to one number, and what the number and the gates decide.

Pass marks and gates are conventions, not validated cut scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gameday.scorecard import Scorecard
from gameday.scoring.assessment import DimensionScore, Overall, Verdict
from gameday.scoring.constants import USUAL
from gameday.scoring.finding import Finding
from gameday.terms.dimension import DIMENSIONS, Dimension


@dataclass(frozen=True, slots=True)
class Mean:
    """A weighted mean over what is known, and the interval the unknown leaves open."""

    score: float | None
    low: float | None
    high: float | None


def mean(findings: Iterable[Finding]) -> Mean:
    """sum(w c) / sum(w) over known findings; low and high over all that count, the unknown at 0 and at 1."""
    counted = [one for one in findings if one.low is not None and one.high is not None]
    known = [one for one in counted if one.credit is not None]
    return Mean(
        _weighted([(one.weight, one.credit) for one in known if one.credit is not None]),
        _weighted([(one.weight, one.low) for one in counted if one.low is not None]),
        _weighted([(one.weight, one.high) for one in counted if one.high is not None]),
    )


def _weighted(pairs: Sequence[tuple[float, float]]) -> float | None:
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total else None


def dimension_scores(
    findings: Sequence[Finding], scorecard: Scorecard, spoken: dict[Dimension, float], thin: float = USUAL.thin
) -> tuple[DimensionScore, ...]:
    """All nine dimensions. `spoken`: the weight of the clauses that speak of the levels in force, per dimension."""
    return tuple(_dimension(dimension, findings, scorecard, spoken.get(dimension, 0), thin) for dimension in DIMENSIONS)


def _dimension(
    dimension: Dimension, findings: Sequence[Finding], scorecard: Scorecard, spoken: float, thin: float
) -> DimensionScore:
    own = [one for one in findings if one.dimension == dimension]
    counted = [one for one in own if one.in_sums]
    found = mean(own)
    return DimensionScore(
        dimension=dimension,
        score=found.score,
        low=found.low,
        high=found.high,
        weight=scorecard.weights.get(dimension, 1.0),
        applicable=len(counted),
        thin=sum(one.weight for one in counted) < thin * spoken,
    )


def overall(dimensions: Sequence[DimensionScore], findings: Sequence[Finding], scorecard: Scorecard) -> Overall:
    """sum(W D) / sum(W) over dimensions, with what it decides; a formative scorecard gives neither."""
    gates = tuple(one.clause for one in findings if one.critical and one.broken)
    if not scorecard.graded:
        return Overall(None, None, None, "not_graded", gates)
    score = _weighted([(one.weight, one.score) for one in dimensions if one.score is not None])
    low = _weighted([(one.weight, one.low) for one in dimensions if one.low is not None])
    high = _weighted([(one.weight, one.high) for one in dimensions if one.high is not None])
    hidden = any(one.critical and one.status == "unknown" for one in findings)
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
