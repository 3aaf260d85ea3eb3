"""Trials: plays beside a comparison's own, of a part of the edit alone or of other responders. They go through whoever
plays and are kept like all others, so that none is played twice."""  # noqa: D205, D209

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from gameday.regression.figures.means import Differences
from gameday.regression.plays.chunk import Chunk, Parcel, Side
from gameday.regression.plays.fleet import Lost
from gameday.regression.plays.metric import METRICS
from gameday.regression.plays.place import Place, place_of
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import Rows
from gameday.regression.plays.stock import Playing, Stand, stocked
from gameday.sop import Sop

Asked = tuple[Setting, Sop]
"""What is played: where, by whom, and under which SOP."""


@dataclass(frozen=True, slots=True)
class Trials:
    """Plays on request, with one root of luck."""

    playing: Playing
    rows: Rows
    seed: int
    heard: Callable[[str, Stand], None] = lambda _words, _stand: None
    """Called with what is played in a few words, and how far that is, while some are made."""
    _lost: list[Lost] = field(default_factory=list)

    def ready(self, asked: Iterable[Asked], past: int, words: str) -> list[str]:
        """Have the replicates below `past` of all that is asked, played at once by all who play: their rows' digests.

        Args:
            asked: What is played.
            past: One past the last replicate.
            words: What is played, for whoever watches it go on.

        Raises:
            EngineFault: a play failed.
            OutputError: the rows cannot be kept.

        """
        sides = self._sides(asked)
        for stand in stocked(sides, past, self.playing, self.rows, self._lost):
            if stand.wanted:
                self.heard(words, stand)
        return [parcel.digest for _, parcel in sides]

    def ready_at(self, asked: Sequence[Asked], replicates: Collection[int], words: str) -> list[str]:
        """The same of a few replicates, wherever they lie: those in which something shows.

        Raises:
            EngineFault: a play failed.
            OutputError: the rows cannot be kept.

        """
        sides = self._sides(asked)
        chunks = [chunk for place, parcel in dict.fromkeys(sides) for chunk in self._missing(place, parcel, replicates)]
        wanted = sum(one.past - one.first for one in chunks)
        done = 0
        for played in self.playing(chunks) if chunks else ():
            if isinstance(played, Lost):
                self._lost.append(played)
                chunk = played.chunk
            else:
                chunk, found = played
                self.rows.put(chunk.parcel.digest, found)
            done += chunk.past - chunk.first
            self.heard(words, Stand(done, wanted, round=len(asked)))
        return [parcel.digest for _, parcel in sides]

    def _sides(self, asked: Iterable[Asked]) -> list[tuple[Place, Parcel]]:
        return [
            (place_of(setting.scenario, setting.team), Parcel.of(Side(setting, sop, self.seed)))
            for setting, sop in asked
        ]

    def _missing(self, place: Place, parcel: Parcel, replicates: Collection[int]) -> Iterator[Chunk]:
        if not replicates:
            return
        wanted = set(replicates)
        given_up = (one.chunk for one in self._lost if one.chunk.parcel.digest == parcel.digest)
        wanted -= {play for chunk in given_up for play in range(chunk.first, chunk.past)}
        left = self.rows.missing(parcel.digest, min(replicates), max(replicates) + 1)
        # Plays that follow one another differ by as much as their places in the list.
        for _, run in groupby(enumerate(one for one in left if one in wanted), key=lambda one: one[1] - one[0]):
            plays = [play for _, play in run]
            yield Chunk(place, parcel, plays[0], plays[-1] + 1)

    def pairs_at(self, before: str, after: str, replicates: Collection[int]) -> Iterator[tuple[Row, Row]]:
        """The rows of both sides of some replicates, in their order."""
        wanted = set(replicates)
        kept = self.rows.pairs(before, after, max(wanted, default=-1) + 1)
        return (pair for pair in kept if pair[0].replicate in wanted)


def movement(name: str, before: Row, after: Row) -> float | None:
    """How far a figure moved in one pair, as the metric's `moved`, or the fall of a rate; positive is better.

    None: one side does not have it.
    """
    metric = _METRICS.get(name)
    had, has = (one.value(name) if metric else one.flag(name) for one in (before, after))
    if had is None or has is None:
        return None
    return metric.moved(had, has) if metric else float(had) - float(has)


_METRICS = {one.name: one for one in METRICS}


def moved(name: str, pairs: Iterable[tuple[Row, Row]]) -> Differences:
    """How far a figure moved in pairs: as the metric's `moved`, or the fall of a rate; positive is better."""
    found = Differences()
    for before, after in pairs:
        far = movement(name, before, after)
        if far is not None:
            found.take(far)
    return found
