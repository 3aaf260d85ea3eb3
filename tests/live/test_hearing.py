"""Hearing: what reached each person, once, in the order it did; the list only grows at its end."""

from __future__ import annotations

from gameday.live.hearing import Hearing
from gameday.live.lead_orders import LiveMode
from gameday.timeline.talk import Message
from tests.engine.small import small
from tests.live.prepared import COMMS, IC, documents_of, led, plan


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


def test_a_word_to_a_seat_reaches_who_sits_there_before_and_after_they_join_and_nobody_else() -> None:
    private = {"id": "private", "kind": "message", "text": "For whoever speaks", "to": "comms_lead", "at": "1m"}
    again = {**private, "id": "again", "at": "3m"}
    seats: dict[str, LiveMode] = {"incident_commander": "human", "comms_lead": "human"}
    one = led(plan(seats=seats, of=documents_of(small(injects=[private, again]))))
    one.pass_to(2)
    for who in (IC, COMMS):
        assert one.order(who, "act", kind="joined").ok
    one.pass_to(4)
    heard = {
        role: [entry.inject for entry in one.drill.perceived(one.drill.person_of(role) or "") if entry.inject]
        for role in seats
    }
    assert heard == {"incident_commander": [], "comms_lead": ["private", "again"]}
