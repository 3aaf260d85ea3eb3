"""The very same document, not one that says the same: as a key, and as what work is done once for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Generic, TypeVar

from gameday.terms.document import Document

D = TypeVar("D", bound=Document)
T = TypeVar("T")
_MOST = 1024
"""So many documents at most are kept with what was made of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[D]):
    """A document, equal to itself alone: documents are frozen, and comparing whole ones costs more than the work."""

    document: D

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.document is self.document

    def __hash__(self) -> int:
        return id(self.document)


def once_for_document(work: Callable[[D], T]) -> Callable[[D], T]:
    """The same function, which does its work once for each document: for what is asked at every play and judgement."""
    # The document is kept beside what was made of it, so that no other can take its id.
    known: dict[int, tuple[D, T]] = {}

    @wraps(work)
    def once(document: D) -> T:
        found = known.get(id(document))
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[id(document)] = document, work(document)
        return found[1]

    return once
