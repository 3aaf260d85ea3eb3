"""Means of paired differences: running sums, and an interval that minds how lopsided they are.

Most edits touch few plays, and those by much. Student's t is then too sure of itself on one side: in four hundred pairs
of which one in twenty moves, its one-sided bounds at the levels of a look fail a hundred times as often as they say.
So each statement is made twice, by t and by t after Hall's transformation, which takes the skewness of the sample out
of it, and the more cautious one counts.

Source: P. Hall, On the removal of skewness by transformation, Journal of the Royal Statistical Society B 54 (1992).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from math import cbrt

from gameday.regression.figures.statistics import t_quantile, t_tail
from gameday.terms.frozen import frozen


@frozen
class Interval:
    """A mean between two bounds."""

    mean: float
    low: float
    high: float


@dataclass(slots=True)
class Differences:
    """Paired differences as they come; only their count and first three moments are kept (Welford's recurrence)."""

    n: int = 0
    mean: float = 0.0
    _squares: float = 0.0
    _cubes: float = 0.0

    def take(self, difference: float) -> None:
        """One pair more."""
        self.n += 1
        delta = difference - self.mean
        step = delta / self.n
        square = delta * step * (self.n - 1)
        self.mean += step
        self._cubes += square * step * (self.n - 2) - 3 * step * self._squares
        self._squares += square

    @property
    def error(self) -> float:
        """The standard error of the mean; infinite below two pairs."""
        if self.n < 2:
            return math.inf
        return math.sqrt(self._squares / (self.n - 1) / self.n)

    @property
    def lopsided(self) -> float:
        """The skewness of the mean: that of the differences over the root of their number; 0 where all are one."""
        spread = self._squares**1.5
        return self._cubes / spread if spread else 0.0

    def interval(self, alpha: float) -> Interval:
        """The mean with a two-sided interval of coverage 1 - alpha."""
        if self.n < 2:
            return Interval(self.mean, -math.inf, math.inf)
        far = t_quantile(1 - alpha / 2, self.n - 1)
        low = max(far, _straight(far, self.lopsided))
        high = min(-far, _straight(-far, self.lopsided))
        return Interval(self.mean, self.mean - low * self.error, self.mean - high * self.error)

    def above(self, mark: float) -> float:
        """One-sided p of "the true mean is at most `mark`": small where it is surely above."""
        return self._tail(self.mean - mark, self.lopsided)

    def below(self, mark: float) -> float:
        """One-sided p of "the true mean is at least `mark`": small where it is surely below."""
        return self._tail(mark - self.mean, -self.lopsided)

    def _tail(self, distance: float, lopsided: float) -> float:
        if self.n < 2:
            return 1.0
        if self.error == 0.0:
            return 0.0 if distance > 0 else 1.0
        t = distance / self.error
        return t_tail(min(t, _bent(t, lopsided)), self.n - 1)


def _bent(t: float, lopsided: float) -> float:
    """Hall's transformation of a studentised mean."""
    if abs(lopsided) < _EVEN:
        return t
    return ((1 + lopsided * t / 3) ** 3 - 1) / lopsided + lopsided / 6


def _straight(bent: float, lopsided: float) -> float:
    """The studentised mean whose transformation is this."""
    if abs(lopsided) < _EVEN:
        return bent
    return 3 * (cbrt(1 + lopsided * (bent - lopsided / 6)) - 1) / lopsided


_EVEN = 1e-6
"""A skewness at which nothing is to be taken out, and rounding would put something in."""
