"""Where a scenario's story takes place in time: the offset from UTC that its file writes the start with."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from gameday.files.documents import Loaded
from gameday.scenario import Scenario
from gameday.terms.duration import MINUTE
from gameday.terms.moment import to_datetime


def with_offset(at: int, offset: int) -> str:
    """The moment as RFC 3339 text in the clocks of the story: `2026-02-11T04:38:00.000+01:00`."""
    zone = timezone(timedelta(minutes=offset))
    return to_datetime(at).astimezone(zone).isoformat(timespec="milliseconds")


def written_offset(loaded: Loaded[Scenario]) -> int:
    """Minutes that the clocks of the story are ahead of UTC; 0 where the start is written in UTC."""
    node = loaded.root.child("starts_at")
    if node is None or not isinstance(node.value, str):
        return 0
    try:
        ahead = datetime.fromisoformat(node.value.upper().replace(",", ".")).utcoffset()
    except ValueError:
        return 0  # a form that only the document's own reader knows
    return (ahead or timedelta()) // timedelta(milliseconds=MINUTE)
