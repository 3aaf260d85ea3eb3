"""Rates on paired plays: how often only one side shows something, and how much oftener the one than the other.

Every statement is one test: the signed root of the profile likelihood ratio of a movement, in which the number of
pairs that show it on one side alone is as much a matter of chance as which side that is. Half a pair of those that
speak for the statement counts for the other side, so that the test holds its level also far out in the tail, where a
verdict over many figures asks. The usual score interval (Tango) does not there. Neither scipy nor statsmodels 0.15 has
a test of paired rates against a margin.

Sources: T. Tango, Equivalence test and confidence interval for the difference in proportions for the paired-sample
design, Statistics in Medicine 17 (1998), 891-908: the likeliest rates with a given difference. R. G. Newcombe, Improved
confidence intervals for the difference between binomial proportions based on paired data, ibid., 2635-2650: the profile
likelihood among other methods.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from gameday.regression.figures.statistics import binomial_tail


@dataclass(slots=True)
class Discordant:
    """Pairs counted by which side shows it."""

    n: int = 0
    worse: int = 0
    """Only the candidate shows it."""
    better: int = 0
    """Only the baseline shows it."""
    both: int = 0

    def take(self, *, before: bool, after: bool) -> None:
        """One pair more."""
        self.n += 1
        self.worse += after and not before
        self.better += before and not after
        self.both += before and after

    @property
    def one_sided(self) -> int:
        """Pairs that show it on one side alone."""
        return self.worse + self.better

    @property
    def before(self) -> float:
        """The rate under the baseline, 0 to 1."""
        return (self.better + self.both) / self.n if self.n else 0.0

    @property
    def after(self) -> float:
        """The rate under the candidate, 0 to 1."""
        return (self.worse + self.both) / self.n if self.n else 0.0

    def interval(self, alpha: float) -> tuple[float, float]:
        """How much the rate fell (positive is better): every movement that none of the tests below rules out.

        Each of its ends at alpha / 2, so that it says what the verdict says: a rise by more than a margin is sure where
        the whole of it lies beyond that margin, and "within the margin" is where the whole of it lies inside.
        """
        return _last(self.fallen, alpha / 2), -_last(self.risen, alpha / 2)

    def risen(self, margin: float) -> float:
        """One-sided p of "the rate rose by at most `margin`"; of one below zero: "it fell by so much or more"."""
        return _p(self.worse, self.better, self.n, margin)

    def fallen(self, margin: float) -> float:
        """One-sided p of "the rate fell by at most `margin`"; of one below zero: "it rose by so much or more"."""
        return _p(self.better, self.worse, self.n, margin)

    def within(self, margin: float) -> float:
        """One-sided p of "the rate moved by `margin` or more, in one direction or the other"."""
        return max(self.risen(-margin), self.fallen(-margin))


def _p(for_it: int, against: int, n: int, mark: float) -> float:
    """One-sided p of "the rate moved that way by `mark` at most", which lies between -1 and 1."""
    if n == 0 or mark >= 1:
        return 1.0
    half = min(0.5, for_it)
    root = _root(for_it - half, against + min(0.5, n - for_it - against + half), n, mark)
    p = math.erfc(root / math.sqrt(2)) / 2
    if mark < 0 and not for_it:
        # Not half a pair to take: then at least so many would point the other way, whatever else is true.
        return max(p, 1.0 - binomial_tail(against + 1, n, -mark))
    return p


def _root(for_it: float, against: float, n: int, mark: float) -> float:
    """The signed root of the likelihood ratio: how far rates that differ by `mark` lie from the likeliest at best."""
    if mark < 0:
        return -_root(against, for_it, n, -mark)
    other = _likeliest(for_it, against, n, mark)
    far = _surprise(for_it, n * (mark + other)) + _surprise(against, n * other)
    far += _surprise(n - for_it - against, n * (1 - mark - 2 * other))
    return math.copysign(math.sqrt(max(0.0, 2 * far)), for_it - against - n * mark)


def _likeliest(for_it: float, against: float, n: int, mark: float) -> float:
    """The likeliest share of pairs that point the other way, where `mark` more point that way (Tango)."""
    linear = for_it + against - (2 * n - for_it + against) * mark
    return (linear + math.sqrt(linear**2 + 8 * n * against * mark * (1 - mark))) / (4 * n)


def _surprise(count: float, expected: float) -> float:
    """What so many add to the logarithm of the likelihood ratio, where others were expected."""
    if not count:
        return 0.0
    return count * math.log(count / expected) if expected > 0 else math.inf


_STEPS = 22
"""From one end of what can be to the other: a share to the sixth digit."""


def _last(p: Callable[[float], float], level: float) -> float:
    """Up to which movement p stays at a level; it only grows with the movement."""
    low, high = -1.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if p(middle) <= level else (low, middle)
    return low
