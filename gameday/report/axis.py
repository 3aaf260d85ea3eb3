"""The time axis of the picture."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.terms.duration import DAY, HOUR, MINUTE
from gameday.terms.frozen import frozen

_STEPS = (MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR)
_MOST_TICKS = 10


@frozen
class Axis:
    """Maps moments to pixels. Moments outside are drawn at its ends."""

    start: int
    end: int
    left: float
    right: float

    def x(self, at: int) -> float:
        """The pixel of a moment."""
        length = max(self.end - self.start, 1)
        share = min(max((at - self.start) / length, 0.0), 1.0)
        return self.left + share * (self.right - self.left)

    def ticks(self, zero: int) -> Iterator[int]:
        """Moments a round time away from `zero`, at most ten or so."""
        length = self.end - self.start
        step = next((one for one in _STEPS if length / one <= _MOST_TICKS), None)
        if step is None:
            step = max(-(-length // (_MOST_TICKS * DAY)), 1) * DAY
        at = zero + -(-(self.start - zero) // step) * step
        while at <= self.end:
            yield at
            at += step
