"""Which figures of a comparison stand where: what moved, what is open, what lies within its margin, and the rest."""

from __future__ import annotations

from collections.abc import Iterable

from gameday.regression.change.verdict import Verdict
from gameday.regression.figures.cell import Cell
from gameday.report.regress.words import is_beyond

OPEN_AND_MOVING = "Open: it moves, and the plays do not tell how far"
WITHIN = "Within its margin, the furthest moved first"
_COSTS = "What it costs, beside the verdict"
_LEFT_OUT = "Beyond its margin, and decides nothing here (--fail-on)"


def moved(verdict: Verdict) -> tuple[Cell, ...]:
    """What was called: first what is worse, then what is better, of each the furthest moved first."""
    kinds = ("regressed", "improved")
    return tuple(one for kind in kinds for one in _furthest(cell for cell in verdict.cells if cell.verdict == kind))


def open_and_moving(verdict: Verdict) -> tuple[Cell, ...]:
    """What decides, is open and does not stand where it stood, the furthest moved first."""
    return _furthest(one for one in _gates(verdict, "open") if one.mean)


def within_margin(verdict: Verdict) -> tuple[Cell, ...]:
    """What decides and lies within its margin, the furthest moved first."""
    return _furthest(_gates(verdict, "no_material_change"))


def beside_the_verdict(verdict: Verdict) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """What decides nothing and moved beyond its margin, each by its title: costs, and what --fail-on leaves out."""
    still = [one for one in verdict.cells if not one.gate]
    costs = _furthest(one for one in still if one.group == "cost" and abs(one.mean) > one.margin)
    others = _furthest(one for one in still if one.group != "cost" and is_beyond(one))
    return tuple((title, cells) for title, cells in ((_LEFT_OUT, others), (_COSTS, costs)) if cells)


def say_still(verdict: Verdict) -> str:
    """How many of the figures that decide are the same in every pair; empty where none is."""
    same = len(_gates(verdict, "identical"))
    if not same:
        return ""
    return f"{same} figure{'s are' if same > 1 else ' is'} the same in every pair, as all that happened there."


def _gates(verdict: Verdict, called: str) -> tuple[Cell, ...]:
    return tuple(one for one in verdict.cells if one.gate and one.verdict == called)


def _furthest(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda one: -abs(one.mean) / one.margin))
