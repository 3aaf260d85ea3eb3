"""Spreads: what is typical, and how far it goes to either side."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import quantiles

from gameday.terms.frozen import frozen


@frozen
class Spread:
    """The median of some figures, and the tenth and ninetieth percentile; in the unit of the figures."""

    median: float
    low: float
    high: float


def spread_of(figures: Iterable[float]) -> Spread | None:
    """The spread of some figures, straight lines between neighbours; None where there are none.

    Percentiles as R's type 7 has them (Hyndman and Fan, Sample Quantiles in Statistical Packages, The American
    Statistician 50(4), 1996).
    """
    found = sorted(figures)
    if not found:
        return None
    if len(found) == 1:
        return Spread(found[0], found[0], found[0])
    tenths = quantiles(found, n=10, method="inclusive")
    return Spread(tenths[4], tenths[0], tenths[8])
