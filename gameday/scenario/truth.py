"""Truth stated by hand, where no world computes it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, field_validator

from gameday.terms.document import Document
from gameday.terms.duration import Duration
from gameday.terms.facts import Facts, FactValue, read_facts


class StatedTruth(Document):
    """From this moment on the facts of impact are these."""

    at: Duration
    """After the scenario's start."""
    facts: Mapping[str, FactValue] = Field(default_factory=dict)
    """Stated facts; the rest is benign, or unknown where `known` is false."""

    @field_validator("facts")
    @classmethod
    def _readable(cls, stated: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
        read_facts(stated)
        return stated

    @property
    def snapshot(self) -> Facts:
        """The full snapshot."""
        return read_facts(self.facts)
