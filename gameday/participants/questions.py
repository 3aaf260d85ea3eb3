"""Questions from outside: each takes minutes of whoever writes, and reminds them whom they left without a word."""

from __future__ import annotations

from gameday.participants.attention import TALK, Waiting
from gameday.participants.person import Person
from gameday.participants.updates import mind_rhythms
from gameday.terms.audience import Audience
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.signals import CustomerReport, SocialMention, StakeholderQuestion
from gameday.timeline.talk import Message

_FRESH = 20 * MINUTE
"""A public word so young answers a customer by itself."""


def asked(me: Person, one: Entry) -> None:
    """Somebody inside asks."""
    if not isinstance(one, StakeholderQuestion) or not me.board.joined or me.writer() != me.id:
        return
    if f"answering {one.from_}" not in me.busy_with:  # whoever asks again gets the one answer
        me.busy_with.add(f"answering {one.from_}")
        me.spawn(_answer(me, one, _audience_of(one)))


def inherited(me: Person, one: Entry) -> None:
    """Who writes has changed: questions without an answer are the new writer's."""
    del one
    if me.writer() == me.id:
        for question in me.board.unanswered():
            asked(me, question)


def reported(me: Person, one: Entry) -> None:
    """A customer says something is wrong; where there is no fresh public word, somebody has to answer."""
    if not isinstance(one, CustomerReport | SocialMention) or not me.board.active or me.writer() != me.id:
        return
    last = me.board.last_word("external")
    if (last is None or me.now() - last > _FRESH) and "customers" not in me.busy_with:
        me.busy_with.add("customers")
        me.spawn(_answer_customers(me))


def _audience_of(one: StakeholderQuestion) -> Audience:
    asks = (one.from_ or "").lower()
    if "executive" in asks or "vp" in asks.split() or "board" in asks.split():
        return "executive"
    return "external" if "customer" in asks or "support" in asks else "internal"


def _answer(me: Person, one: StakeholderQuestion, audience: Audience) -> Waiting:
    minutes = me.luck.time("answer_question", f"{one.from_} {one.inject or one.text}")
    answered = yield from me.attention.work(minutes, TALK, lambda: me.writer() == me.id)
    me.busy_with.discard(f"answering {one.from_}")
    if not answered:
        return
    me.act(Message(at=0, re=one.id, text=_reply(me)))
    _reminds(me, audience)


def _answer_customers(me: Person) -> Waiting:
    """Customers are answered together, a few at a time."""
    number = len(me.board.updates["external"])
    yield from me.attention.work(me.luck.time("answer_question", f"customers after update {number}"), TALK)
    me.busy_with.discard("customers")
    _reminds(me, "external")


def _reminds(me: Person, audience: Audience) -> None:
    if audience not in me.board.reminded and me.board.active:
        me.board.reminded.add(audience)
        mind_rhythms(me)


def _reply(me: Person) -> str:
    if me.board.resolved_at is not None:
        return "It is over; a summary follows."
    if me.board.recovered_at is not None:
        return "It works again; we are watching it."
    return "We are on it, and will say more in the next update."
