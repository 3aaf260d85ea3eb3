"""What whoever sits at a seat can order, and what anybody can."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gameday.live.orders import EntryId, Keys, Line, Order, Words
from gameday.terms.document import Name
from gameday.terms.duration import Duration
from gameday.terms.kinds import Kind
from gameday.terms.look import Check

Asked = Literal["look", "diagnose", "mitigate", "update", "take_seat", "page", "verify"]
"""What one can ask of a simulated person."""
Side = Literal["well", "not_well", "action"]
"""What a note of the hot wash is: what went well, what did not, what to change."""


class Act(Order):
    """Do something: an entry as a timeline file has it."""

    do: Literal["act"] = "act"
    kind: Kind
    """A kind of entry people may say."""
    keys: Keys = Field(default_factory=dict)


class Look(Order):
    """Look somewhere."""

    do: Literal["look"] = "look"
    what: Check
    service: Name | None = None


class Ask(Order):
    """Ask a simulated person for something (training)."""

    do: Literal["ask"] = "ask"
    person: Name
    what: Asked
    target: Line | None = None
    within: Annotated[Duration, Field(gt=0)] | None = None


class Wait(Order):
    """Let story time run to the next thing that concerns me, never past it (training)."""

    do: Literal["wait"] = "wait"


class Help(Order):
    """Ask for a hint: the next due step of the SOP, and asked again, why (training)."""

    do: Literal["help"] = "help"


class CallRealIncident(Order):
    """The exercise stops for a real one. At once; nothing from here on counts."""

    do: Literal["real_incident"] = "real_incident"
    reason: Words | None = None


class Wash(Order):
    """Add something to the hot wash, once it is over."""

    do: Literal["wash"] = "wash"
    side: Side
    text: Words
    owner: Line | None = None
    due: Line | None = None


class Unwash(Order):
    """Take something back that one added to the hot wash."""

    do: Literal["unwash"] = "unwash"
    item: EntryId
