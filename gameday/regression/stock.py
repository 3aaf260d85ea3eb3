"""The stock of plays: those that are missing are played, and kept as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from gameday.regression.chunk import Chunk, Parcel
from gameday.regression.fleet import Lost, Played
from gameday.regression.pairing import Place
from gameday.regression.rows import Rows

_CHUNK = 10
"""Replicates sent at once: a fraction of a second of work, so that little is lost with a worker."""

Playing = Callable[[Iterable[Chunk]], Iterator[Played]]
"""Whoever plays chunks."""


def stocked(
    sides: Sequence[tuple[Place, Parcel]], past: int, playing: Playing, rows: Rows, lost: list[Lost]
) -> Iterator[tuple[int, int]]:
    """Play each side's replicates below `past` that are not kept yet: (plays done, plays wanted) as it goes on.

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
    wanted = sum(chunk.past - chunk.first for chunk in chunks)
    done = 0
    yield done, wanted
    for played in playing(chunks):
        if isinstance(played, Lost):
            lost.append(played)
            chunk = played.chunk
        else:
            chunk, found = played
            rows.put(chunk.parcel.digest, found)
        done += chunk.past - chunk.first
        yield done, wanted


def _missing(place: Place, side: Parcel, past: int, rows: Rows) -> Iterator[Chunk]:
    missing = rows.missing(side.digest, past)
    for first in range(0, past, _CHUNK):
        wanted = [one for one in missing if first <= one < first + _CHUNK]
        if wanted:
            yield Chunk(place, side, wanted[0], min(first + _CHUNK, past))
