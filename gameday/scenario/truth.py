"""Truth stated by hand, where no world computes it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, field_validator

from gameday.terms.document import Document, Misfit, Misfits
from gameday.terms.duration import Duration
from gameday.terms.facts import Facts, FactValue, fact_faults, read_facts


def readable(stated: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
    """Facts as a file states them, if they can be read.

    Raises:
        Misfits: some cannot.

    """
    misfits = [
        Misfit((name,), wrong, expected or "what a fact may be") for name, wrong, expected in fact_faults(stated)
    ]
    if misfits:
        raise Misfits(misfits)
    return stated


class StatedTruth(Document):
    """From this moment on the facts of impact are these."""

    at: Duration
    """After the scenario's start."""
    facts: Mapping[str, FactValue] = Field(default_factory=dict)
    """Stated facts; the rest is benign, or unknown where `known` is false."""

    @field_validator("facts")
    @classmethod
    def _readable(cls, stated: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
        return readable(stated)

    @property
    def snapshot(self) -> Facts:
        """The full snapshot."""
        return read_facts(self.facts)
