"""Distractions: what draws people away from the work, as practised facilitators use it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import model_validator

from gameday.scenario.mitigation import Pull
from gameday.terms.document import Document
from gameday.terms.duration import Duration

DistractionKind = Literal[
    "executive_swoop",
    "belligerent_responder",
    "grenade_thrower",
    "wrong_hypothesis",
    "red_herring",
    "contradictory_report",
    "social_first",
]
DISTRACTION_KINDS: tuple[DistractionKind, ...] = get_args(DistractionKind)
DISTRACTION_TEXTS: Mapping[DistractionKind, str] = {
    "executive_swoop": "Somebody senior joins, asks for a full report, and starts to give orders.",
    "belligerent_responder": "A responder argues about the severity or who decides, and holds up the rest.",
    "grenade_thrower": "Somebody drops an alarming claim into the channel and is gone.",
    "wrong_hypothesis": "Somebody states a wrong cause with confidence, and which lever to pull.",
    "red_herring": "Something true and striking that has nothing to do with it.",
    "contradictory_report": "Two reports that cannot both be right.",
    "social_first": "The public talks of it before the status page does.",
}


class Distraction(Document):
    """What an inject does to those who receive it, beside what it says. In a file a bare kind is enough."""

    kind: DistractionKind
    takes: Duration | None = None
    """How much of each receiver's attention it takes; none: as long as the team profile says."""
    urges: Pull | None = None
    """The lever a wrong hypothesis makes one think of."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return {"kind": value} if isinstance(value, str) else value
