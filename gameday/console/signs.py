"""What listeners of a drill are told beside the log of their audience: signs of life, and who is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import JsonValue

from gameday.console.tokens import new_id

_LONGEST = 12
"""Figures of a count somebody sends."""


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

    def cursor(self, number: int, *, with_people: bool) -> str:
        """Where somebody stands: at a number of their log; and, where they are told who is here, at this gathering."""
        return f"{self.epoch}.{self.gatherings}-{number}" if with_people else f"{self.epoch}-{number}"

    def place(self, cursor: str) -> tuple[int, int]:
        """The number and the gathering of a cursor; the number is -1 where all of it has to be looked at again."""
        start, _, number = cursor.rpartition("-")
        epoch, _, gathering = start.partition(".")
        known = epoch == self.epoch and _is_count(number)
        return int(number) if known else -1, int(gathering) if _is_count(gathering) else self.gatherings


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST
