"""The zone that a heading names."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.importers.zones import differ, goes_by, letters_in, without_zone, zone_in
from gameday.terms.moment import parse_moment

WINTER, SUMMER = parse_moment("2026-01-20T12:00:00Z"), parse_moment("2026-07-20T12:00:00Z")


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("Time (UTC)", UTC),
        ("GMT", UTC),
        ("When [utc+2]", timezone(timedelta(hours=2))),
        ("Time GMT -05:30", timezone(-timedelta(hours=5, minutes=30))),
        ("Time (+0200)", timezone(timedelta(hours=2))),
        ("Logged at (Europe/Berlin)", ZoneInfo("Europe/Berlin")),
        ("Date/Time", None),
        ("Time (CET)", None),
        ("Time (UTC+99)", None),
        ("Outcome", None),
    ],
)
def test_a_zone_is_known_where_it_is_beyond_doubt(heading: str, zone: tzinfo | None) -> None:
    assert zone_in(heading) == zone


def test_a_heading_that_is_nothing_but_a_zone_keeps_it() -> None:
    assert [without_zone(one).split() for one in ("UTC time", "utc", "time GMT+2")] == [["time"], ["utc"], ["time"]]


def test_letters_are_seen_and_belong_to_zones_that_go_by_them() -> None:
    assert [letters_in(one) for one in ("Time (CET)", "EST", "best time")] == ["CET", "EST", None]
    berlin = ZoneInfo("Europe/Berlin")
    assert [goes_by(berlin, letters, SUMMER) for letters in ("CET", "CEST", "EST")] == [True, True, False]


def test_zones_differ_where_they_show_a_moment_differently() -> None:
    assert [differ(UTC, ZoneInfo("Europe/London"), (at,)) for at in (WINTER, SUMMER)] == [False, True]


@given(st.text(max_size=40))
def test_whatever_a_heading_says_it_names_a_zone_or_none(heading: str) -> None:
    assert zone_in(heading) is None or isinstance(zone_in(heading), tzinfo)
