"""Times for people."""

from __future__ import annotations

from gameday.report.clock import say_day, say_minute, say_time
from gameday.terms.duration import DAY, HOUR, MINUTE, SECOND, say_since
from gameday.terms.moment import parse_moment


def test_story_time() -> None:
    moments = (0, 5 * MINUTE + 12 * SECOND, HOUR + 65 * SECOND, -30 * SECOND, 3 * DAY + 2 * HOUR)
    assert [say_since(one) for one in moments] == ["+0:00", "+5:12", "+1:01:05", "-0:30", "+3 d 2:00"]


def test_the_clock_is_utc() -> None:
    at = parse_moment("2026-04-20T16:52:07+02:00")
    assert [say_time(at), say_minute(at), say_day(at)] == ["14:52:07", "14:52", "2026-04-20"]
