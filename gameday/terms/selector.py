"""Selectors: which entries of a timeline are meant; anchors: which moment is meant."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from gameday.terms.audience import Audience, UpdateStatus
from gameday.terms.document import Document, one_or_more
from gameday.terms.kinds import Kind
from gameday.terms.role import Role

AnchorName = Literal[
    "first_signal", "first_page", "declaration", "impact_started", "impact_ended", "mitigation_available", "resolution"
]
"""Moments every record has a rule for. `declaration` is when declaration was due, so lateness buys nothing;
`resolution` is the last `resolved`, else the end of impact."""


class Selector(Document):
    """Entries of certain kinds whose stated fields have the stated values. A list means one of."""

    kind: Annotated[tuple[Kind, ...], BeforeValidator(one_or_more)] = Field(min_length=1)
    role: Annotated[tuple[Role, ...], BeforeValidator(one_or_more)] = ()
    """The role of the person who did it."""
    target: Annotated[tuple[Role, ...], BeforeValidator(one_or_more)] = ()
    """Who was paged, notified or asked; for a mitigation the service."""
    seat: Annotated[tuple[Role, ...], BeforeValidator(one_or_more)] = ()
    audience: Annotated[tuple[Audience, ...], BeforeValidator(one_or_more)] = ()
    status: Annotated[tuple[UpdateStatus, ...], BeforeValidator(one_or_more)] = ()
    what: Annotated[tuple[str, ...], BeforeValidator(one_or_more)] = ()
    action: Annotated[tuple[str, ...], BeforeValidator(one_or_more)] = ()
    urgency: Annotated[tuple[Literal["high", "low"], ...], BeforeValidator(one_or_more)] = ()
    severity: Annotated[tuple[str, ...], BeforeValidator(one_or_more)] = ()
    reversible: bool | None = None

    def criteria(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The stated fields and their accepted values, `kind` apart."""
        return self._criteria

    @cached_property
    def _criteria(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        # Asked hundreds of times in every play and judgement, of a selector that never changes.
        names = ("role", "target", "seat", "audience", "status", "what", "action", "urgency", "severity")
        return tuple((name, values) for name in names if (values := getattr(self, name)))

    def say(self) -> str:
        """For people: `update posted (audience external)`."""
        stated = ", ".join(f"{name} {' or '.join(values)}" for name, values in self.criteria())
        return " or ".join(kind.replace("_", " ") for kind in self.kind) + (f" ({stated})" if stated else "")


class Anchor(Document):
    """A moment: a named one, or the first entry a selector matches. In a file a bare word names the moment."""

    at: AnchorName | None = None
    first: Selector | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: object) -> object:
        if isinstance(value, str):
            return {"at": value}
        if isinstance(value, dict) and "kind" in value:
            return {"first": value}
        return value

    @model_validator(mode="after")
    def _one(self) -> Anchor:
        if (self.at is None) == (self.first is None):
            raise ValueError("names no moment, expected a named one such as first_signal, or a selector with a kind")
        return self

    def say(self) -> str:
        """For people: `the first signal`, `the first acknowledged`."""
        if self.at is not None:
            return "the " + self.at.replace("_", " ")
        return f"the first {self.first.say() if self.first else ''}"
