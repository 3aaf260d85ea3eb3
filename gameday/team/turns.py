"""Turns: the moments at which another may be on call, because a shift begins or ends, or the clocks change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from gameday.team.hours import HALF_A_MINUTE
from gameday.team.model import Shift, Team
from gameday.terms.duration import HOUR
from gameday.terms.moment import to_datetime, to_moment


def turns(team: Team, role: str, start: int, end: int) -> frozenset[int]:
    """Every moment from a start until an end at which others may be on call for a role than just before.

    Milliseconds since 1970. Between two of them nothing changes; not at each of them something does.
    """
    own = [shift for shift in team.schedule if shift.role == role and not shift.round_the_clock]
    every = (at for shift in own for at in (*_struck(shift, start, end), *clock_changes(shift.timezone, start, end)))
    return frozenset(at for at in every if start <= at < end)


def zones(team: Team, role: str) -> frozenset[str]:
    """The time zones whose clocks say who is on call for a role."""
    return frozenset(one.timezone for one in team.schedule if one.role == role and not one.round_the_clock)


def offset(timezone: str, at: int) -> timedelta:
    """How far the clocks of a time zone are ahead of UTC at a moment."""
    return to_datetime(at).astimezone(ZoneInfo(timezone)).utcoffset() or timedelta()


@lru_cache(maxsize=1024)
def clock_changes(timezone: str, start: int, end: int) -> tuple[int, ...]:
    """The moments from a start until an end at which the clocks of a time zone are put on or back."""
    hours = range(start // HOUR * HOUR, end + HOUR, HOUR)
    found = (_change(timezone, one, other) for one, other in pairwise(hours))
    return tuple(at for at in found if at is not None and start <= at < end)


def _change(timezone: str, start: int, end: int) -> int | None:
    """The one change there can be within an hour."""
    before = offset(timezone, start)
    if offset(timezone, end) == before:
        return None
    later = range(start, end, HALF_A_MINUTE)
    return start + HALF_A_MINUTE * bisect_left(later, True, key=lambda at: offset(timezone, at) != before)


def _struck(shift: Shift, start: int, end: int) -> Iterator[int]:
    """Whenever an hour strikes that a shift begins or ends with; an hour that comes twice on a day strikes twice."""
    zone = ZoneInfo(shift.timezone)
    first, last = (to_datetime(at).astimezone(zone).date() for at in (start, end))
    hours = {shift.hours[:5], shift.hours[-5:], "00:00"}  # a shift of certain days ends with the day
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        for hour in hours:
            for fold in (0, 1):
                struck = datetime(day.year, day.month, day.day, int(hour[:2]), int(hour[3:]), tzinfo=zone, fold=fold)
                yield to_moment(struck.astimezone(UTC))
