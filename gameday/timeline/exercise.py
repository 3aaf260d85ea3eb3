"""The drill as an exercise: facilitator, evaluator, engine."""

from __future__ import annotations

from typing import Literal

from gameday.timeline.entry import Entry, States, entry

Rating = Literal["P", "S", "M", "U"]
EndStatus = Literal["completed", "interrupted", "aborted"]
ControlAction = Literal[
    "start", "pause", "resume", "speed", "skip", "hold", "defer", "fire", "edit", "ad_hoc", "hint", "undo", "end"
]

ENGINE_FAULT = "engine_fault"
"""What a pause is aimed at that nobody ordered: something in the drill's engine failed, and `value` says what."""


@entry
class Observation(Entry):
    """An evaluator saw something."""

    kind = "observation"
    clause: str | None = None
    objective: str | None = None
    """What the drill is held for and this speaks of, where it is no single clause."""
    rating: Rating | None = None
    justified: bool | None = None
    reason: str | None = None


@entry
class Judgement(Entry):
    """A facilitator's word on a clause; stands beside the computed finding."""

    kind = "judgement"
    clause: str | None = None
    objective: str | None = None
    """What the drill is held for and this speaks of, where it is no single clause."""
    rating: Rating | None = None
    justified: bool | None = None
    reason: str | None = None


@entry
class Control(Entry):
    """The facilitator's hand on the clock or the script."""

    kind = "control"
    action: ControlAction | None = None
    target: str | None = None
    value: str | None = None
    reason: str | None = None


@entry
class Correction(Entry):
    """An earlier entry said something wrong; the original stays."""

    kind = "correction"
    corrects: str | None = None
    changes: tuple[tuple[str, str], ...] = ()
    """(key, JSON text of its new value) pairs."""
    reason: str | None = None


@entry
class RealIncident(Entry):
    """The exercise stops for a real incident; nothing from here on counts."""

    kind = "real_incident"
    reason: str | None = None


@entry
class SignedOff(Entry):
    """A person stands by the record."""

    kind = "signed_off"
    reason: str | None = None
    over: States = ()
    """(what, digest) pairs of what it was given over beside the record: `notes`, `documents`, `assessment`, `as_of`."""


@entry
class Ended(Entry):
    """The record is over."""

    kind = "ended"
    status: EndStatus = "completed"
