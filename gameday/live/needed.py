"""What an act needs to say anything at all: an update its audience and words, a severity call its severity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from gameday.scoring.blankness import blank
from gameday.terms.audience import Audience
from gameday.terms.frozen import frozen
from gameday.terms.kinds import Kind
from gameday.terms.look import Check


@frozen
class Need:
    """One thing an act has to say."""

    asked: str
    """What it is, for people."""
    keys: tuple[str, ...]
    """Any one of these says it."""
    expected: tuple[str, ...] = ()
    """What it can be, where that is a short list."""

    def held_by(self, given: Mapping[str, object]) -> bool:
        """Do these keys say it?"""
        return any(_says(given.get(key)) for key in self.keys)

    def say(self) -> str:
        """``to whom (`audience`: internal, external or executive)``."""
        told = " or ".join(f"`{key}`" for key in self.keys)
        if self.expected:
            told += f": {', '.join(self.expected[:-1])} or {self.expected[-1]}"
        return f"{self.asked} ({told})"


_WORDS = Need("its words", ("text",))
_SEVERITY = (Need("the severity", ("severity",)),)
_SEAT = Need("which role", ("seat",))
_WHOM = Need("whom", ("target",))
_NEEDED: Mapping[Kind, tuple[str, Sequence[Need]]] = {
    "update_posted": (
        "an update",
        (Need("to whom", ("audience",), get_args(Audience)), Need("its words", ("text", "states"))),
    ),
    "declared": ("a declaration", _SEVERITY),
    "severity_changed": ("a change of severity", _SEVERITY),
    "role_assigned": ("giving or taking a role", (_SEAT,)),
    "role_released": ("giving up a role", (_SEAT,)),
    "paged": ("a page", (_WHOM,)),
    "notified": ("informing somebody", (_WHOM,)),
    "escalated": ("a call for help", (_WHOM,)),
    "checked": ("a look", (Need("where", ("what",), get_args(Check)),)),
    "cause_found": ("a cause", (Need("what it is", ("cause", "text")),)),
    "mitigation_started": ("a mitigation", (Need("what is done", ("action", "text")),)),
    "handed_off": ("a hand-over", (Need("to whom", ("to",)),)),
    "postmortem_scheduled": ("the date of the review", (Need("when", ("due",)),)),
    "action_item_added": ("an action item", (Need("what to change", ("title", "text")),)),
    "action_item_closed": ("closing an action item", (Need("which", ("re", "title")),)),
    "message": ("a message", (_WORDS,)),
    "decision": ("a decision", (_WORDS,)),
    "note": ("a note", (_WORDS,)),
    "task_assigned": ("a task", (Need("who", ("person",)), Need("what is asked", ("text", "what")))),
    "intent": ("an intent", (Need("what they would do", ("act", "revokes")),)),
}
"""By kind: what it is called, and what it needs. Every other kind says enough by itself."""


def needs_of(kind: Kind) -> Sequence[Need]:
    """Everything an act of a kind has to say."""
    return _NEEDED.get(kind, ("", ()))[1]


def lacking(kind: Kind, given: Mapping[str, object]) -> str | None:
    """What an act does not say and has to, for people; None: it says enough.

    `given`: its keys, as a timeline file has them.
    """
    called, needs = _NEEDED.get(kind, ("", ()))
    missing = [need.say() for need in needs if not need.held_by(given)]
    return f"{called} needs {' and '.join(missing)}" if missing else None


def _says(value: object) -> bool:
    """Is something in it: a letter or a figure, in a list or a mapping at least once?"""
    if isinstance(value, Mapping):
        return any(map(_says, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_says, value))
    return not blank(value) if isinstance(value, str) else value is not None
