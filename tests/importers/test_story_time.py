"""Story time as planners write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.importers.story_time import StoryClock, looks_like_clock, meant_by, say_story_time
from gameday.importers.zones import zone_in
from gameday.terms.duration import HOUR, MINUTE
from gameday.terms.moment import parse_moment

START = parse_moment("2026-04-20T09:00:00Z")


@pytest.mark.parametrize(
    "words",
    ["10", "0:10", "T+10", "T + 0:10", "t+10 min", "10 min", "10 minutes", "0:10:00", "600s", "+10", "StartEx + 10"],
)
def test_ten_minutes_in_many_words(words: str) -> None:
    assert StoryClock().read(words) == StoryClock(START).read(words if words[1] != ":" else "T+10") == 10 * MINUTE


@pytest.mark.parametrize(("words", "minutes"), [("STARTEX", 0), ("1h 30m", 90), ("2 hours", 120), ("T+1:05", 65)])
def test_longer_times(words: str, minutes: int) -> None:
    assert StoryClock().read(words) == minutes * MINUTE


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("09:30", 30), ("9:30 am", 30), ("10:00", 60), ("2026-04-20 09:45", 45), ("08:59", 24 * 60 - 1)],
)
def test_with_a_start_a_time_of_day_is_one(words: str, minutes: int) -> None:
    """One that is over already is tomorrow's."""
    assert StoryClock(START).read(words) == minutes * MINUTE


def test_a_time_of_day_is_that_of_the_zone() -> None:
    zone = zone_in("Europe/Berlin")
    assert zone is not None
    assert StoryClock(START, zone).read("11:15") == 15 * MINUTE


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("soon", "expected a time after the start such as T+10, 0:10 or 10 min"),
        ("", "expected a time after the start"),
        ("0:75", "expected a time after the start"),
        ("T-5", "it lies before the start"),
        ("100 h", "it lies more than 72 hours after the start"),
        ("9:30 am", "it is a time of day, expected --start such as --start 09:00"),
        ("2026-04-20 09:45", "it is a time of day, expected --start"),
    ],
)
def test_what_is_no_time_is_told(words: str, why: str) -> None:
    with pytest.raises(ValueError, match=why.replace("+", r"\+")):
        StoryClock().read(words)


@given(st.integers(0, 72 * HOUR))
def test_what_is_said_is_read_back(ms: int) -> None:
    assert StoryClock().read(say_story_time(ms)) == StoryClock(START).read(say_story_time(ms)) == ms


def test_times_that_are_all_late_look_like_times_of_day() -> None:
    assert looks_like_clock(["09:30", "09:45", ""]) == "09:30"
    assert looks_like_clock(["0:00", "09:45"]) is None
    assert looks_like_clock(["09:30", "T+10"]) is None
    assert looks_like_clock([]) is None


def test_times_that_begin_before_the_start_count_from_it() -> None:
    """A plan that starts at nine and whose first event is at 0:00 has no times of day in it."""
    clock = StoryClock(START)
    assert meant_by(clock, ["", "0:00", "9:30"]).read("0:10") == 10 * MINUTE
    assert meant_by(clock, ["09:00", "0:10"]) == meant_by(clock, ["T+5"]) == clock
