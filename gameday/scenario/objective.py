"""What a drill is held for."""

from __future__ import annotations

from pydantic import Field

from gameday.terms.document import Document, Name, Text


class Objective(Document):
    """One thing a drill is to show. Ratings belong to objectives, never to the whole."""

    id: Name
    text: Text
    capability: Text | None = None
    clauses: tuple[Name, ...] = ()
    """Ids of clauses that show it; an SOP without such a clause leaves it out."""
    dimensions: tuple[str, ...] = ()
    """Or whole dimensions, which every SOP has clauses for."""
    actions: tuple[Name, ...] = Field(default=())
    """Ids of expected actions of the scenario that show it."""
