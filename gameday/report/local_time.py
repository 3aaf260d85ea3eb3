"""Times of a story on the clocks of those who play it. Records are in UTC, so that stands beside the start."""

from __future__ import annotations

from gameday.retrospective.story_clock import say_zone as say_zone  # noqa: PLC0414  # read from here as well
from gameday.terms.duration import MINUTE
from gameday.terms.moment import to_datetime


def say_start(at: int, offset: int) -> str:
    """A day and a time: `Tuesday 2026-04-21 08:00 UTC+02:00 (06:00 UTC)`."""
    local = to_datetime(at + offset * MINUTE).strftime("%A %Y-%m-%d %H:%M")
    beside = to_datetime(at).strftime(" (%H:%M UTC)") if offset else ""
    return f"{local} {say_zone(offset)}{beside}"


def say_clock(at: int, offset: int) -> str:
    """What those clocks show, to the minute: `08:01`."""
    return to_datetime(at + offset * MINUTE).strftime("%H:%M")
