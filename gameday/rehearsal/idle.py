"""Idle: stretches in which the room of a typical play has nothing to perceive and nothing to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gameday.rehearsal.lived import Lived
from gameday.rehearsal.quiet import SHORTEST, Quiet
from gameday.terms.duration import MINUTE

_BREATH = 2 * MINUTE
"""Two stretches no further apart than this are one."""


class Idle(NamedTuple):
    """Milliseconds since the start of the scenario."""

    start: int
    end: int
    share: float
    """Of the plays still going on, how many are quiet in it, on average; 0..1."""
    seeking: float
    """Of the quiet ones, in how many somebody looks for the cause meanwhile; 0..1."""
    waiting: float
    """Of the quiet ones, in how many a lever is about to take effect meanwhile; 0..1."""
    mended: float
    """Of the quiet ones, in how many users no longer feel it; 0..1."""


class _Piece(NamedTuple):
    """A stretch in which no play begins or ceases to be quiet, or comes to its end."""

    start: int
    end: int
    going_on: int
    quiet: tuple[Quiet, ...]

    @property
    def length(self) -> int:
        return self.end - self.start


def idle_stretches(plays: Sequence[Lived]) -> tuple[Idle, ...]:
    """Where more than half of the plays that are still going on, and half of all are, are quiet.

    Stretches shorter than a quiet one (`SHORTEST`) are left out.
    """
    found: list[list[_Piece]] = []
    between: list[_Piece] = []
    for piece in _pieces(plays):
        if piece.going_on * 2 < len(plays) or len(piece.quiet) * 2 <= piece.going_on:
            between.append(piece)
            continue
        if found and piece.start - found[-1][-1].end <= _BREATH:
            found[-1] += [*between, piece]
        else:
            found.append([piece])
        between = []
    return tuple(one for one in map(_idle, found) if one.end - one.start >= SHORTEST)


def _pieces(plays: Sequence[Lived]) -> Iterator[_Piece]:
    spells = [spell for one in plays for spell in one.quiet]
    ends = [one.over for one in plays]
    moments = sorted({0, *ends, *(moment for spell in spells for moment in (spell.start, spell.end))})
    for start, end in pairwise(moments):
        quiet = tuple(spell for spell in spells if spell.start <= start and spell.end >= end)
        yield _Piece(start, end, sum(over >= end for over in ends), quiet)


def _idle(pieces: Sequence[_Piece]) -> Idle:
    length = sum(piece.length for piece in pieces)
    weight = sum(piece.length * len(piece.quiet) for piece in pieces)
    return Idle(
        pieces[0].start,
        pieces[-1].end,
        sum(piece.length * len(piece.quiet) / piece.going_on for piece in pieces) / length,
        sum(piece.length * sum(one.seeking for one in piece.quiet) for piece in pieces) / weight,
        sum(piece.length * sum(one.waiting for one in piece.quiet) for piece in pieces) / weight,
        sum(piece.length * sum(one.mended for one in piece.quiet) for piece in pieces) / weight,
    )
