"""Gaps between updates, measured in bounds: how many times the bound in force each silence was long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum
from typing import NamedTuple

from gameday.scoring.clock import RunningClock
from gameday.scoring.constants import USUAL, Constants
from gameday.scoring.steps import Steps
from gameday.terms.audience import Audience
from gameday.terms.frozen import frozen

Mark = tuple[int, str | None]
"""A moment, and the id of the update posted then; None: an end of the window."""
_NEVER = 2**62
"""A moment after any other."""


class Gap(NamedTuple):
    """A silence between two updates, or between an end of the window and an update."""

    start: int
    end: int
    bounds: float
    """x, the integral of dt / I(t): 1.0 is exactly the bound; time without a bound adds nothing."""
    bound: int | None
    """The strictest bound in force within it, in milliseconds; None: none was."""
    before: str | None
    """Id of the update it follows; None: the window's start."""
    after: str | None
    """Id of the update that ends it; None: the window's end."""

    @property
    def too_long(self) -> bool:
        """Longer than the bound in force allowed?"""
        return self.bounds > 1.0


@frozen
class CadenceWindow:
    """What a cadence clause looks at: from when declaration was due to resolution, cut into gaps."""

    clause: str
    audience: Audience
    start: int
    end: int
    gaps: tuple[Gap, ...]


def gaps(
    posts: Iterable[tuple[int, str]], start: int, end: int, bound: Steps[int | None], clock: RunningClock
) -> tuple[Gap, ...]:
    """Cut a window at its posts, (moment, entry id) in order; both ends of the window are ends of a gap."""
    return tuple(_gaps(_between(posts, start, end), bound, clock))


def longest_silence(
    posts: Iterable[tuple[int, str]], start: int, end: int, clock: RunningClock
) -> tuple[int, Mark, Mark] | None:
    """The longest stretch of such a window without a post, in running milliseconds, whatever its bound; and its ends.

    None where the window is empty.
    """
    longest: tuple[int, Mark, Mark] | None = None
    for left, right in _between(posts, start, end):
        length = clock.elapsed(left[0], right[0])
        if longest is None or length > longest[0]:
            longest = length, left, right
    return longest


def _between(posts: Iterable[tuple[int, str]], start: int, end: int) -> Iterator[tuple[Mark, Mark]]:
    """One after the other: a long record's silences, kept all at once, would fill the memory that is near."""
    left: Mark = (start, None)
    for post in posts:
        if start <= post[0] <= end:
            if post[0] > left[0]:
                yield left, post
            left = post
    if end > left[0]:
        yield left, (end, None)


def _gaps(between: Iterable[tuple[Mark, Mark]], bound: Steps[int | None], clock: RunningClock) -> Iterator[Gap]:
    """The bound is walked through beside the silences, which are in order."""
    value, following = bound.before, 0
    moments, values = (*bound.moments, _NEVER), bound.values
    for (start, before), (end, after) in between:
        total, strictest, since = 0.0, None, start
        while since < end:
            while moments[following] <= since:
                value, following = values[following], following + 1
            until = end if end <= moments[following] else moments[following]
            if value is not None:
                total += clock.elapsed(since, until) / value
                strictest = value if strictest is None or value < strictest else strictest
            since = until
        yield Gap(start, end, total, strictest, before, after)


def cadence_credit(lengths: Iterable[float], by: Constants = USUAL) -> float | None:
    """Credit 0.7 C + 0.3 G of gaps measured in bounds; None where no bound was in force at all.

    C = sum(min(x, 1)) / sum(x) is the share of time within bounds, G = clamp(2 - max x) looks at the worst gap.
    """
    measured = [length for length in lengths if length > 0]
    if not measured:
        return None
    share = fsum([length if length < 1.0 else 1.0 for length in measured]) / fsum(measured)
    return blended(share, max(measured), by)


def blended(share: float, worst: float, by: Constants = USUAL) -> float:
    """0.7 C + 0.3 G, from the share of time within bounds and the longest gap in bounds."""
    kept = min(1.0, max(0.0, (1.0 + by.silence_fades - worst) / by.silence_fades))
    return (by.cadence_share * share + by.cadence_worst * kept) / (by.cadence_share + by.cadence_worst)
