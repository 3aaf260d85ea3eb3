"""The stock of plays: those that are missing are played, and kept as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from gameday.regression.plays.chunk import Chunk, Parcel
from gameday.regression.plays.fleet import Lost, Played
from gameday.regression.plays.place import Place
from gameday.regression.plays.rows import Rows
from gameday.terms.frozen import frozen

_CHUNK = 10
"""Replicates sent at once: a fraction of a second of work, so that little is lost with a worker."""
_STRETCH = 20 * _CHUNK
"""Replicates of each side that are looked at in one go."""

Playing = Callable[[Iterable[Chunk]], Iterator[Played]]
"""Whoever plays chunks."""


@frozen
class Stand:
    """How far the playing of what is missing is."""

    done: int
    wanted: int
    round: int = 0
    """Plays after which some of each kind were played: before that nobody knows how long the rest takes."""


def stocked(
    sides: Sequence[tuple[Place, Parcel]], past: int, playing: Playing, rows: Rows, lost: list[Lost]
) -> Iterator[Stand]:
    """Play each side's replicates below `past` that are not kept yet, some of each in turn: how far that is.

    Args:
        sides: What is played, and where. A side that is named twice is played once.
        past: One past the last replicate.
        playing: Who plays.
        rows: Where plays are kept.
        lost: What could not be played; it is not tried again, and added to.

    Raises:
        EngineFault: a play failed.
        OutputError: the rows cannot be kept.

    """
    plan = _Plan.of(sides, past, rows, lost)
    wanted, once = plan.wanted, plan.once()
    done = 0
    yield Stand(done, wanted, once)
    for played in playing(plan.chunks()):
        if isinstance(played, Lost):
            lost.append(played)
            chunk = played.chunk
        else:
            chunk, found = played
            rows.put(chunk.parcel.digest, found)
        done += chunk.past - chunk.first
        yield Stand(done, wanted, once)


_Play = tuple[str, int]
"""A side's digest and a replicate."""


@frozen
class _Plan:
    """What is missing, a stretch at a time: of a million plays few are looked at before the first is played."""

    sides: tuple[tuple[Place, Parcel], ...]
    """Those of which anything is missing."""
    past: int
    rows: Rows
    gone: frozenset[_Play]
    """Plays that are not tried again."""
    wanted: int
    """How many plays are missing."""

    @classmethod
    def of(cls, sides: Sequence[tuple[Place, Parcel]], past: int, rows: Rows, lost: Iterable[Lost]) -> _Plan:
        """Count what is missing; nothing is listed yet."""
        left = {parcel.digest: past - rows.kept(parcel.digest, past) for _, parcel in sides}
        given_up = (one.chunk for one in lost)
        gone = frozenset(
            (chunk.parcel.digest, play)
            for chunk in given_up
            if left.get(chunk.parcel.digest)
            for play in range(chunk.first, min(chunk.past, past))
        )
        open_ = {parcel.digest: (place, parcel) for place, parcel in sides if left[parcel.digest]}
        return cls(tuple(open_.values()), past, rows, gone, sum(left.values()) - len(gone))

    def once(self) -> int:
        """How many plays there are in the first chunk of each side."""
        found = (next(self._missing([side]), None) for side in self.sides)
        return sum(chunk.past - chunk.first for chunk in found if chunk)

    def chunks(self) -> Iterator[Chunk]:
        """What is missing, some of each side in turn."""
        return self._missing(self.sides)

    def _missing(self, sides: Sequence[tuple[Place, Parcel]]) -> Iterator[Chunk]:
        for first in range(0, self.past, _STRETCH):
            past = min(first + _STRETCH, self.past)
            found = [chunk for place, side in sides for chunk in self._within(place, side, first, past)]
            yield from sorted(found, key=lambda one: one.first)

    def _within(self, place: Place, side: Parcel, first: int, past: int) -> Iterator[Chunk]:
        missing = self.rows.missing(side.digest, first, past)
        left = [play for play in missing if (side.digest, play) not in self.gone]
        # Plays that follow one another differ by as much as their places in the list.
        for _, run in groupby(enumerate(left), key=lambda one: (one[1] // _CHUNK, one[1] - one[0])):
            plays = [play for _, play in run]
            yield Chunk(place, side, plays[0], plays[-1] + 1)
