"""Hours of a week."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from gameday.team.hours import DAYS, Span, TimeZone, local, shift_day, within
from gameday.terms.duration import HOUR
from gameday.terms.moment import parse_moment

MONDAY = parse_moment("2026-04-20T00:00:00Z")


def test_a_span_over_midnight_holds_late_and_early_hours() -> None:
    """Its start belongs to it, its end does not."""
    hours = [hour for hour in range(24) if within("22:00-06:00", local(MONDAY + hour * HOUR, "UTC"))]

    assert hours == [0, 1, 2, 3, 4, 5, 22, 23]


def test_a_shift_over_midnight_belongs_to_the_day_it_began() -> None:
    """Monday at two in the morning is still Sunday's night shift."""
    assert shift_day("22:00-06:00", local(MONDAY + 2 * HOUR, "UTC")) == "sun"
    assert shift_day("22:00-06:00", local(MONDAY + 23 * HOUR, "UTC")) == "mon"


@given(at=st.integers(0, 4 * 10**12), start=st.integers(0, 23), end=st.integers(0, 23))
def test_a_span_and_its_complement_share_the_day(at: int, start: int, end: int) -> None:
    """Every moment lies in a span or in the rest of the day, and never in both, unless the span is the whole day."""
    when = local(at, "Europe/Madrid")
    span, rest = f"{start:02}:00-{end:02}:00", f"{end:02}:00-{start:02}:00"

    assert within(span, when) != within(rest, when) or start == end
    assert shift_day(span, when) in DAYS


@pytest.mark.parametrize("text", ["8-17", "24:00-06:00", "22:00", "22:00-06:60", ""])
def test_what_is_no_span_is_refused(text: str) -> None:
    """The text says what was expected."""
    with pytest.raises(ValidationError, match="expected something like 22:00-06:00"):
        TypeAdapter(Span).validate_python(text)


def test_an_unknown_time_zone_is_refused() -> None:
    """As in a calendar."""
    with pytest.raises(ValidationError, match="is no time zone"):
        TypeAdapter(TimeZone).validate_python("Mars/Olympus")
