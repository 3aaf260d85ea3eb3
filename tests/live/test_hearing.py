"""Hearing: what reached each person, once, in the order it did; the list only grows at its end."""

from __future__ import annotations

from gameday.live.hearing import Hearing
from gameday.timeline.talk import Message
from tests.live.prepared import IC, led


def test_each_entry_once_and_in_the_order_it_came() -> None:
    hearing = Hearing()
    heard = hearing.of("dana")
    for id_ in ("e2", "e1", "e2"):
        hearing.bring("dana", Message(at=0, id=id_))
    assert [entry.id for entry in heard] == ["e2", "e1"]
    assert list(hearing.of("eli")) == []


def test_a_page_that_keeps_a_cursor_misses_nothing() -> None:
    """Who joins reads up on what was said before: that comes after what they heard already."""
    one = led()
    before: list[str] = []
    for minute in (5, 15, 16, 20, 40, 60):
        if minute == 16:
            one.order(IC, "act", at=minute, kind="joined")
        one.pass_to(minute)
        now = [entry.id for entry in one.drill.perceived("eli")]
        assert now[: len(before)] == before
        before = now
    assert len(before) == len(set(before)) > 5
    assert one.drill.perceived("nobody at all") == []
