"""Moments need an offset; canonical form is UTC with milliseconds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.terms.moment import format_moment, parse_moment


def test_an_offset_is_turned_into_utc() -> None:
    assert format_moment(parse_moment("2026-04-20T16:52:00+02:00")) == "2026-04-20T14:52:00.000Z"


@pytest.mark.parametrize(
    "text",
    ["2026-04-20T14:52:00", "14:52", "yesterday", "2026-13-20T14:52:00Z", "2026-04-20T25:00Z", "0000-01-01T00:00Z"],
)
def test_a_time_without_offset_or_existence_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no time"):
        parse_moment(text)


@given(st.integers(-62_000_000_000_000, 250_000_000_000_000))
def test_canonical_form_reads_back(at: int) -> None:
    assert parse_moment(format_moment(at)) == at
