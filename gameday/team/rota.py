"""The rota: until when somebody is on call, and who comes after them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from gameday.team.hours import local
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


def _over(shift: Shift, at: int) -> int:
    """When a shift that runs at a moment stops running: the next time its last hour strikes."""
    hour, minute = int(shift.hours[-5:-3]), int(shift.hours[-2:])
    when = local(at, shift.timezone)
    zone = ZoneInfo(shift.timezone)
    struck = datetime(when.year, when.month, when.day, hour, minute, tzinfo=zone)
    if to_moment(struck.astimezone(UTC)) <= at:
        day = to_datetime(at).astimezone(zone).date() + timedelta(days=1)
        struck = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    return to_moment(struck.astimezone(UTC))
