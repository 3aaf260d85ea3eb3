"""The pairs in which a figure differs: how many they are, and what it was there on both sides.

Most edits touch few plays, and those by much: a mean over all pairs hides what happened in those few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from gameday.regression.figures.cell import Cell
from gameday.regression.figures.sample import Sample
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row
from gameday.terms.frozen import frozen

_MOST = 4_000
"""Values of each side that a median is taken of; of more, evenly spread ones."""
_DRAWN = 1_000
"""Pairs that are drawn; of more, evenly spread ones."""


@frozen
class Differing:
    """The pairs in which one figure of one place is another on both sides."""

    place: Place
    metric: str
    pairs: int
    of: int
    """Pairs in which both sides have the figure."""
    acted: int
    """Of those that differ: in how many something else happened. In the others it was only judged otherwise."""
    before: float | None
    """The median under the baseline in the pairs that differ, in the metric's own unit; None: a rate, or none."""
    after: float | None
    """The same under the candidate."""


@dataclass(slots=True)
class Spread:
    """One figure of one place, as its pairs come."""

    cell: Cell
    pairs: int = 0
    acted: int = 0
    _before: Sample[float] = field(default_factory=lambda: Sample(_MOST))
    _after: Sample[float] = field(default_factory=lambda: Sample(_MOST))
    drawn: Sample[tuple[float, float]] = field(default_factory=lambda: Sample(_DRAWN))
    """Pairs of values to be drawn, of those that have the figure on both sides; a rate is 0 or 1."""

    def take(self, before: Row, after: Row) -> None:
        """One pair more."""
        name = self.cell.metric
        had, has = (one.flag(name) if self.cell.is_rate else one.value(name) for one in (before, after))
        if had is None or has is None:
            return
        was, now = float(had), float(has)
        self.drawn.take((was, now))
        if was != now:
            self.pairs += 1
            self.acted += before.entries != after.entries
            self._before.take(was)
            self._after.take(now)

    def differing(self) -> Differing:
        """What is to be said of it."""
        told = self.pairs and not self.cell.is_rate
        before, after = (median(one.kept) if told else None for one in (self._before, self._after))
        return Differing(self.cell.place, self.cell.metric, self.pairs, self.drawn.n, self.acted, before, after)


def spreads(cells: Sequence[Cell], pairs: Iterable[tuple[Row, Row]]) -> Iterator[Spread]:
    """Every cell of one place, its pairs gone through once; however many they are, no more than a few are kept."""
    found = [Spread(one) for one in cells]
    for before, after in pairs:
        for one in found:
            one.take(before, after)
    yield from found
