"""Records: what a journal holds of a drill, one for each command and each stretch of time that showed something."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from gameday.live.actor import Actor
from gameday.live.answer import Answer
from gameday.live.command import Command

NO_CHAIN = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One command, or one stretch of time, and what came of it."""

    n: int
    """From 1; the plan is record 0."""
    at: int
    """Story time up to which it is, in milliseconds since the start."""
    wall: int
    """When that was on the wall, in milliseconds since 1970."""
    command: Command | None = None
    """None: time has passed, and something was due."""
    actor: Actor | None = None
    key: str | None = None
    """Told by whoever sent the command: the same key is the same command, sent again."""
    decided: str | None = None
    """What was decided before it was applied and does not follow from the drill: where a skip leads, the words of a
    hint, the last moment of a wait."""
    answer: Answer | None = None
    """None: not applied yet, or time that passed."""
    lines: tuple[str, ...] = ()
    """The entries it brought, as lines of a timeline file."""
    chain: str = NO_CHAIN
    """Over everything up to here: see `linked`."""


def linked(before: str, answer: Answer | None, lines: tuple[str, ...]) -> str:
    """The next link of the chain: SHA-256 over the one before it, the answer and the entries."""
    told = "\n".join((before, "" if answer is None else answer.to_json(), *lines))
    return hashlib.sha256(told.encode()).hexdigest()
