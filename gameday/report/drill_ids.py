"""Drills by their ids, as the words that stand over many of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.retrospective.plain import listed
from gameday.scoring.encoding import EXERCISE, SIMULATION

_MOST = 12
"""Drills that a heading names; JSON has all of them."""


def say_banner(held: Sequence[str], simulated: Sequence[str]) -> str:
    """`EXERCISE · drills a and b · SIMULATION, NO PERSON TOOK PART: drill c`.

    Args:
        held: The id of each drill in which people took part; empty where its record states none.
        simulated: The same of each in which nobody did.

    """
    return " · ".join(_parts(held, simulated))


def say_drills(ids: Sequence[str]) -> str:
    """`drills a, b and c`; of many the first, and how many more; empty where no id is stated."""
    stated = [one for one in ids if one]
    more = len(stated) - _MOST
    shown = [*stated[:_MOST], f"{more} more"] if more > 1 else stated
    return f"drill{'s' * (len(stated) > 1)} {listed(shown)}" if stated else ""


def _parts(held: Sequence[str], simulated: Sequence[str]) -> Iterator[str]:
    yield EXERCISE
    if named := say_drills(held):
        yield named
    if simulated:
        named = say_drills(simulated)
        yield SIMULATION if not named else f"{SIMULATION}: {named}" if held else f"{named} · {SIMULATION}"
