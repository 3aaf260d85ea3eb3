"""A document as a key: the very same one, not one that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from gameday.terms.document import Document

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[D]):
    """A document, equal to itself alone: documents are frozen, and comparing whole ones costs more than the work."""

    document: D

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.document is self.document

    def __hash__(self) -> int:
        return id(self.document)
