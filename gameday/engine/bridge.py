"""The bridge: whoever wants to join has to find the way in, and its number may be wrong."""

from __future__ import annotations

from gameday.engine.reach import Reach
from gameday.engine.response import Response
from gameday.terms.duration import MINUTE

_FINDS_IT_AFTER = 12 * MINUTE
"""How long somebody with a wrong number asks around before they are in: assumed."""


class Bridge:
    """Knows who stands outside. Times are milliseconds since the start."""

    def __init__(self, response: Response, reach: Reach) -> None:
        self._response = response
        self._reach = reach
        self._tried: dict[str, int] = {}
        """When each person who dialled the wrong number first did."""
        self._told = 0
        """How many bridges had been told when the first of them did."""

    def turns_away(self, person: str, now: int) -> bool:
        """Is the number all they have, and wrong? They get in late: by asking around, or once the right one is told.

        Nobody is turned away before a bridge was opened, nor while an incident channel can be used.
        """
        response = self._response
        by_chat = response.channel is not None and not self._reach.gap("chat_down", now)
        if not response.bridges or by_chat or not self._reach.gap("bridge_wrong", now):
            return False
        if not self._tried:
            self._told = response.bridges
        if response.bridges > self._told:
            return False  # somebody has opened another one since, or told its number again
        return now - self._tried.setdefault(person, now) < _FINDS_IT_AFTER
