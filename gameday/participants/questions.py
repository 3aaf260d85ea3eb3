"""Questions from outside: each takes minutes of whoever writes, and reminds them whom they left without a word."""

from __future__ import annotations

from collections.abc import Collection

from gameday.participants.attention import TALK, Waiting
from gameday.participants.false_alarm import NOTHING_WRONG
from gameday.participants.matter import matter
from gameday.participants.names import clock_time
from gameday.participants.person import Person
from gameday.participants.updates import mind_rhythms
from gameday.participants.wording import doing, status_of
from gameday.terms.audience import Audience
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.signals import StakeholderQuestion
from gameday.timeline.talk import Message

_FRESH = 20 * MINUTE
"""A public word so young answers a customer by itself."""


def asked(me: Person, one: Entry) -> None:
    """Somebody inside asks whoever writes."""
    del one
    # Whoever asks while an answer is on its way gets the same.
    if "answering" not in me.busy_with and me.board.joined:
        me.busy_with.add("answering")
        me.spawn(_answer(me))


def inherited(me: Person, one: Entry) -> None:
    """Who writes has changed: questions without an answer are the new writer's."""
    if me.board.asked:
        asked(me, one)


def reported(me: Person, one: Entry) -> None:
    """A customer says something is wrong; where there is no fresh public word, whoever writes has to answer."""
    del one
    if "customers" in me.busy_with or not me.board.active:
        return
    last = me.board.last_word("external")
    if last is None or me.now() - last > _FRESH:
        me.busy_with.add("customers")
        me.spawn(_answer_customers(me))


def _audience_of(one: StakeholderQuestion) -> Audience:
    asks = (one.from_ or "").lower()
    if "executive" in asks or "vp" in asks.split() or "board" in asks.split():
        return "executive"
    return "external" if "customer" in asks or "support" in asks else "internal"


def _answer(me: Person) -> Waiting:
    """Answer everybody who has asked, with one message; each of those who ask takes their minutes."""
    heard: dict[str, StakeholderQuestion] = {}

    def mine() -> bool:
        """Is there anything left to answer, and is it this person's?"""
        return bool(me.board.asked) and me.writer() == me.id

    while (one := _next(me, heard)) is not None and mine():
        heard[one.from_ or ""] = one
        minutes = me.luck.time("answer_question", f"{one.from_} {one.inject or one.text}")
        yield me.attention.work(minutes, TALK, mine)
    me.busy_with.discard("answering")
    if not heard or not mine():
        return
    waiting = me.board.unanswered()
    *others, who = dict.fromkeys([question.from_ or "all" for question in waiting])
    whom = f"{', '.join(others)} and {who}" if others else who
    me.act(Message(at=0, re=waiting[-1].id, text=f"To {whom}: {reply(me)}"))
    for question in heard.values():
        _reminds(me, _audience_of(question))


def _next(me: Person, heard: Collection[str]) -> StakeholderQuestion | None:
    """Somebody who waits for an answer and was not listened to yet."""
    for question in me.board.asked.values():
        if (question.from_ or "") not in heard:
            return question
    return None


def _answer_customers(me: Person) -> Waiting:
    """Customers are answered together, a few at a time."""
    number = len(me.board.updates["external"])
    yield me.attention.work(me.luck.time("answer_question", f"customers after update {number}"), TALK)
    me.busy_with.discard("customers")
    _reminds(me, "external")


def _reminds(me: Person, audience: Audience) -> None:
    if audience not in me.board.reminded and me.board.active:
        me.board.reminded.add(audience)
        mind_rhythms(me)


def reply(me: Person) -> str:
    """Where things stand, in a sentence or two for whoever asks."""
    board = me.board
    if board.evidence.stood_down_at is not None:
        return "it was a false alarm; nothing was wrong for users."
    if board.resolved_at is not None:
        return "it is over; a summary follows."
    if board.declared_at is None and board.evidence.nothing_seen:
        return f"{NOTHING_WRONG[0].lower()}{NOTHING_WRONG[1:]} It looks like a false alarm."
    now = me.moment()
    promised = [one.next_update_at for said in board.updates.values() for one in said if one.next_update_at]
    ahead = [at for at in promised if at > now]
    later = f"The next update comes at {clock_time(min(ahead), now)}." if ahead else "We say more as we know it."
    if board.recovered_at is not None:
        looks = "it works again" if matter(me) == "service" else "it looks well again"
        return f"{looks}; we are watching whether it holds. {later}"
    return f"we are on it. {doing(me, 'external', status_of(me))} {later}"
