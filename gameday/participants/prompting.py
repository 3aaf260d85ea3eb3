"""Asking whoever leads and answers for themselves: do we declare, is it over? Simulated leads need no such question.

To whoever still declares nothing they put it again, a few times, each later than the one before.
"""

from __future__ import annotations

from gameday.participants.attention import TALK, Waiting
from gameday.participants.person import Person
from gameday.participants.sight_words import sight_words
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.talk import Message

_TIMES = 4
"""How often they ask for a level while none is called."""
_AGAIN = 5 * MINUTE
"""They let this pass more, each time, before they ask again."""


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
    for turn in range(_TIMES):
        occasion = f"ask for a level {turn + 1}" if turn else "ask for a level"
        yield me.env.timeout(turn * _AGAIN + me.luck.patience("ack_to_declaration", occasion))
        if not _undeclared(me) or occasion in me.board.taken_up:
            return
        me.board.taken_up.add(occasion)
        sight = yield from me.look("dashboard", TALK, lambda: _undeclared(me))
        if sight is None or sight.facts is None or sight.facts.benign or not _undeclared(me):
            return
        question = "Do we declare?" if not turn else "Nobody has declared yet. Do we?"
        me.act(Message(at=0, text=f"{sight_words(sight, lines=0)} {question}"))


def _undeclared(me: Person) -> bool:
    return me.joined and me.board.declared_at is None and _led_by_a_person(me)


def _ask_whether_it_is_over(me: Person) -> Waiting:
    number = len(me.board.entries("verified"))
    yield me.env.timeout(2 * me.luck.patience("recheck", f"ask whether it is over {number}"))
    if me.joined and me.board.active and me.board.ready_to_close and _led_by_a_person(me):
        me.act(Message(at=0, text="It holds as far as I can see. Do we call it resolved?"))
