"""Who orders something, and what they may: denied unless it stands here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from gameday.files.json_text import json_text, parse_object
from gameday.live.plan import LiveKind
from gameday.terms.frozen import frozen

Capability = Literal["lead", "evaluator", "seat", "room", "public"]
CAPABILITIES: tuple[Capability, ...] = get_args(Capability)

_ANYBODY = frozenset({"real_incident"})
_WASH = frozenset({"wash", "unwash"})
_EVALUATES = frozenset({"observe", "judge", "said", "undo"})
"""An evaluator undoes what they recorded themselves, and nothing else."""
_LEADS = frozenset(
    {"seat", "check", "start", "pause", "resume", "speed", "skip", "end"}
    | {"fire", "hold", "release", "leave_out", "defer", "edit", "ad_hoc", "begin_phase", "choose"}
    | {"hint", "state_truth", "correct"}
)
_SITS = frozenset({"act", "look"})
_ALONE = frozenset({"ask", "wait", "help", "start", "pause", "resume", "speed", "end", "undo"})
"""What somebody may beside, who trains alone: nobody leads. They undo a call of a real incident, and nothing else."""

MAY: Mapping[Capability, frozenset[str]] = {
    "lead": _LEADS | _EVALUATES | _WASH | _ANYBODY,
    "evaluator": _EVALUATES | _WASH | _ANYBODY,
    "seat": _SITS | _WASH | _ANYBODY,
    "room": _ANYBODY,
    "public": _ANYBODY,
}
"""What each capability may order, by the command's `do`."""


@frozen
class Actor:
    """Who orders something: never more than what a link stands for, and no person's name."""

    capability: Capability
    person: str | None = None
    """At a seat: whose desk it is, by id on the team."""
    role: str | None = None
    """At a seat: the role it was given out for."""
    link: str | None = None
    """Which link it came by, where whoever serves wants to tell them apart."""

    def to_json(self) -> str:
        """Canonical JSON."""
        values = {name: getattr(self, name) for name in ("capability", "person", "role", "link")}
        return json_text({name: value for name, value in values.items() if value is not None})


def read_actor(text: str) -> Actor:
    """The actor of a JSON text as `to_json` writes it."""
    return Actor(**parse_object(text))  # type: ignore[arg-type]  # written by to_json


def may(actor: Actor, do: str, kind: LiveKind) -> bool:
    """May somebody order this in a drill of this kind?"""
    if do in MAY[actor.capability]:
        return True
    return kind == "training" and actor.capability == "seat" and do in _ALONE
