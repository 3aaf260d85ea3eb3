"""Times as people write them; nothing is guessed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gameday.importers.when import DateOrder, Read, Reckoning, Wanting
from gameday.terms.moment import format_moment, to_moment

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 4, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-20 14:52",
        "2026-04-20T14:52:00",
        "2026/04/20 14:52:00.000",
        "2026-04-20 2:52 PM",
        "20.04.2026 14:52",
        "20.4.26 14:52",
        "20/04/2026 14:52",
        "4/20/2026 2:52 PM",
        "4/20/26 2:52pm",
        "20 Apr 2026 14:52",
        "20-Apr-2026 14:52",
        "20-Apr-26 14:52",
        "2026-04-20 14:52 CEST",
        "2:52 PM CEST",
        "2026-04-20T08:52-04:00",
        "April 20, 2026 at 2:52 p.m.",
        "Mon, 20 Apr 2026 14:52",
        "14:52",
        "2:52 PM",
        "2026-04-20T12:52:00Z",
        "2026-04-20 12:52 UTC",
        "2026-04-20 14:52 +0200",
        "2026-04-20 08:52:00-04:00",
        "2026-04-20 14:52 GMT+2",
        "46132.6194444444",
        "0.6194444444",
        "1776689520",
        "1776689520000",
    ],
)
def test_the_same_moment_however_it_is_written(text: str) -> None:
    found = Reckoning(BERLIN, DAY).read(text)
    assert format_moment(found.at) == "2026-04-20T12:52:00.000Z"
    assert found.twice is False


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("2026-04-20 14:52", ("zone",)),
        ("14:52", ("date", "zone")),
        ("14:52 UTC", ("date",)),
        ("03/04/2026 14:52", ("order", "zone")),
        ("03/04/2026 14:52Z", ("order",)),
    ],
)
def test_what_a_time_does_not_say_is_asked_for_all_at_once(text: str, needs: tuple[str, ...]) -> None:
    with pytest.raises(Wanting) as wanting:
        Reckoning().read(text)
    assert wanting.value.needs == needs


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("03/04/2026 10:00", "day-first", "2026-04-03"),
        ("03/04/2026 10:00", "month-first", "2026-03-04"),
        ("04/04/2026 10:00", None, "2026-04-04"),
        ("20/04/2026 10:00", None, "2026-04-20"),
        ("04/20/2026 10:00", None, "2026-04-20"),
        ("03.04.2026 10:00", None, "2026-04-03"),
    ],
)
def test_a_date_in_figures_is_read_in_the_order_stated_or_the_only_one(
    text: str, order: DateOrder | None, day: str
) -> None:
    assert str(Reckoning(order=order).read_day(text)) == day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-03-29 02:30", "the clocks of Europe/Berlin were put forward past this time, expected one that was"),
        ("2026-04-20 14:52 EST", "the clocks of Europe/Berlin went by CEST then, expected that or an offset"),
        ("2026-04-20 14:52 +19:00", "expected an offset such as +02:00"),
        ("2026-02-30 14:52", "there is no such date"),
        ("2026-04-20 25:00", "there is no such time of day"),
        ("13:00 PM", "there is no hour 13 pm"),
        ("2026-04-20", "expected a time of day as well"),
        ("46132", "expected a time of day as well"),
        ("1815-06-18 11:35", "the year 1815 is out of reach, expected 1970 to 2200"),
        ("soon", "expected a time such as 2026-04-20 14:52, 20.04.2026 14:52 or 2:52 PM"),
        ("14", "expected a time such as 2026-04-20 14:52, 20.04.2026 14:52 or 2:52 PM"),
        ("7.5", "expected a time such as 2026-04-20 14:52, 20.04.2026 14:52 or 2:52 PM"),
    ],
)
def test_what_is_no_time_is_told_with_its_reason(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        Reckoning(BERLIN, DAY, "day-first").read(text)


def test_a_time_the_clock_showed_twice_is_the_first_and_marked() -> None:
    """02:30 came at +02:00 and again at +01:00."""
    found = Reckoning(BERLIN).read("2026-10-25 02:30")
    assert found == Read(to_moment(datetime.fromisoformat("2026-10-25T02:30:00+02:00")), twice=True, by_zone=True)


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1)),
    st.sampled_from(["UTC", "Asia/Kathmandu", "America/New_York"]),
)
def test_a_local_time_is_the_moment_its_zone_shows_it(local: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    text = local.isoformat(timespec="milliseconds")
    there = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    assume(there.replace(tzinfo=None) == local)  # else it is a time the clocks were put forward past
    shown = datetime.fromisoformat(format_moment(Reckoning(zone).read(text).at)).astimezone(zone)
    assert shown.replace(tzinfo=None).isoformat(timespec="milliseconds") == text


@given(st.text(max_size=40) | st.from_regex(r"[0-9./:\- ]{1,20}( ?[AP]M| UTC|Z|[+-]\d\d:?\d\d)?", fullmatch=True))
def test_whatever_text_comes_a_moment_or_a_reason_comes_out(text: str) -> None:
    with suppress(ValueError):
        found = Reckoning(BERLIN, DAY).read(text)
        assert found.at == to_moment(datetime.fromisoformat(format_moment(found.at)))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("T+5", 5), ("t + 5 min", 5), ("+5 min", 5), ("T+1:05", 65), ("T+1h05", 65), ("T+2h", 120), ("T-3", -3),
     ("T+0:05:30", 5.5), ("T+100", 100)],
)  # fmt: skip
def test_a_time_may_count_from_a_start(text: str, minutes: float) -> None:
    assert Reckoning(start=1_000_000).read(text).at == 1_000_000 + minutes * 60_000
    with pytest.raises(Wanting) as wanting:
        Reckoning().read(text)
    assert wanting.value.needs == ("start",)


def test_a_dash_may_stand_between_date_and_time() -> None:
    read = Reckoning().read
    assert read("Apr 20, 2026 - 14:58 UTC") == read("2026-04-20 14:58Z")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("09:30-10:00", "it may be two times of day or an offset, expected one time, or a space before an offset"),
        (
            "2026-04-20 09:30-10:00",
            "it may be two times of day or an offset, expected one time, or a space before an offset",
        ),
        ("14:47-14:52", "expected an offset such as +02:00"),
        ("14:52 CET", "the clocks of Europe/Berlin went by CEST then, expected that or an offset"),
    ],
)
def test_two_times_in_one_cell_and_letters_of_another_season_are_no_time(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="expected") as refused:
        Reckoning(BERLIN, DAY).read(text)
    assert str(refused.value) == told


def test_letters_need_a_zone_whose_clocks_go_by_them() -> None:
    with pytest.raises(ValueError, match="may mean several, expected an offset such as"):
        Reckoning(None, DAY).read("14:52 CEST")


def test_letters_say_which_of_two_times_is_meant_when_the_clock_is_put_back() -> None:
    told = [Reckoning(BERLIN).read(f"2026-10-25 02:30 {letters}") for letters in ("CEST", "CET")]
    assert [(format_moment(one.at), one.twice) for one in told] == [
        ("2026-10-25T00:30:00.000Z", False),
        ("2026-10-25T01:30:00.000Z", False),
    ]
