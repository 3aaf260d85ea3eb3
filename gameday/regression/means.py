"""Means of paired differences: a running sum and its t interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gameday.regression.statistics import t_quantile, t_tail


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean between two bounds."""

    mean: float
    low: float
    high: float


@dataclass(slots=True)
class Differences:
    """Paired differences as they come; only their count, mean and spread are kept (Welford's recurrence)."""

    n: int = 0
    mean: float = 0.0
    _squares: float = 0.0

    def take(self, difference: float) -> None:
        """One pair more."""
        self.n += 1
        delta = difference - self.mean
        self.mean += delta / self.n
        self._squares += delta * (difference - self.mean)

    @property
    def error(self) -> float:
        """The standard error of the mean; infinite below two pairs."""
        if self.n < 2:
            return math.inf
        return math.sqrt(self._squares / (self.n - 1) / self.n)

    def interval(self, alpha: float) -> Interval:
        """The mean with a two-sided t interval of coverage 1 - alpha."""
        if self.n < 2:
            return Interval(self.mean, -math.inf, math.inf)
        half = t_quantile(1 - alpha / 2, self.n - 1) * self.error
        return Interval(self.mean, self.mean - half, self.mean + half)

    def above(self, mark: float) -> float:
        """One-sided p of "the true mean is at most `mark`": small where it is surely above."""
        return self._tail(self.mean - mark)

    def below(self, mark: float) -> float:
        """One-sided p of "the true mean is at least `mark`": small where it is surely below."""
        return self._tail(mark - self.mean)

    def _tail(self, distance: float) -> float:
        if self.n < 2:
            return 1.0
        if self.error == 0.0:
            return 0.0 if distance > 0 else 1.0
        return t_tail(distance / self.error, self.n - 1)
