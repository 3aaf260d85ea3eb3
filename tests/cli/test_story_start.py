"""When a story begins, from what was typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gameday.cli.story_start import start_of, zone_of
from gameday.errors import InputError
from gameday.terms.moment import to_moment

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "zone", "hour"), [("09:00", "UTC", 9), ("09:00", "Europe/Berlin", 7), ("2026-07-01 9:00", "utc", 9)]
)
def test_a_time_of_day_is_today_s_in_its_zone(text: str, zone: str, hour: int) -> None:
    assert start_of(text, zone_of(zone), TODAY) == to_moment(datetime(2026, 7, 1, hour, tzinfo=UTC))


def test_what_is_no_time_and_no_zone_is_told_by_its_option() -> None:
    with pytest.raises(InputError, match="--start: 'early' is no time"):
        start_of("early", UTC, TODAY)
    with pytest.raises(InputError, match="--tz: 'Mars' is no time zone"):
        zone_of("Mars")
