"""Branches: points at which a story goes one way or another, by what was done and what is true."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from gameday.scenario.state import State
from gameday.terms.document import Document, Name, Text
from gameday.terms.duration import Duration
from gameday.terms.selector import Selector


class Way(Document):
    """One way a story may go. Injects and phases that name it happen only then."""

    id: Name
    text: Text
    """What happens this way; for the facilitator."""
    when: State | None = None
    """Taken where this holds; none: where no way before it was taken."""
    starts: tuple[Name, ...] = ()
    """Faults that set in this way."""


class Branch(Document):
    """A point of decision. The first way whose condition holds then is taken; a facilitator may choose another."""

    id: Name
    text: Text
    """What decides it; for the facilitator."""
    at: Duration | None = None
    """Decided at this time after the start."""
    after: Selector | None = None
    """Decided `delay` after such an entry."""
    delay: Duration = 0
    ways: Annotated[tuple[Way, ...], Field(min_length=2, max_length=6)]

    @model_validator(mode="after")
    def _decidable(self) -> Branch:
        if (self.at is None) == (self.after is None):
            raise ValueError("when is it decided? expected one of at, after")
        return self
