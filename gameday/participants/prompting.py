"""Asking whoever leads and answers for themselves: do we declare, is it over? Simulated leads need no such question."""

from __future__ import annotations

from gameday.participants.attention import TALK, Waiting
from gameday.participants.person import Person
from gameday.participants.sight_words import sight_words
from gameday.timeline import Entry
from gameday.timeline.talk import Message


def came(me: Person) -> None:
    """Somebody has joined, and knows who leads: perhaps one who answers for themselves."""
    if _led_by_a_person(me):
        me.spawn(_ask_for_a_level(me))


def made_sure(me: Person, one: Entry) -> None:
    """Who made sure that it works leaves the next word to whoever leads."""
    if one.actor == me.id and _led_by_a_person(me):
        me.spawn(_ask_whether_it_is_over(me))


def _led_by_a_person(me: Person) -> bool:
    leader = me.leader()
    return leader is not None and leader not in me.crew.seated


def _ask_for_a_level(me: Person) -> Waiting:
    yield me.env.timeout(me.luck.patience("ack_to_declaration", "ask for a level"))
    if not _undeclared(me) or "ask for a level" in me.board.taken_up:
        return
    me.board.taken_up.add("ask for a level")
    sight = yield from me.look("dashboard", TALK, lambda: _undeclared(me))
    if sight is None or sight.facts is None or sight.facts.benign or not _undeclared(me):
        return
    me.act(Message(at=0, text=f"{sight_words(sight, lines=0)} Do we declare?"))


def _undeclared(me: Person) -> bool:
    return me.joined and me.board.declared_at is None and _led_by_a_person(me)


def _ask_whether_it_is_over(me: Person) -> Waiting:
    number = len(me.board.entries("verified"))
    yield me.env.timeout(2 * me.luck.patience("recheck", f"ask whether it is over {number}"))
    if me.joined and me.board.active and me.board.ready_to_close and _led_by_a_person(me):
        me.act(Message(at=0, text="It holds as far as I can see. Do we call it resolved?"))
