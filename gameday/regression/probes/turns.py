"""Plays asked for in turns: what comes of some decides which are asked for next, and meanwhile others are played."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from gameday.errors import EngineFault
from gameday.regression.plays.chunk import Chunk, Parcel
from gameday.regression.plays.fleet import Lost, Played
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row
from gameday.regression.plays.stock import Playing
from gameday.terms.frozen import frozen

T = TypeVar("T")
_CHUNK = 10
"""Replicates sent at once: a fraction of a second of work."""


@frozen
class Wanted:
    """The first plays of one side in one place."""

    place: Place
    parcel: Parcel
    plays: int

    def chunks(self) -> Iterator[Chunk]:
        """All of them, small enough to send."""
        for first in range(0, self.plays, _CHUNK):
            yield Chunk(self.place, self.parcel, first, min(first + _CHUNK, self.plays))


Asking = Generator[Wanted, tuple[Row, ...], T]
"""Asks for plays, is given their rows in order, and asks again until it knows what it wanted to know."""


def in_turns(askings: Iterable[Asking[T]], playing: Playing) -> Iterator[tuple[int, T]]:
    """What each of some comes to, with its number among them, as soon as it is known.

    They do not know of each other, so it makes no difference how many are played at once. One that has asked is asked
    on before another one begins: few are under way.

    Raises:
        EngineFault: a play failed, or could not be played.

    """
    table = _Table(askings)
    while table.waits:
        for played in playing(table.chunks()):
            table.take(played)
            yield from table.known()
        yield from table.known()


@dataclass(slots=True, eq=False)
class _Turn(Generic[T]):
    number: int
    asking: Asking[T]
    wanted: int = 0
    rows: list[Row] = field(default_factory=list)


class _Table(Generic[T]):
    """Who asked for what, and what waits to be played."""

    def __init__(self, askings: Iterable[Asking[T]]) -> None:
        self._new = deque(_Turn(number, asking) for number, asking in enumerate(askings))
        self._ready: deque[tuple[_Turn[T], Chunk]] = deque()
        self._under_way: dict[tuple[str, int], list[_Turn[T]]] = {}
        """By chunk; two that ask for the very same are each answered."""
        self._known: list[tuple[int, T]] = []

    @property
    def waits(self) -> bool:
        """Is there anything that nobody plays yet?"""
        return bool(self._ready or self._new)

    def chunks(self) -> Iterator[Chunk]:
        """What is to be played, for as long as there is any by now; what is taken meanwhile may bring more."""
        while self.waits:
            if not self._ready:
                turn = self._new.popleft()
                self._ask(turn, None)
                continue
            turn, chunk = self._ready.popleft()
            self._under_way.setdefault(chunk.key, []).append(turn)
            yield chunk

    def take(self, played: Played) -> None:
        """What came of a chunk."""
        if isinstance(played, Lost):
            lost = played.chunk
            raise EngineFault(f"{lost.place}: plays {lost.first + 1} to {lost.past} could not be made: {played.why}")
        chunk, rows = played
        turn = self._under_way[chunk.key].pop()
        turn.rows += rows
        if len(turn.rows) == turn.wanted:
            found = tuple(sorted(turn.rows, key=lambda one: one.replicate))
            self._ask(turn, found)

    def known(self) -> Iterator[tuple[int, T]]:
        """What became known since it was asked last."""
        known, self._known = self._known, []
        return iter(known)

    def _ask(self, turn: _Turn[T], found: tuple[Row, ...] | None) -> None:
        try:
            wanted = next(turn.asking) if found is None else turn.asking.send(found)
        except StopIteration as over:
            self._known.append((turn.number, over.value))
            return
        turn.wanted, turn.rows = wanted.plays, []
        self._ready += [(turn, chunk) for chunk in wanted.chunks()]
