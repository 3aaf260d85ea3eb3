"""Idle: stretches in which the room of a typical play has nothing to perceive and nothing to do."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    """A stretch in which no play begins or ceases to be quiet, or comes to its end; numbers of plays."""

    start: int
    end: int
    going_on: int
    quiet: int
    seeking: int
    waiting: int
    mended: int

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
        if piece.going_on * 2 < len(plays) or piece.quiet * 2 <= piece.going_on:
            between.append(piece)
            continue
        if found and piece.start - found[-1][-1].end <= _BREATH:
            found[-1] += [*between, piece]
        else:
            found.append([piece])
        between = []
    return tuple(one for one in map(_idle, found) if one.end - one.start >= SHORTEST)


def _pieces(plays: Sequence[Lived]) -> Iterator[_Piece]:
    """From moment to moment, counting up and down what begins and ends: linear in the stretches."""
    changes: dict[int, Counter[str]] = defaultdict(Counter)
    changes[0]["going_on"] += len(plays)
    for one in plays:
        changes[one.over]["going_on"] -= 1
        for spell in one.quiet:
            for name in _counted(spell):
                changes[spell.start][name] += 1
                changes[spell.end][name] -= 1
    now: Counter[str] = Counter()
    for start, end in pairwise(sorted(changes)):
        now.update(changes[start])
        yield _Piece(start, end, now["going_on"], now["quiet"], now["seeking"], now["waiting"], now["mended"])


def _counted(spell: Quiet) -> Iterator[str]:
    yield "quiet"
    yield from (name for name in ("seeking", "waiting", "mended") if getattr(spell, name))


def _idle(pieces: Sequence[_Piece]) -> Idle:
    length = sum(piece.length for piece in pieces)
    quiet = sum(piece.length * piece.quiet for piece in pieces)
    return Idle(
        pieces[0].start,
        pieces[-1].end,
        sum(piece.length * piece.quiet / piece.going_on for piece in pieces) / length,
        sum(piece.length * piece.seeking for piece in pieces) / quiet,
        sum(piece.length * piece.waiting for piece in pieces) / quiet,
        sum(piece.length * piece.mended for piece in pieces) / quiet,
    )
