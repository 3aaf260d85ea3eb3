"""Work that is done once for each object, however often a record holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


def seen_once(work: Callable[[S], T]) -> Callable[[S], T]:
    """The same function, which remembers what it made of each object as long as it is itself kept.

    An object is known by its identity: words of an update are long, and to hash them costs more than to look them up.
    """
    # The object is kept beside its result, so that no other can take its id.
    known: dict[int, tuple[S, T]] = {}

    def once(thing: S) -> T:
        found = known.get(id(thing))
        if found is None:
            found = known[id(thing)] = thing, work(thing)
        return found[1]

    return once
