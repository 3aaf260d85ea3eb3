"""Closing up: what is not linked with anything in between moves up, so that no empty space stands in a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from gameday.report.graph.order import Columns, Place

APART = 16
"""Between two boxes of a column."""
PASS = 12
"""Height of the place of a line that passes a column."""


def closed_up(
    columns: Columns, runs: Sequence[Sequence[Place]], tops: Mapping[Place, float], heights: Mapping[Place, float]
) -> dict[Place, float]:
    """Upper edges with everything that hangs together moved up as one, as far as there is room in all its columns."""
    found = dict(tops)
    parts = sorted(_parts(columns, runs), key=lambda part: min(found[place] for place in part))
    above = {place: before for column in columns for before, place in pairwise(column)}
    # A part may hold up another that stands first and lower in some column: as often as there are parts is enough.
    for _ in parts:
        for part in parts:
            room = min(_room(place, part, above, found, heights) for place in part)
            if room > 0:
                found |= {place: found[place] - room for place in part}
    return found


def _room(
    place: Place,
    part: frozenset[Place],
    above: Mapping[Place, Place],
    tops: Mapping[Place, float],
    heights: Mapping[Place, float],
) -> float:
    """How far a place could move up by itself; endless where only its own part stands above it."""
    before = above.get(place)
    if before is None:
        return tops[place]
    if before in part:
        return float("inf")
    return tops[place] - (tops[before] + heights.get(before, PASS) + APART)


def _parts(columns: Columns, runs: Sequence[Sequence[Place]]) -> list[frozenset[Place]]:
    """Places that hang together by lines."""
    part_of = {place: {place} for column in columns for place in column}
    for run in runs:
        for other in run[1:]:
            whole = part_of[run[0]] | part_of[other]
            for place in whole:
                part_of[place] = whole
    return list(dict.fromkeys(frozenset(part) for part in part_of.values()))
