"""Durations read as people write them, and write back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.terms.duration import HOUR, LONGEST, MINUTE, SECOND, format_duration, parse_duration, say_duration


@pytest.mark.parametrize(
    ("text", "ms"),
    [("90s", 90 * SECOND), ("5 min", 5 * MINUTE), ("1h 30m", 90 * MINUTE), ("2.5h", 150 * MINUTE), ("3d", 72 * HOUR)],
)
def test_people_write_durations_in_many_ways(text: str, ms: int) -> None:
    assert parse_duration(text) == ms


@pytest.mark.parametrize("text", ["", "5", "m", "5 parsecs", "-5m", "5m!", "99999999d", "1e9h", "5 5m"])
def test_what_is_no_duration_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="expected something like 90s"):
        parse_duration(text)


@given(st.integers(min_value=0, max_value=LONGEST))
def test_a_written_duration_reads_back_exactly(ms: int) -> None:
    assert parse_duration(format_duration(ms)) == ms


def test_durations_are_said_in_two_units_at_most() -> None:
    said = [say_duration(ms) for ms in (45 * SECOND, 33 * MINUTE, 65 * MINUTE, 120 * MINUTE, 50 * HOUR)]
    assert said == ["45 s", "33 min", "1 h 5 min", "2 h", "2 d 2 h"]
