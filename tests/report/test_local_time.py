"""Times of a story on the clocks of those who play it."""

from __future__ import annotations

from gameday.report.local_time import say_clock, say_start, say_zone
from gameday.terms.moment import parse_moment

START = parse_moment("2026-04-21T08:00:00+02:00")


def test_local_time_leads_and_utc_stands_beside() -> None:
    assert (say_start(START, 120), say_start(START, 0)) == (
        "Tuesday 2026-04-21 08:00 UTC+02:00 (06:00 UTC)",
        "Tuesday 2026-04-21 06:00 UTC",
    )
    assert [say_zone(one) for one in (0, 330, -210)] == ["UTC", "UTC+05:30", "UTC-03:30"]
    assert (say_clock(START, 120), say_clock(START, -390)) == ("08:00", "23:30")
