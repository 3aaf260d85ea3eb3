"""Plays of a comparison that could not be played: where, of which side, which ones, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from gameday.regression.change.comparison import Comparison
from gameday.regression.plays.fleet import Lost

TITLE = "Lost: these could not be played, and are in no figure"

Side = Literal["baseline", "candidate"]


def lost_plays(found: Comparison) -> Iterator[tuple[Side, Lost]]:
    """What was lost, with the side it was of."""
    for one in found.answer.lost:
        before, _ = found.answer.sides[one.chunk.place]
        yield ("baseline" if one.chunk.parcel.digest == before else "candidate"), one


def say_lost(found: Comparison) -> Iterator[str]:
    """Where, of which side, which, and why: `..., the candidate, replicates 10 to 19: whoever plays it dies`."""
    for side, one in lost_plays(found):
        first, last = one.chunk.first, one.chunk.past - 1
        plays = f"replicates {first} to {last}" if last > first else f"replicate {first}"
        yield f"{one.chunk.place}, the {side}, {plays}: {one.why}."
