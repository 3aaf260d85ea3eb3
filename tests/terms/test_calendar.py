"""Business days of a stated calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gameday.terms.calendar import Calendar
from gameday.terms.duration import DAY
from gameday.terms.moment import parse_moment

MOMENTS = st.integers(parse_moment("2000-01-01T00:00:00Z"), parse_moment("2099-01-01T00:00:00Z"))


def test_a_holiday_is_no_business_day() -> None:
    calendar = Calendar(holidays=(date(2026, 5, 1),))
    thursday = parse_moment("2026-04-30T10:00:00Z")
    assert calendar.add_business_days(thursday, 1) == parse_moment("2026-05-04T23:59:59.999Z")


def test_the_day_ends_where_the_calendar_lives() -> None:
    calendar = Calendar(timezone="Asia/Tokyo")
    monday_late_utc = parse_moment("2026-04-20T20:00:00Z")  # Tuesday morning in Tokyo
    assert calendar.add_business_days(monday_late_utc, 1) == parse_moment("2026-04-22T14:59:59.999Z")


@pytest.mark.parametrize("name", ["Mars/Olympus", "../etc/passwd", ""])
def test_an_unknown_time_zone_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="is no time zone"):
        Calendar(timezone=name)


@given(MOMENTS, st.integers(0, 60))
def test_shifting_by_whole_weeks_shifts_the_due_day_alike(at: int, days: int) -> None:
    calendar = Calendar()
    week = 7 * DAY
    assert calendar.add_business_days(at + week, days) == calendar.add_business_days(at, days) + week


@given(MOMENTS, st.integers(1, 60))
def test_more_business_days_are_later_and_end_on_one(at: int, days: int) -> None:
    calendar = Calendar()
    end = calendar.add_business_days(at, days)
    assert calendar.add_business_days(at, days - 1) < end
    assert calendar.is_business(calendar.day_of(end))
