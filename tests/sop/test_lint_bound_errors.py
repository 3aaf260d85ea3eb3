"""Bounds that cannot be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sop.lint_sample import errors, ids, sound


@pytest.mark.parametrize(
    ("clause", "change"),
    [
        ("ack", {"within": {"SEV1": "20m", "SEV2": "15m"}}),
        ("inside", {"every": {"SEV1": "15m-45m", "SEV2": "30m"}}),
        ("page-second", {"after": {"SEV1": "19m", "SEV2": "18m"}}),
        ("review", {"within": {"SEV1": "5 business days", "SEV2": "3 business days"}}),
        ("roles", {"within": {"SEV1": "10m", "SEV2": "prompt"}}),
    ],
)
def test_a_more_severe_level_is_never_given_more_time(clause: str, change: dict[str, object]) -> None:
    assert ids(errors(sound(clauses={clause: change}))) == ["looser-when-severe"]


def test_a_lesser_incident_may_be_watched_for_a_shorter_time() -> None:
    assert errors(sound(clauses={"watch": {"watch": {"SEV1": "60m", "SEV2": "30m"}}})) == []


def test_two_clauses_that_promise_the_same_are_compared() -> None:
    """Commonly one clause for each level; other promises are not compared with them."""
    other = {"kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV2": "2m"}}
    [found] = errors(sound(clauses={"ack": {"within": {"SEV1": "5m"}}, "ack-again": other}))
    assert (found.id, found.wrong) == ("looser-when-severe", "ack gives SEV1 5 min, and SEV2 only 2 min")


@pytest.mark.parametrize(
    ("severe", "lesser", "wrong"),
    [("48h", "1 business days", False), ("10d", "3 business days", True), ("2 business days", "prompt", True)],
)
def test_days_of_two_kinds_are_compared_only_where_the_calendar_cannot_matter(
    severe: str, lesser: str, wrong: bool
) -> None:
    found = errors(sound(clauses={"review": {"within": {"SEV1": severe, "SEV2": lesser}}}))
    assert ids(found) == (["looser-when-severe"] if wrong else [])


@given(st.tuples(*[st.integers(1, 500)] * 2))
def test_bounds_are_refused_exactly_where_they_loosen(minutes: tuple[int, int]) -> None:
    severe, lesser = minutes
    found = errors(sound(clauses={"inside": {"every": {"SEV1": f"{severe}m", "SEV2": f"{lesser}m"}}}))
    assert bool(found) is (severe > lesser)


def test_hops_come_in_the_order_of_their_times() -> None:
    [found] = errors(sound(clauses={"page-manager": {"after": {"SEV1": "5m", "SEV2": "40m"}}}))
    assert (found.id, found.wrong) == (
        "hops-run-backwards",
        "page-manager calls after 5 min at SEV1, and page-second, which stands before it, after 10 min",
    )


def test_hops_at_the_same_time_are_a_parallel_call() -> None:
    assert errors(sound(clauses={"page-manager": {"after": {"SEV1": "10m", "SEV2": "20m"}}})) == []
