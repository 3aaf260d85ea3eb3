"""What whoever leads a drill can order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, field_validator

from gameday.live.orders import EntryId, Keys, Line, Order, SomeKeys, Words
from gameday.scenario.truth import readable
from gameday.terms.document import Name
from gameday.terms.duration import Duration, parse_duration
from gameday.terms.facts import FactValue
from gameday.terms.kinds import Kind
from gameday.terms.look import Urgency
from gameday.terms.role import Role
from gameday.timeline.exercise import Rating

LiveMode = Literal["human", "simulated", "absent", "spoken"]
"""How a seat is filled in a live drill."""
AdHocKind = Literal[
    "customer_report", "social_mention", "stakeholder_question", "change_notice", "alert_fired", "message"
]
SLOWEST, FASTEST = 1, 60
NEXT = "next"
"""Where a skip leads: to the next thing the script has in mind."""


class Seat(Order):
    """Say how a seat is filled; before the start."""

    do: Literal["seat"] = "seat"
    role: Role
    mode: LiveMode


class CheckOff(Order):
    """Tick something off that has to be ready; with `done` false take the tick away, or put it on the list."""

    do: Literal["check"] = "check"
    item: Line
    done: bool = True


class Start(Order):
    """Begin; with `anyway` false only where every person has come and everything is ticked off."""

    do: Literal["start"] = "start"
    anyway: bool = True


class Pause(Order):
    """Story time stands still; where it does already, with a reason: everybody is told why."""

    do: Literal["pause"] = "pause"
    reason: Words | None = None


class Resume(Order):
    """Story time goes on."""

    do: Literal["resume"] = "resume"


class Speed(Order):
    """So many seconds of the story in one on the wall."""

    do: Literal["speed"] = "speed"
    factor: float = Field(ge=SLOWEST, le=FASTEST)


class Skip(Order):
    """Leap over a stretch of the story; what is due in it happens."""

    do: Literal["skip"] = "skip"
    to: Line = NEXT
    """`next`: to the next thing the script has in mind; else how far, such as `10m`."""

    @field_validator("to")
    @classmethod
    def _somewhere(cls, to: str) -> str:
        if to != NEXT and parse_duration(to) <= 0:
            raise ValueError("this leads nowhere, expected `next`, or how far, such as 10m")
        return to


class End(Order):
    """It is over."""

    do: Literal["end"] = "end"
    reason: Words | None = None


class Fire(Order):
    """Send an inject now, whatever it would wait for."""

    do: Literal["fire"] = "fire"
    inject: Name
    reason: Words | None = None


class Hold(Order):
    """Keep an inject back until it is released."""

    do: Literal["hold"] = "hold"
    inject: Name
    reason: Words | None = None


class Release(Order):
    """Keep an inject back no longer."""

    do: Literal["release"] = "release"
    inject: Name
    reason: Words | None = None


class LeaveOut(Order):
    """Take an inject out of the script."""

    do: Literal["leave_out"] = "leave_out"
    inject: Name
    reason: Words | None = None


class Defer(Order):
    """Let an inject come later than the script has it."""

    do: Literal["defer"] = "defer"
    inject: Name
    by: Annotated[Duration, Field(gt=0)]
    reason: Words | None = None


class Edit(Order):
    """Change the words of an inject before it goes out."""

    do: Literal["edit"] = "edit"
    inject: Name
    text: Words
    reason: Words | None = None


class AdHoc(Order):
    """Send something the script does not have."""

    do: Literal["ad_hoc"] = "ad_hoc"
    kind: AdHocKind
    text: Words
    sender: Line | None = None
    receivers: tuple[Role, ...] = Field(default=(), max_length=20)
    """Roles that get it; empty: the on-call person and whoever joined."""
    service: Name | None = None
    urgency: Urgency = "high"
    reason: Words | None = None

    @field_validator("receivers", mode="before")
    @classmethod
    def _several(cls, receivers: object) -> object:
        return tuple(receivers) if isinstance(receivers, list) else receivers


class BeginPhase(Order):
    """Begin a phase of the script now."""

    do: Literal["begin_phase"] = "begin_phase"
    phase: Name
    reason: Words | None = None


class Choose(Order):
    """Let a branch of the script go a way."""

    do: Literal["choose"] = "choose"
    branch: Name
    way: Name
    reason: Words | None = None


class Hint(Order):
    """Help somebody along; what they do after it is marked as helped."""

    do: Literal["hint"] = "hint"
    role: Role
    text: Words


class StateTruth(Order):
    """Say what is true from now on, where no world computes it."""

    do: Literal["state_truth"] = "state_truth"
    facts: Mapping[str, FactValue]

    @field_validator("facts")
    @classmethod
    def _readable(cls, stated: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
        return readable(stated)


class Said(Order):
    """Record what somebody said they do, or would do; its basis is `stated`."""

    do: Literal["said"] = "said"
    role: Role
    kind: Kind
    """A kind of entry people may say."""
    keys: Keys = Field(default_factory=dict)
    """Its keys, as a timeline file has them."""
    within: Duration | None = None
    """They would do it within so long: an intent."""
    every: Annotated[Duration, Field(gt=0)] | None = None
    """They would do it again and again, until it is revoked: an intent that stands."""


class Correct(Order):
    """An earlier entry says something wrong; the original stays."""

    do: Literal["correct"] = "correct"
    entry: EntryId
    changes: SomeKeys
    """Key to new value, as a timeline file has them."""
    reason: Words


class Undo(Order):
    """An earlier entry does not count, and what it did to the script is taken back; an evaluator undoes their own."""

    do: Literal["undo"] = "undo"
    entry: EntryId
    reason: Words | None = None


class Observe(Order):
    """Somebody who evaluates saw something."""

    do: Literal["observe"] = "observe"
    clause: Line | None = None
    objective: Name | None = None
    rating: Rating | None = None
    note: Words | None = None


class Judge(Order):
    """A person's word on a clause or an objective, beside what is computed."""

    do: Literal["judge"] = "judge"
    clause: Line | None = None
    objective: Name | None = None
    rating: Rating
    reason: Words | None = None
