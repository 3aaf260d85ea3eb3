"""What listeners of a drill are told beside the log of their audience: signs of life, and who is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import JsonValue

from gameday.console.tokens import new_id


@dataclass(slots=True, eq=False)
class Signs:
    """Of one drill, as long as this server runs it."""

    wall: Callable[[], int]
    """Milliseconds since 1970."""
    people: Callable[[], list[JsonValue]]
    """Who is present, as JSON."""
    epoch: str = field(default_factory=new_id)
    """Cursors of another server, or of an earlier start of this one, mean nothing here."""
    beats: int = 0
    """Signs of life so far."""
    gatherings: int = 0
    """How often it changed who is present."""
    closed: bool = False
    """Will nothing more come?"""
