"""`--tz` and `--start`: when the story of a scenario of one's own begins."""

from __future__ import annotations

from datetime import UTC, date, tzinfo
from zoneinfo import ZoneInfo

from gameday.errors import Fault, InputError
from gameday.importers.when import Reckoning
from gameday.terms.calendar import Calendar


def zone_of(name: str) -> tzinfo:
    """The zone of a name.

    Raises:
        InputError: there is no such zone.

    """
    try:
        return UTC if name.upper() == "UTC" else ZoneInfo(Calendar(timezone=name).timezone)
    except ValueError:
        raise InputError(Fault("--tz", 0, f"{name[:60]!r} is no time zone", "a name such as Europe/Berlin")) from None


def start_of(text: str, zone: tzinfo, today: date) -> int:
    """The moment of `09:00` (today's) or `2026-04-20 09:00`.

    Raises:
        InputError: it is no time.

    """
    try:
        return Reckoning(zone).read(text, today).at
    except ValueError:
        expected = "one such as 09:00 or 2026-04-20 09:00"
        raise InputError(Fault("--start", 0, f"{text[:60]!r} is no time", expected)) from None
