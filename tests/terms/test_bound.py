"""Bounds: one figure, a range, business days, or a word for zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.terms.bound import Bound, parse_bound
from gameday.terms.calendar import Calendar
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.moment import parse_moment


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("15m", Bound(15 * MINUTE, 15 * MINUTE)),
        ("15m-30m", Bound(15 * MINUTE, 30 * MINUTE)),
        ("15m to 30m", Bound(15 * MINUTE, 30 * MINUTE)),
        ("5 business days", Bound(5, 5, "business_days")),
        ("3-5 business days", Bound(3, 5, "business_days")),
        ("1 business day", Bound(1, 1, "business_days")),
        ("immediately", Bound(0, 0, "prompt")),
    ],
)
def test_a_bound_is_read_as_it_is_written(text: str, bound: Bound) -> None:
    assert parse_bound(text) == bound


@pytest.mark.parametrize("text", ["", "soon", "30m-15m", "5-3 business days", "0s", "999 business days", "15m-"])
def test_a_bound_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_bound(text)


bounds = st.one_of(
    st.just(Bound(0, 0, "prompt")),
    st.tuples(st.integers(1, DAY), st.integers(0, DAY)).map(lambda t: Bound(t[0], t[0] + t[1])),
    st.tuples(st.integers(1, 100), st.integers(0, 100)).map(lambda t: Bound(t[0], t[0] + t[1], "business_days")),
)


@given(bounds)
def test_a_written_bound_reads_back(bound: Bound) -> None:
    assert parse_bound(str(bound)) == bound


def test_business_days_run_over_the_weekend() -> None:
    friday = parse_moment("2026-04-24T15:00:00Z")
    end = friday + Bound(1, 1, "business_days").upper(friday, Calendar(), prompt=0)
    assert end == parse_moment("2026-04-27T23:59:59.999Z")


def test_prompt_allows_the_tolerance() -> None:
    assert Bound(0, 0, "prompt").upper(0, Calendar(), prompt=2 * MINUTE) == 2 * MINUTE


def test_bounds_are_said_as_people_say_them() -> None:
    said = [parse_bound(text).say() for text in ("5m", "15m-30m", "30m-1h", "3-5 business days", "prompt")]
    assert said == ["5 min", "15 to 30 min", "30 min to 1 h", "3 to 5 business days", "immediately"]
