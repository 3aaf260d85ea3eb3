"""A rhythm: when somebody means to write to one audience next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Rhythm:
    """One person's rhythm of updates to one audience."""

    writing: str
    """What this person has under way who writes such an update."""
    turn: int = 0
    """Which turn of keeping it is under way."""
    due: int | None = None
    """When the next update is due in this person's mind, in milliseconds since the drill's start; None: never."""
    rests_on: tuple[object, ...] = ()
    """What that was worked out from: while nothing of it changes, it stands."""
