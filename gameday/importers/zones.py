"""The zone that a heading names: `Time (UTC)`, `When (GMT+2)`, `Logged at [Europe/Berlin]`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gameday.terms.moment import to_datetime

_UTC = r"(?:utc|gmt)"
_OFFSET = r"(?P<sign>[+\N{MINUS SIGN}-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
_OF_UTC = re.compile(rf"(?<!\w){_UTC}(?:\s*{_OFFSET})?(?!\w)", re.IGNORECASE)
_BARE_OFFSET = re.compile(rf"[(\[]\s*{_OFFSET}\s*[)\]]")
_NAME = re.compile(r"(?<!\w)[A-Z][A-Za-z_-]+(?:/[A-Z][A-Za-z_-]+){1,2}(?!\w)")
_LETTERS = re.compile(
    r"(?<!\w)(?:CE(?:S)?T|WE(?:S)?T|EE(?:S)?T|[ECMP][SD]T|[ECMP]T|BST|IST|JST|KST|SGT|HKT|A[CEW](?:S|D)T|NZ(?:S|D)T|MSK)(?!\w)"
)
_MOST_HOURS = 14


def zone_in(heading: str) -> tzinfo | None:
    """The zone that a heading names beyond doubt: UTC, an offset, or a name such as Europe/Berlin."""
    found = _OF_UTC.search(heading) or _BARE_OFFSET.search(heading)
    if found:
        return _offset(found)
    name = _NAME.search(heading)
    if name is None:
        return None
    try:
        return ZoneInfo(name[0])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def without_zone(heading: str) -> str:
    """The heading without the zone of UTC in it; the whole where nothing else is said."""
    rest = _OF_UTC.sub(" ", heading)
    return rest if re.search(r"\w", rest) else heading


def letters_in(heading: str) -> str | None:
    """Letters that may mean several zones, or summer time and not: `CET`, `EST`."""
    found = _LETTERS.search(heading)
    return found[0] if found else None


def goes_by(zone: tzinfo, letters: str, at: int) -> bool:
    """Does the clock of a zone go by these letters at some time of that year?"""
    year = to_datetime(at).year
    return any(datetime(year, month, 1, tzinfo=zone).tzname() == letters for month in (1, 7))


def differ(one: tzinfo, other: tzinfo, moments: Iterable[int]) -> bool:
    """Do two zones show one of these moments differently?"""
    instants = [to_datetime(at).astimezone(UTC) for at in moments]
    return any(at.astimezone(one).utcoffset() != at.astimezone(other).utcoffset() for at in instants)


def _offset(found: re.Match[str]) -> tzinfo | None:
    if not found["hours"]:
        return UTC
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if hours > _MOST_HOURS or minutes > 59:
        return None
    away = timedelta(hours=hours, minutes=minutes)
    return timezone(away if found["sign"] == "+" else -away)
