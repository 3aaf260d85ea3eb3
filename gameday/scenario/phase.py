"""Phases: the parts a facilitator leads a drill through, with a text, what is true, and what to talk about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from gameday.scenario.truth import readable
from gameday.terms.document import Document, Name, Text, one_or_more
from gameday.terms.duration import Duration
from gameday.terms.facts import Facts, FactValue, read_facts
from gameday.terms.role import Role


class Phase(Document):
    """One part of a scenario. It lasts until the next one begins."""

    id: Name
    title: Text
    """What participants read above it: the symptom, never the cause."""
    at: Duration | None = None
    """When it begins, after the start; none: with its `way`, or by the facilitator's hand."""
    way: Name | None = None
    """It begins only where a branch goes this way."""
    text: Text | None = None
    """What participants are told when it begins."""
    to: Annotated[tuple[Role, ...], BeforeValidator(one_or_more)] = ()
    """Roles that are told; empty: everybody."""
    facts: Mapping[str, FactValue] | None = None
    """The facts of impact from then on, as in `stated_truth`; none: as they were."""
    questions: tuple[Text, ...] = Field(default=(), max_length=40)
    """What the facilitator asks the room."""
    attachments: tuple[Name, ...] = ()
    """Ids of attachments shown with the text."""

    @field_validator("facts")
    @classmethod
    def _readable(cls, stated: Mapping[str, FactValue] | None) -> Mapping[str, FactValue] | None:
        return stated if stated is None else readable(stated)

    @property
    def snapshot(self) -> Facts | None:
        """The full snapshot of the facts; None: as they were."""
        return None if self.facts is None else read_facts(self.facts)
