"""The stock of plays: those that are missing are played, and kept as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from gameday.regression.chunk import Chunk, Parcel
from gameday.regression.fleet import Lost, Played
from gameday.regression.pairing import Place
from gameday.regression.rows import Rows
from gameday.terms.frozen import frozen

_CHUNK = 10
"""Replicates sent at once: a fraction of a second of work, so that little is lost with a worker."""

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
    given_up = {one.chunk.key for one in lost}
    by_digest = {parcel.digest: (place, parcel) for place, parcel in sides}
    chunks = [chunk for place, parcel in by_digest.values() for chunk in _missing(place, parcel, past, rows)]
    chunks = [chunk for chunk in chunks if chunk.key not in given_up]
    chunks.sort(key=lambda one: one.first)
    wanted = sum(chunk.past - chunk.first for chunk in chunks)
    first = {chunk.parcel.digest: chunk.past - chunk.first for chunk in reversed(chunks)}
    once = sum(first.values())
    done = 0
    yield Stand(done, wanted, once)
    for played in playing(chunks):
        if isinstance(played, Lost):
            lost.append(played)
            chunk = played.chunk
        else:
            chunk, found = played
            rows.put(chunk.parcel.digest, found)
        done += chunk.past - chunk.first
        yield Stand(done, wanted, once)


def _missing(place: Place, side: Parcel, past: int, rows: Rows) -> Iterator[Chunk]:
    missing = rows.missing(side.digest, past)
    for first in range(0, past, _CHUNK):
        wanted = [one for one in missing if first <= one < first + _CHUNK]
        if wanted:
            yield Chunk(place, side, wanted[0], min(first + _CHUNK, past))
