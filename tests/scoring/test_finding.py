"""A finding as a failing test and a prompt show it."""

from __future__ import annotations

from gameday.scoring.finding import Finding, Status


def shown(status: Status, expected: str, observed: str, *, broken: bool = False) -> str:
    return repr(
        Finding("declare", "severity", status, None, None, None, 1, "It fell short.", expected, observed, broken=broken)
    )


def test_it_says_what_was_asked_and_what_was_seen() -> None:
    asked, seen = "the declaration within 5 min of the first page", "the declaration came 9 min after the first page"
    assert shown("late", asked, seen) == f"Finding(declare: late; asked: {asked}; seen: {seen})"
    assert shown("missed", asked, seen, broken=True) == (
        f"Finding(declare: missed and broken; asked: {asked}; seen: {seen})"
    )


def test_where_it_did_not_apply_or_nobody_can_tell_it_says_why() -> None:
    asked, why = "The page is answered.", "no level it binds at was in force"
    for status in ("not_applicable", "unknown"):
        assert shown(status, asked, why) == f"Finding(declare: {status}; asked: The page is answered; because {why})"


def test_what_was_asked_makes_room_for_what_was_seen() -> None:
    """Of a longer value pytest takes out the middle."""
    asked, seen = "each of these " * 40, "it was missing " * 8
    told = shown("partial", asked, seen)
    assert len(told) <= 240
    assert told.endswith(f"...; seen: {seen})")
    assert shown("partial", asked, seen * 9) == (
        f"Finding(declare: partial; asked: {('each of these ' * 4).rstrip()}...; seen: {seen * 9})"
    )
