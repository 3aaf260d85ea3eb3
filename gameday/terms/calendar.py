"""Business days of a stated calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import field_validator

from gameday.terms.document import Document
from gameday.terms.moment import to_datetime, to_moment

_SATURDAY = 5


class Calendar(Document):
    """Which days count as business days, and where a day begins and ends."""

    timezone: str = "UTC"
    holidays: tuple[date, ...] = ()

    @field_validator("timezone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"{name!r} is no time zone, expected a name such as UTC or Europe/Berlin") from None
        return name

    def is_business(self, day: date) -> bool:
        """Is it neither a weekend day nor a holiday?"""
        return day.weekday() < _SATURDAY and day not in self.holidays

    def day_of(self, at: int) -> date:
        """The local date of a moment."""
        return to_datetime(at).astimezone(ZoneInfo(self.timezone)).date()

    def end_of(self, day: date) -> int:
        """The last millisecond of a local date, as a moment."""
        after = day + timedelta(days=1)
        local = datetime(after.year, after.month, after.day, tzinfo=ZoneInfo(self.timezone))
        return to_moment(local.astimezone(UTC)) - 1

    def add_business_days(self, at: int, days: int) -> int:
        """The end of the n-th business day after the day of `at`: a Friday plus one is Monday's end."""
        day = self.day_of(at)
        while days > 0:
            day += timedelta(days=1)
            days -= self.is_business(day)
        return self.end_of(day)
