"""Moments: RFC 3339 text and integer milliseconds since 1970-01-01 UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, ValidationInfo, WithJsonSchema

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FORM = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})")
_MILLISECOND = timedelta(milliseconds=1)
_MINUTE = 60_000


def parse_moment(text: str) -> int:
    """Milliseconds since 1970 of an RFC 3339 time with an offset.

    Raises:
        ValueError: no such time, or no offset: 14:52 in which zone?

    """
    if not _FORM.fullmatch(text):
        raise ValueError(f"{text[:60]!r} is no time with an offset, expected something like 2026-04-20T14:52:00Z")
    try:
        return (datetime.fromisoformat(text.upper().replace(",", ".")) - _EPOCH) // _MILLISECOND
    except (ValueError, OverflowError) as fault:
        raise ValueError(f"{text[:60]!r} is no time that exists ({fault})") from None


def format_moment(at: int) -> str:
    """Canonical form: UTC, milliseconds, `Z`."""
    minute, rest = divmod(at, _MINUTE)
    return f"{_minute(minute)}:{rest // 1000:02}.{rest % 1000:03}Z"


@lru_cache(maxsize=1024)
def _minute(number: int) -> str:
    """Up to the minute, which a record's times share by the dozen."""
    return (_EPOCH + timedelta(minutes=number)).isoformat(timespec="minutes").removesuffix("+00:00")


def to_datetime(at: int) -> datetime:
    """The moment as an aware datetime in UTC."""
    return _EPOCH + timedelta(milliseconds=at)


def clock(at: int, first: int) -> str:
    """A moment for people: `10:58`; with its day where that is another than the first one's."""
    when = to_datetime(at)
    return when.strftime("%H:%M" if when.date() == to_datetime(first).date() else "%Y-%m-%d %H:%M")


def to_moment(when: datetime) -> int:
    """Milliseconds since 1970 of an aware datetime."""
    return (when - _EPOCH) // _MILLISECOND


def start_of(day: date) -> int:
    """Milliseconds since 1970 of a date's first moment in UTC."""
    return to_moment(datetime(day.year, day.month, day.day, tzinfo=UTC))


def _read(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        return parse_moment(value)
    if isinstance(value, int) and not isinstance(value, bool) and info.mode == "python":
        return value
    raise ValueError("expected a time with an offset such as 2026-04-20T14:52:00Z")


Moment = Annotated[
    int,
    BeforeValidator(_read),
    PlainSerializer(format_moment, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment: RFC 3339 text with an offset in a file, milliseconds since 1970 in code."""
