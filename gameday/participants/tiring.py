"""Tiring: who works on without a rest gets slower and forgets more; a while off undoes it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from gameday.terms.duration import HOUR, MINUTE
from gameday.terms.frozen import frozen

NEVER = sys.maxsize
"""A moment that does not come."""
_MOST = 4 * HOUR
"""Nobody is taken to tire beyond this: the accidents it rests on were counted up to the twelfth hour of shifts."""
_REST = 2
"""An hour off undoes so many hours of work. Assumed."""
_PIECE = 15 * MINUTE
"""Day or night is looked up for pieces of this length."""


@frozen
class Tiring:
    """A profile's figures for it."""

    after: float
    """Minutes of work without a rest after which somebody begins to tire."""
    forgets: float
    """Factor on the odds of forgetting, for each tired hour."""
    night: float
    """So many hours an hour weighs in which one would sleep."""
    says_after: float
    """Minutes after which they say that somebody should take over."""
    slower: float
    """What work takes longer, for each tired hour, as a share."""


class Strain:
    """How long one person has been at it without a rest; nothing before they take part.

    Args:
        tiring: The figures.
        night: Would this person sleep at a moment (milliseconds since the drill's start)?

    """

    def __init__(self, tiring: Tiring, night: Callable[[int], bool]) -> None:
        self._tiring = tiring
        self._night = night
        self.fresh_until = NEVER
        """Until then they surely are not tired; in milliseconds since the start."""
        self.weary: Callable[[], None] = lambda: None
        """Called while they work, when it has lasted so long that somebody should take over; an hour later again."""
        self._weary_at = 0.0
        self._effort = 0.0
        self._upto = 0
        """Until when the effort was counted."""
        self._rests_from = 0
        self._resting = True

    @property
    def resting(self) -> bool:
        """Do they take no part, or a rest?"""
        return self._resting

    def begin(self, now: int, carried: int = 0) -> None:
        """They take part from now on. `carried`: milliseconds they were at work before that count."""
        if not self._resting:
            return
        self._effort = max(self.effort(now), carried)
        self._resting = False
        self._weary_at = self._effort + self._tiring.says_after * MINUTE
        self._upto = now
        self.fresh_until = now + int(max(0, self._tiring.after * MINUTE - self._effort) / max(1.0, self._tiring.night))

    def rest(self, now: int) -> None:
        """They hold nothing any more, or it is over."""
        if self._resting or now >= self.fresh_until:
            self._effort = min(self.effort(now), self._tiring.after * MINUTE + _MOST)
        # Who is surely not tired rests at once; how long they were at it is counted when somebody asks.
        self._resting, self._rests_from = True, now
        if self._effort <= self._tiring.after * MINUTE:
            self.fresh_until = NEVER

    def effort(self, now: int) -> float:
        """Milliseconds of work without a rest; a night's count for more."""
        self._count(self._rests_from if self._resting else now)
        if self._resting:
            self._effort = max(0.0, self._effort - _REST * (now - self._upto))
            self._upto = now
        return self._effort

    def _count(self, until: int) -> None:
        while self._upto < until:
            piece = min(_PIECE, until - self._upto)
            self._effort += piece * (self._tiring.night if self._night(self._upto) else 1.0)
            self._upto += piece

    def slowness(self, now: int) -> float:
        """How many times longer work takes."""
        tired = self.tired(now)
        if not self._resting and self._effort >= self._weary_at:
            self._weary_at = self._effort + HOUR
            self.weary()
        return 1.0 + self._tiring.slower * tired

    def forgets(self, now: int) -> float:
        """The factor on the odds of forgetting."""
        return float(self._tiring.forgets ** self.tired(now))

    def tired(self, now: int) -> float:
        """Hours at it beyond what tires nobody; 0: fresh."""
        if now < self.fresh_until:
            return 0.0
        return min(_MOST, max(0.0, self.effort(now) - self._tiring.after * MINUTE)) / HOUR
