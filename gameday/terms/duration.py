"""Durations, as people write them and as integer milliseconds."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, ValidationInfo, WithJsonSchema

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_UNITS = {"ms": 1, "s": SECOND, "sec": SECOND, "m": MINUTE, "min": MINUTE, "h": HOUR, "d": DAY}
_PART = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*(ms|sec|s|min|m|h|d)(?![a-z])\s*")
LONGEST = 10 * 365 * DAY


def parse_duration(text: str) -> int:
    """Milliseconds of `90s`, `5 min`, `1h 30m`, `2.5h`, `3d`.

    Raises:
        ValueError: the text is no duration, or longer than ten years.

    """
    rest = text.strip().lower()
    total = 0.0
    while rest:
        part = _PART.match(rest)
        if part is None:
            raise ValueError(f"{text!r} is no duration, expected something like 90s, 5m, 1h 30m")
        total += float(part[1]) * _UNITS[part[2]]
        rest = rest[part.end() :]
    if not text.strip() or total > LONGEST:
        raise ValueError(f"{text!r} is no duration, expected something like 90s, 5m, 1h 30m")
    return round(total)


def format_duration(ms: int) -> str:
    """The shortest exact text that `parse_duration` reads back: `1h 30m`, `90s` as `1m 30s`, `0s`."""
    parts, rest = [], ms
    for unit, size in (("d", DAY), ("h", HOUR), ("m", MINUTE), ("s", SECOND), ("ms", 1)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts) or "0s"


def say_duration(ms: int) -> str:
    """A duration for people, at most two units, rounded: `33 min`, `1 h 5 min`, `45 s`, `2 d`."""
    if -MINUTE < ms < MINUTE:
        return f"{round(ms / SECOND)} s"
    minutes = round(ms / MINUTE)
    if -60 < minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h" + (f" {minutes} min" if minutes else "")
    days, hours = divmod(hours, 24)
    return f"{days} d" + (f" {hours} h" if hours else "")


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


def _read(value: object, info: ValidationInfo) -> object:
    """Text from anywhere; bare milliseconds only from code, since a bare number in a file has no unit."""
    if isinstance(value, str):
        return parse_duration(value)
    if isinstance(value, int) and not isinstance(value, bool):
        if info.mode == "python":
            return value
        raise ValueError(f"{value} has no unit, expected a duration such as {value}s or {value}m")
    raise ValueError("expected a duration such as 90s, 5m, 1h 30m")


Duration = Annotated[
    int,
    BeforeValidator(_read),
    PlainSerializer(format_duration, return_type=str),
    WithJsonSchema({"type": "string", "description": "a duration: 90s, 5m, 1h 30m", "examples": ["5m", "1h 30m"]}),
]
"""A duration: text with units in a file, milliseconds in code."""
