"""Which clock a report's times are of, and which one the record of a real incident was kept by."""

from __future__ import annotations

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gameday.retrospective.plain import listed, plain
from gameday.terms.moment import to_datetime
from gameday.timeline import Timeline

_OFFSET = "UTC%z"
_LONGEST = 60


def say_record_clock(record: Timeline) -> str:
    """`UTC; the record was kept by the clocks of Europe/Berlin: 2026-04-20 14:47 there is 12:47 UTC`.

    Of a record that names no zone, or UTC alone, `UTC`. The example is the first entry's time.
    """
    kept = record.header.zones if record.header else ()
    other = next((name for name in kept if name != "UTC"), None)
    if other is None:
        return "UTC"
    told = f"UTC; the record was kept by the clocks of {listed([plain(name, _LONGEST) for name in kept])}"
    zone = _zone(other)
    if zone is None or not record.entries:
        return told
    utc = to_datetime(record.entries[0].at)
    local = utc.astimezone(zone)
    form = "%H:%M" if utc.date() == local.date() else "%Y-%m-%d %H:%M"
    there = "there" if len(kept) == 1 else f"in {plain(other, _LONGEST)}"
    return f"{told}: {local:%Y-%m-%d %H:%M} {there} is {utc.strftime(form)} UTC"


def _zone(name: str) -> tzinfo | None:
    """A zone by its name or as `UTC+02:00`; None where it is not known here."""
    if name.startswith("UTC") and name != "UTC":
        try:
            return datetime.strptime(name, _OFFSET).tzinfo
        except ValueError:
            return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
