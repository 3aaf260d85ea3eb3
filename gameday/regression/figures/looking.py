"""Looking: pairs up to a look, what may be said of them, and on only where a question is open. The rule of every
comparison, whoever played the pairs."""  # noqa: D205, D209

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from gameday.regression.figures.cell import Cell, cells_at
from gameday.regression.figures.looks import Look, looks
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import GROUPS, Group, Margins
from gameday.regression.plays.place import Place
from gameday.terms.frozen import frozen

GATES: frozenset[Group] = frozenset({"score", "outcome"})
"""What decides unless told otherwise; what it costs the team is shown beside it."""
SAME_FOR_SURE = 400
"""Pairs without any difference after which a scenario is no longer played: a difference in one of a hundred plays
would have shown in all but two of a hundred such runs."""


def deciding(named: Container[str]) -> frozenset[Group]:
    """The groups of metrics that decide, of those somebody named.

    Costs are added to what decides: they never take the place of what customers meet.
    """
    usual = frozenset(one for one in GROUPS if one in GATES and one in named) or GATES
    return usual | {one for one in GROUPS if one in named}


Paired = Callable[[Sequence[Place], Look], Iterable[Pairing]]
"""The pairs of some places, from the first up to a look."""


@frozen
class Looked:
    """What a look shows: of a place that was settled earlier, as it was then."""

    look: Look
    pairings: tuple[Pairing, ...]
    """In the order of the places."""
    cells: tuple[Cell, ...]
    still: tuple[Place, ...]
    """Where there is more to learn."""


def looking(
    places: Sequence[Place], runs: int, paired: Paired, *, gates: frozenset[Group], margins: Margins
) -> Iterator[Looked]:
    """One look after the other, until every gate cell is decided or the budget is spent.

    Args:
        places: Where pairs are played.
        runs: Pairs a place, at most.
        paired: Called once a look, for the places that are open.
        gates: The groups of metrics that decide.
        margins: How far a figure may move before it matters.

    """
    still = tuple(places)
    found: dict[Place, Pairing] = {}
    for look in looks(runs):
        found |= {one.place: one for one in paired(still, look)}
        pairings = tuple(found[place] for place in places)
        cells = cells_at(look, pairings, gates, margins)
        still = tuple(place for place in still if _is_open(found[place], cells))
        yield Looked(look, pairings, cells, still)
        if not still:
            break


def _is_open(pairing: Pairing, cells: Iterable[Cell]) -> bool:
    """Is there more to learn here?"""
    if pairing.identical:
        return pairing.pairs < SAME_FOR_SURE
    return any(one.verdict == "open" for one in cells if one.gate and one.place == pairing.place)
