"""Hours of a week: when a shift runs, when a person sleeps."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator

from gameday.terms.moment import to_datetime

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALF_A_MINUTE = 30_000
"""No time zone has been apart from another by less since 1970."""
_FORM = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)")


def _span(text: str) -> str:
    if not _FORM.fullmatch(text):
        raise ValueError(f"{text!r} is no span of hours, expected something like 22:00-06:00")
    return text


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone, expected a name such as UTC or Europe/Berlin") from None
    return name


Span = Annotated[str, AfterValidator(_span)]
"""Hours of a day as `22:00-06:00`; a span may cross midnight; equal ends mean the whole day."""
TimeZone = Annotated[str, AfterValidator(_zone)]


@lru_cache(maxsize=256)
def _minutes(span: str) -> tuple[int, int]:
    found = _FORM.fullmatch(span)
    if found is None:
        raise ValueError(f"{span!r} is no span of hours")
    first, last = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    return first, last


def local(at: int, timezone: str) -> datetime:
    """A moment on the clock of a time zone, to the half minute."""
    return _local(at // HALF_A_MINUTE, timezone)


@lru_cache(maxsize=1024)
def _local(half_minute: int, timezone: str) -> datetime:
    """Many plays begin at one moment, and ask for the same minutes after it."""
    return to_datetime(half_minute * HALF_A_MINUTE).astimezone(ZoneInfo(timezone))


def within(span: str, when: datetime) -> bool:
    """Does the local time lie in the span? Its start belongs to it, its end does not."""
    first, last = _minutes(span)
    minute = when.hour * 60 + when.minute
    if first == last:
        return True
    return first <= minute < last if first < last else minute >= first or minute < last


def shift_day(span: str, when: datetime) -> Day:
    """The weekday a shift began on: before dawn, a shift that crosses midnight is still yesterday's."""
    first, last = _minutes(span)
    began_yesterday = first > last and when.hour * 60 + when.minute < last
    return DAYS[(when.weekday() - began_yesterday) % 7]
