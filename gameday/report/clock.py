"""Times for people: story time from the start, and the time of day."""

from __future__ import annotations

from gameday.terms.moment import to_datetime


def say_time(at: int) -> str:
    """The time of day in UTC: `14:52:07`."""
    return to_datetime(at).strftime("%H:%M:%S")


def say_minute(at: int) -> str:
    """The time of day in UTC to the minute: `14:52`."""
    return to_datetime(at).strftime("%H:%M")


def say_day(at: int) -> str:
    """The date in UTC: `2026-04-20`."""
    return to_datetime(at).strftime("%Y-%m-%d")
