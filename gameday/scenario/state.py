"""A state of affairs: what was done, what was not, what is true."""

from __future__ import annotations

from pydantic import model_validator

from gameday.terms.criterion import Criterion
from gameday.terms.document import Document
from gameday.terms.selector import Selector


class State(Document):
    """A state of affairs. Everything stated must hold."""

    done: Selector | None = None
    """Such an entry exists."""
    not_done: Selector | None = None
    """No such entry exists."""
    facts: Criterion | None = None
    """The true facts of impact meet this."""

    @model_validator(mode="after")
    def _says_something(self) -> State:
        if self.done is None and self.not_done is None and self.facts is None:
            raise ValueError("waits for nothing, expected done, not_done or facts")
        return self
