"""A duty: one thing somebody should do, or leave undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gameday.terms.audience import Audience, UpdateStatus
from gameday.terms.criterion import Criterion
from gameday.terms.dimension import Dimension
from gameday.terms.kinds import Kind
from gameday.terms.selector import Selector

Trigger = Literal[
    "signal",
    "page",
    "unacknowledged",
    "declaration",
    "unresolved",
    "entry",
    "cadence",
    "before",
    "lever",
    "recovery",
    "resolution",
    "always",
    "never",
]
"""What sets a duty off: a moment; `entry`: each or the first entry that `after` means; `cadence`: every so often from
declaration to resolution; `before`: ahead of whatever `after` means; `always`: whenever the act is done; `never`: leave
it to others."""

_IN_WORDS = frozenset({"decision", "message", "note", "task_assigned"})
"""Acts that only their words tell apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing somebody should do, or leave undone. Times are milliseconds."""

    clause: str
    """Id of the clause it follows from."""
    dimension: Dimension
    act: Kind
    """The kind of entry that shows it was done."""
    trigger: Trigger
    role: str
    """Who should; where the clause names nobody, who usually does."""
    text: str
    within: int | None = None
    """From the trigger; a business day counts as a day."""
    every: int | None = None
    promised: bool = False
    """As often as each update itself promised."""
    after: Selector | None = None
    what: Selector | None = None
    """Everything else the entry should be: its status, its target, its severity."""
    audience: Audience | None = None
    status: UpdateStatus | None = None
    target: str | None = None
    seats: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """Elements to state."""
    first_only: bool = False
    truthful: bool = False
    strict: bool = False
    when: Criterion | None = None
    """Only under these facts of impact."""
    requires: Selector | None = None
    """Only where such an entry exists."""
    by_tool: bool = False
    """A hop of the escalation policy: the paging tool carries it out by itself."""
    key: str = field(init=False, repr=False, compare=False)
    """What is to be done, in words that a renamed clause does not change."""

    def __post_init__(self) -> None:
        more = (self.target, self.audience, self.status, *self.seats, *(self.what.what if self.what else ()))
        said = self.text if self.act in _IN_WORDS else None
        object.__setattr__(self, "key", " ".join(filter(None, (self.act, *more, said))))
