"""What more pairs would settle of a comparison that could not tell: about how many it takes, from what was seen."""

from __future__ import annotations

import math
from collections.abc import Iterable

from gameday.regression.figures.cell import Cell
from gameday.regression.figures.looks import ALPHA, LOOKS
from gameday.regression.plays.place import Place
from gameday.terms.frozen import frozen

_MOST = 20_000
"""Pairs a place that somebody might still play; a figure that asks for more lies at its margin."""
_ALPHA = ALPHA / (len(LOOKS) + 1)
"""What each look may spend where there is one beyond the usual."""
_AT_LEAST = 1.25
"""Times the pairs there are: fewer would not be worth another look."""


@frozen
class MoreRuns:
    """About how many pairs a place would decide most of what is open."""

    pairs: int
    settles: int
    """Open cells that so many pairs would decide, as far as these pairs tell."""
    open: int
    """Open cells there are."""
    places: int
    """Places in which they lie."""


def more_runs(cells: Iterable[Cell]) -> MoreRuns | None:
    """What more pairs would settle of the open cells; None where none is open, or no number one would play settles any.

    An estimate: the interval of a figure narrows with the root of the pairs, and its mean stays where it is.
    """
    found = tuple(cells)
    still = [one for one in found if one.gate and one.verdict == "open"]
    played: dict[Place, int] = {}
    for one in found:
        played[one.place] = max(one.pairs, played.get(one.place, 0))
    needed = sorted(wanted for one in still if (wanted := _needed(one, played[one.place])) <= _MOST)
    if not needed:
        return None
    pairs = _round(needed[-1])
    return MoreRuns(pairs, len(needed), len(still), len({one.place for one in still}))


def _needed(cell: Cell, played: int) -> float:
    """About how many pairs decide a cell, of which so many were played; in fewer both sides may have its figure."""
    half = max(cell.high - cell.mean, cell.mean - cell.low)
    if cell.one_sided == 0:
        # So many pairs without one that shows it on one side alone are unlikely, were that as frequent as the margin.
        return max(played + 1.0, math.log(_ALPHA) / math.log1p(-cell.margin)) if 0 < cell.margin < 1 else math.inf
    clear = min(abs(cell.mean - cell.margin), abs(cell.mean + cell.margin))
    return played * max(_AT_LEAST, (half / clear) ** 2) if clear and math.isfinite(half) else math.inf


def _round(pairs: float) -> int:
    """Up to two figures."""
    step: int = 10 ** max(2, math.floor(math.log10(pairs)) - 1)
    return math.ceil(pairs / step) * step
