"""Questions from outside: each takes minutes of whoever writes, and reminds them whom they left without a word."""

from __future__ import annotations

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
from gameday.timeline.signals import CustomerReport, SocialMention, StakeholderQuestion
from gameday.timeline.talk import Message

_FRESH = 20 * MINUTE
"""A public word so young answers a customer by itself."""


def asked(me: Person, one: Entry) -> None:
    """Somebody inside asks."""
    if not isinstance(one, StakeholderQuestion) or not me.board.joined or me.writer() != me.id:
        return
    if "answering" not in me.busy_with:  # whoever asks meanwhile gets the same answer
        me.busy_with.add("answering")
        me.spawn(_answer(me))


def inherited(me: Person, one: Entry) -> None:
    """Who writes has changed: questions without an answer are the new writer's."""
    del one
    for question in me.board.unanswered()[:1]:
        asked(me, question)


def reported(me: Person, one: Entry) -> None:
    """A customer says something is wrong; where there is no fresh public word, somebody has to answer."""
    if not isinstance(one, (CustomerReport, SocialMention)) or not me.board.active or me.writer() != me.id:
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


def _answer(me: Person) -> Waiting:
    """Answer everybody who has asked, with one message; each of those who ask takes their minutes."""
    heard: dict[str, StakeholderQuestion] = {}
    while (one := _next(me, heard)) is not None:
        heard[one.from_ or ""] = one
        minutes = me.luck.time("answer_question", f"{one.from_} {one.inject or one.text}")
        yield from me.attention.work(minutes, TALK, lambda: _mine(me))
    me.busy_with.discard("answering")
    if not heard or not _mine(me):
        return
    last = me.board.unanswered()[-1]
    *others, who = dict.fromkeys(question.from_ or "all" for question in me.board.unanswered())
    whom = f"{', '.join(others)} and {who}" if others else who
    me.act(Message(at=0, re=last.id, text=f"To {whom}: {reply(me)}"))
    for question in heard.values():
        _reminds(me, _audience_of(question))


def _next(me: Person, heard: dict[str, StakeholderQuestion]) -> StakeholderQuestion | None:
    """Somebody who waits for an answer and was not listened to yet."""
    waiting = (question for question in me.board.unanswered() if (question.from_ or "") not in heard)
    return next(waiting, None) if _mine(me) else None


def _mine(me: Person) -> bool:
    """Is there anything left to answer, and is it this person's?"""
    return me.writer() == me.id and bool(me.board.unanswered())


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


def reply(me: Person) -> str:
    """Where things stand, in a sentence or two for whoever asks."""
    board = me.board
    if board.evidence.stood_down_at is not None:
        return "it was a false alarm; nothing was wrong for users."
    if board.resolved_at is not None:
        return "it is over; a summary follows."
    if board.declared_at is None and board.evidence.nothing_seen:
        return f"{NOTHING_WRONG[0].lower()}{NOTHING_WRONG[1:]} It looks like a false alarm."
    promised = [one.next_update_at for said in board.updates.values() for one in said if one.next_update_at]
    ahead = [at for at in promised if at > me.moment()]
    later = (
        f"The next update comes at {clock_time(min(ahead), me.moment())}." if ahead else "We say more as we know it."
    )
    if board.recovered_at is not None:
        now = "it works again" if matter(me) == "service" else "it looks well again"
        return f"{now}; we are watching whether it holds. {later}"
    status = status_of(me)
    now = doing(me, "external", status)
    return f"we are on it. {now} {later}"
