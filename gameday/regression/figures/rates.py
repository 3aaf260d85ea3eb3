"""Rates on paired plays: how often only one side shows something. The exact sign test, moved by the margin."""

from __future__ import annotations

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
        the whole of it lies beyond that margin.
        """
        a = alpha / 2
        fell, rose = (self.fallen, self.better, self.worse), (self.risen, self.worse, self.better)
        return _worst(fell, rose, self.n, a), -_worst(rose, fell, self.n, a)

    def risen(self, margin: float) -> float:
        """One-sided p of "the rate rose by at most `margin`"."""
        return _p(self.worse, self.better, self.n, margin)

    def fallen(self, margin: float) -> float:
        """One-sided p of "the rate fell by at most `margin`"."""
        return _p(self.better, self.worse, self.n, margin)

    def within(self, margin: float) -> float:
        """One-sided p of "the rate moved by `margin` or more, in one direction or the other"."""
        return max(_small(self.worse, self.better, self.n, margin), _small(self.better, self.worse, self.n, margin))


def _p(for_it: int, against: int, n: int, margin: float) -> float:
    """The sign test on discordant pairs, where the true difference is `margin` at most.

    Of the discordant pairs a share of (1 + margin n / discordant) / 2 is then expected to point that way. With a
    margin of nothing this is the exact sign test.
    """
    discordant = for_it + against
    if discordant == 0:
        return 1.0
    share = min(1.0, (1 + margin * n / discordant) / 2)
    return binomial_tail(for_it, discordant, share)


def _small(for_it: int, against: int, n: int, margin: float) -> float:
    """One-sided p of "the rate moved that way by `margin` or more": few pairs pointing that way among all.

    The pairs that point the other way are taken as they are; among n pairs at least a share of margin + against / n
    would then point that way.
    """
    if n == 0:
        return 1.0
    expected = min(1.0, margin + against / n)
    return 1.0 - binomial_tail(for_it + 1, n, expected)


_Way = tuple[Callable[[float], float], int, int]
"""One direction: the test that it moved so far at most, the pairs that point there, and the others."""


def _worst(good: _Way, bad: _Way, n: int, a: float) -> float:
    """The movement towards good at the least, at level a; below zero: towards bad at the most."""
    moved, _, _ = good
    if moved(0.0) <= a:
        return _last(lambda margin: moved(margin) <= a)
    _, for_it, against = bad
    return -_last(lambda margin: _small(for_it, against, n, margin) > a)


_STEPS = 30
"""A share to the ninth digit."""


def _last(holds: Callable[[float], bool]) -> float:
    """Up to which share something holds that holds from 0 on and then no more; 1 where it always does."""
    low, high = 0.0, 1.0
    if holds(high):
        return high
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return high
