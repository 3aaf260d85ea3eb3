"""What more pairs would settle of a comparison that could not tell: about how many it takes, from what was seen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from gameday.regression.cell import Cell
from gameday.regression.looks import ALPHA, LOOKS
from gameday.regression.metric import RATES

_MOST = 20_000
"""Pairs a place that somebody might still play; a figure that asks for more lies at its margin."""
_RATES = {one.name for one in RATES}
_ALPHA = ALPHA / (len(LOOKS) + 1)
"""What each look may spend where there is one beyond the usual."""


_NONE_SHOWED = 6.0
"""Pairs times how far a rate may have moved at the most, where no pair showed it on one side alone: -ln of the level,
4.4 to 4.6 here; 6.4 and more where one did."""


_AT_LEAST = 1.25
"""Times the pairs there are: fewer would not be worth another look."""


@dataclass(frozen=True, slots=True)
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
    still = [one for one in cells if one.gate and one.verdict == "open"]
    needed = sorted(wanted for one in still if (wanted := _needed(one)) <= _MOST)
    if not needed:
        return None
    pairs = _round(needed[-1])
    return MoreRuns(pairs, len(needed), len(still), len({one.place for one in still}))


def _needed(cell: Cell) -> float:
    """About how many pairs decide a cell."""
    half = max(cell.high - cell.mean, cell.mean - cell.low)
    if cell.metric in _RATES and cell.mean == 0 and half * cell.pairs < _NONE_SHOWED:
        # So many pairs without one that shows it on one side alone are unlikely, were that as frequent as the margin.
        return max(cell.pairs + 1.0, math.log(_ALPHA) / math.log1p(-cell.margin)) if 0 < cell.margin < 1 else math.inf
    clear = min(abs(cell.mean - cell.margin), abs(cell.mean + cell.margin))
    return cell.pairs * max(_AT_LEAST, (half / clear) ** 2) if clear and math.isfinite(half) else math.inf


def _round(pairs: float) -> int:
    """Up to two figures."""
    step: int = 10 ** max(2, math.floor(math.log10(pairs)) - 1)
    return math.ceil(pairs / step) * step
