"""Injects: one thing each, delivered to participants when its time or its moment has come."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from gameday.scenario.distraction import Distraction
from gameday.scenario.gap import SEATLESS, GapKind
from gameday.scenario.state import State
from gameday.terms.document import Document, Name, Text, one_or_more
from gameday.terms.duration import Duration
from gameday.terms.look import Urgency
from gameday.terms.role import Role
from gameday.terms.selector import Selector

InjectKind = Literal[
    "alert",
    "page",
    "customer_report",
    "social_mention",
    "stakeholder_question",
    "change_notice",
    "message",
    "noise",
    "availability",
]


class ExpectedAction(Document):
    """What somebody is expected to do, as far as the scenario alone can say: technical answers."""

    id: Name
    text: Text
    acts: Selector | None = None
    """Entries that show it; none: no record can, and only a person who was there can tell."""
    role: Role | None = None
    within: Duration | None = None
    """After the inject, or the start."""


class Condition(State):
    """A state of affairs an inject waits for; `not_done` needs `by`."""

    by: Duration | None = None
    """Asked once, at this time after the start, or after the beginning of the inject's phase; without it, asked
    whenever something happens."""

    @model_validator(mode="after")
    def _askable(self) -> Condition:
        if self.not_done is not None and self.by is None:
            raise ValueError("when is it too late? expected `by` beside `not_done`")
        return self


class Repeat(Document):
    """The same again."""

    every: Duration = Field(gt=0)
    times: int = Field(ge=1, le=100)
    """How often after the first."""
    until: Selector | None = None
    """It stops once such an entry exists."""


class Inject(Document):
    """One row of what the facilitator, or the engine, delivers."""

    id: Name
    kind: InjectKind
    at: Duration | None = None
    """After the start, or of its `phase`."""
    after: Selector | None = None
    """Once such an entry exists; `delay` later."""
    when: Condition | None = None
    delay: Duration = 0
    phase: Name | None = None
    """It belongs to this phase: `at` counts from when that begins; without at, after or when it goes out `delay` after
    that."""
    way: Name | None = None
    """Only where a branch goes this way; without at, after or when it goes out `delay` after that is decided."""
    unless: Selector | None = None
    """Not if such an entry exists by then."""
    mode: Literal["automatic", "optional", "held", "contingency"] = "automatic"
    """Only automatic ones go out by themselves; the others wait for a facilitator's hand."""
    repeat: Repeat | None = None
    channel: Text | None = None
    from_: Text | None = Field(default=None, alias="from")
    to: Annotated[tuple[Role, ...], BeforeValidator(one_or_more)] = ()
    """Roles that receive it; empty: the on-call person and whoever joined."""
    text: Text
    service: Name | None = None
    urgency: Urgency = "high"
    gap: GapKind | None = None
    """For `availability`: what happens to the seats in `to`, or to everybody."""
    until: Duration | None = None
    """For `availability`: when it is over again, after the start, or of its `phase`; none: never."""
    distraction: Distraction | None = None
    """What it is meant to draw people away with."""
    attachments: tuple[Name, ...] = ()
    """Ids of attachments that come with it; shown to its receivers only."""
    objectives: tuple[Name, ...] = ()
    """Ids of the objectives it is there for."""
    note: Text | None = None
    """For the facilitator alone."""
    expects: tuple[ExpectedAction, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> Inject:
        stated = sum(start is not None for start in (self.at, self.after, self.when))
        if stated > 1 or (stated == 0 and self.phase is None and self.way is None and self.mode == "automatic"):
            raise ValueError("when does it go out? expected one of at, after, when, or a phase or way it goes out with")
        if (self.kind == "availability") != (self.gap is not None):
            raise ValueError("expected `gap` with the kind availability, and with no other")
        if self.until is not None and self.gap is None:
            raise ValueError("`until` says when a gap is over, expected it with the kind availability alone")
        if self.until is not None and self.at is not None and self.until <= self.at:
            raise ValueError("the gap ends before it begins, expected `until` after `at`")
        if self.gap in SEATLESS and self.to:
            raise ValueError(f"the gap {self.gap} concerns everybody, expected no `to`")
        if self.kind in ("page", "availability") and not self.to and self.gap not in SEATLESS:
            raise ValueError(f"who is meant? expected `to` with the kind {self.kind}")
        return self
