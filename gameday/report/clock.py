"""Times for people: story time from the start, and the time of day."""

from __future__ import annotations

from gameday.terms.duration import DAY, HOUR, MINUTE, SECOND
from gameday.terms.moment import to_datetime


def say_since(since: int) -> str:
    """Story time: `+5:12`, `+1:05:12`, `-0:30`, from a day on `+3 d 2:10`."""
    sign, rest = ("-" if since < 0 else "+"), abs(since)
    days, rest = divmod(rest, DAY)
    hours, rest = divmod(rest, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds = rest // SECOND
    if days:
        return f"{sign}{days} d {hours}:{minutes:02d}"
    return f"{sign}{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{sign}{minutes}:{seconds:02d}"


def say_time(at: int) -> str:
    """The time of day in UTC: `14:52:07`."""
    return to_datetime(at).strftime("%H:%M:%S")


def say_minute(at: int) -> str:
    """The time of day in UTC to the minute: `14:52`."""
    return to_datetime(at).strftime("%H:%M")


def say_day(at: int) -> str:
    """The date in UTC: `2026-04-20`."""
    return to_datetime(at).strftime("%Y-%m-%d")
