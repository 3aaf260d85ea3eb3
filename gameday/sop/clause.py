"""Clauses: the checkable promises of an SOP. One short class for each kind; a new SOP needs no new code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from gameday.sop.source import Reading, Source
from gameday.terms.audience import Audience
from gameday.terms.bound import BoundField
from gameday.terms.criterion import Criterion
from gameday.terms.dimension import Dimension
from gameday.terms.document import Document, Name, Text, Weight
from gameday.terms.kinds import Kind
from gameday.terms.role import Role
from gameday.terms.selector import Anchor, Selector

Level = str
Bounds = Mapping[Level, BoundField]
"""A bound for each level it binds at; a level left out is not bound."""


class ClauseBase(Document):
    """What every clause says."""

    id: Name
    text: Text
    """The promise in one sentence a participant understands."""
    source: Source
    weight: Weight = 2
    critical: bool = False
    levels: tuple[Level, ...] = ()
    """Levels it applies at; empty: all. A clause with bounds applies where it has one."""
    when: Criterion | None = None
    """Facts of impact it applies under (data loss, a security event); none: always."""
    reading: Reading | None = None
    """What the text leaves open, how it is read here, and why; never part of the source."""


class Deadline(ClauseBase):
    """Something happens within a bound of a moment."""

    kind: Literal["deadline"] = "deadline"
    dimension: Dimension = "timing"
    from_: Anchor = Field(alias="from")
    to: Selector
    within: Bounds = Field(min_length=1)


class Cadence(ClauseBase):
    """Updates to an audience come at least this often, or as the last one promised."""

    kind: Literal["cadence"] = "cadence"
    dimension: Dimension = "cadence"
    audience: Audience
    every: Bounds = Field(default_factory=dict)
    promised: bool = False
    """True: the bound is what each update promised as `next_update_at`; `every` stays empty."""

    @model_validator(mode="after")
    def _one(self) -> Cadence:
        if self.promised == bool(self.every):
            raise ValueError("expected either `every` with a bound for each level, or `promised: true`")
        return self


class Pair(Document):
    """One thing comes before another."""

    before: Selector
    after: Selector
    weight: Weight = 1
    holding: tuple[Name, ...] = ()
    """Keys that each entry of the earlier half holds by then: `owner`, where a review closes on assigned items."""


class Precedence(ClauseBase):
    """Things happen in an order: pairs, or mitigation before diagnosis once a lever exists."""

    kind: Literal["precedence"] = "precedence"
    dimension: Dimension = "order"
    pairs: tuple[Pair, ...] = ()
    mitigate_first: bool = False
    """True: from the moment a mitigation is available it is started before cause is sought."""
    strict: bool = False
    """The SOP calls the order non-negotiable: breaking it breaks the clause."""

    @model_validator(mode="after")
    def _one(self) -> Precedence:
        if self.mitigate_first == bool(self.pairs):
            raise ValueError("expected either `pairs` or `mitigate_first: true`")
        return self


class ClassificationClause(ClauseBase):
    """The severity called is the one the SOP's criteria give."""

    kind: Literal["classification"] = "classification"
    dimension: Dimension = "severity"


class Assignment(ClauseBase):
    """Roles are held, each by exactly one person."""

    kind: Literal["assignment"] = "assignment"
    dimension: Dimension = "roles"
    roles: tuple[Role, ...] = Field(min_length=1)
    within: Bounds = Field(default_factory=dict)
    """Grace per level from the moment declaration was due; a level left out: the scorecard's."""


class Separation(ClauseBase):
    """What the holder of a role leaves to others: acts, or further roles."""

    kind: Literal["separation"] = "separation"
    dimension: Dimension = "roles"
    role: Role | None = None
    acts: tuple[Kind, ...] = ()
    """Kinds of act the holder of `role` does not do."""
    not_all_of: tuple[Role, ...] = ()
    """Roles no single person holds all of."""

    @model_validator(mode="after")
    def _one(self) -> Separation:
        if bool(self.acts) == bool(self.not_all_of) or bool(self.acts) != (self.role is not None):
            raise ValueError("expected either `role` with `acts`, or `not_all_of` with the roles to keep apart")
        return self


class Content(ClauseBase):
    """What an update, a hand-over, a review or an action item says."""

    kind: Literal["content"] = "content"
    dimension: Dimension = "communication"
    of: Selector
    """The entries it speaks of."""
    states: tuple[str, ...] = ()
    """Elements each of them states: words of `states`, `sections`, or names of fields such as `owner`."""
    first_only: bool = False
    """Only the first of them."""
    truthful: bool = False
    """Nothing untrue is said: no ETA when none is known, no cause before one is found, not over before it is."""
    specific: bool = False
    """Nothing vague (`improve monitoring`)."""

    @model_validator(mode="after")
    def _something(self) -> Content:
        if not (self.states or self.truthful or self.specific):
            raise ValueError("asks for nothing, expected `states`, `truthful` or `specific`")
        return self


class Absence(ClauseBase):
    """Something does not happen."""

    kind: Literal["absence"] = "absence"
    dimension: Dimension
    of: Selector
    before: Anchor | None = None
    """Only before this moment; none: at any time."""


class Escalation(ClauseBase):
    """One hop of the escalation policy: whom to call, after how long, unless what."""

    kind: Literal["escalation"] = "escalation"
    dimension: Dimension = "escalation"
    target: Role
    after: Bounds = Field(default_factory=dict)
    """Per level, from the first page (`unacknowledged`, `signal`), or from declaration (`declared`, `unresolved`)."""
    trigger: Literal["signal", "unacknowledged", "declared", "unresolved"] = "unacknowledged"
    """`signal`: paged at the start; `unacknowledged`: nobody has answered by then; `declared`: always, once declared;
    `unresolved`: impact still lasts by then."""
    how: Literal["page", "notify"] = "page"
    optional_times: bool = False
    """True: the document gives no hop times; the team's paging tool decides and only reaching somebody is judged.
    `after` may then stay empty, and `levels` says where the hop applies."""

    @model_validator(mode="after")
    def _timed(self) -> Escalation:
        if not (self.after or self.optional_times):
            raise ValueError(
                "has no hop times, expected `after` with a bound for each level, or `optional_times: true`"
            )
        return self


class Hold(ClauseBase):
    """The service stays healthy for a watch period before it is called resolved."""

    kind: Literal["hold"] = "hold"
    dimension: Dimension = "resolution"
    watch: Bounds = Field(default_factory=dict)
    """Per level; empty: healthy at the moment of `resolved` is enough."""


class Due(ClauseBase):
    """Something happens by a date: a review scheduled, published, closed; actions done."""

    kind: Literal["due"] = "due"
    dimension: Dimension = "follow_through"
    from_: Anchor = Field(default_factory=lambda: Anchor(at="resolution"), alias="from")
    to: Selector
    within: Bounds = Field(min_length=1)
    requires: Selector | None = None
    """Only where the record has such an entry (`SEV2 that needed escalation`)."""


Clause = Annotated[
    Deadline
    | Cadence
    | Precedence
    | ClassificationClause
    | Assignment
    | Separation
    | Content
    | Absence
    | Escalation
    | Hold
    | Due,
    Field(discriminator="kind"),
]
