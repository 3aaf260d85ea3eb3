"""The rota: until when somebody is on call, and who comes after them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from gameday.team.hours import HALF_A_MINUTE
from gameday.team.model import Shift, Team
from gameday.terms.duration import DAY
from gameday.terms.moment import to_datetime, to_moment

_AHEAD = 8 * DAY
"""A shift that lasts beyond this has no end that matters to an incident."""


def shift_end(team: Team, person: str, at: int) -> int | None:
    """When a person is off call again, in milliseconds since 1970.

    None: they are on call for nothing now, or for longer than a week. Shifts of theirs that follow each other count as
    one, whatever the role.
    """
    own = [shift for shift in team.schedule if shift.person == person]
    if all(shift.hours[:5] == shift.hours[-5:] and len(shift.days) == 7 for shift in own):
        return None  # no shift of theirs, or round the clock
    until = at
    while until - at < _AHEAD:
        running = [shift for shift in own if shift.covers(until)]
        if not running:
            return until if until > at else None
        until = max(_over(shift, until) for shift in running)
    return None


def shift_start(team: Team, person: str, at: int) -> int | None:
    """Since when a person is on call, in milliseconds since 1970, within the last day.

    None: they are on call for nothing now, round the clock, or for longer than that. Shifts of theirs that follow each
    other count as one, as for `shift_end`.
    """
    own = [shift for shift in team.schedule if shift.person == person]
    if all(shift.hours[:5] == shift.hours[-5:] for shift in own):
        return None
    since = at
    while at - since < DAY:
        running = [shift for shift in own if shift.covers(since if since == at else since - 1)]
        if not running:
            return since if since < at else None
        since = min(_struck(shift, since) for shift in running)
    return None


def _struck(shift: Shift, before: int) -> int:
    """When a shift that runs before a moment began to: the last time its first hour struck."""
    zone = ZoneInfo(shift.timezone)
    day = to_datetime(before - 1).astimezone(zone).date()
    hour, minute = int(shift.hours[:2]), int(shift.hours[3:5])
    began = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    if to_moment(began.astimezone(UTC)) >= before:
        day -= timedelta(days=1)
        began = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    return to_moment(began.astimezone(UTC))


def _over(shift: Shift, at: int) -> int:
    """When a shift that runs at a moment stops running: the next time its last hour strikes."""
    return _strikes(shift.hours[-5:], shift.timezone, at // HALF_A_MINUTE)


@lru_cache(maxsize=1024)
def _strikes(hour: str, timezone: str, half_minute: int) -> int:
    """When an hour strikes next after a half minute since 1970. Many plays ask for the same."""
    zone, at = ZoneInfo(timezone), half_minute * HALF_A_MINUTE
    when = to_datetime(at).astimezone(zone)
    struck = datetime(when.year, when.month, when.day, int(hour[:2]), int(hour[3:]), tzinfo=zone)
    if to_moment(struck.astimezone(UTC)) <= at:
        day = when.date() + timedelta(days=1)
        struck = datetime(day.year, day.month, day.day, int(hour[:2]), int(hour[3:]), tzinfo=zone)
    return to_moment(struck.astimezone(UTC))
