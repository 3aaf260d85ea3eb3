"""Silence after an answer: somebody acknowledged and is not heard of again. Whoever leads notices, and calls on."""

from __future__ import annotations

from typing import cast

from gameday.participants.attention import LEAD, Waiting
from gameday.participants.person import Person
from gameday.terms.role import PRIMARY_ONCALL, SECONDARY_ONCALL, say_role
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.talk import Message

_LADDER = (PRIMARY_ONCALL, SECONDARY_ONCALL)
"""Whose page, answered and then forgotten, goes to whoever comes next on the ladder."""


def answered(me: Person, one: Entry) -> None:
    """Somebody acknowledged: whoever leads expects them."""
    expected = cast(Acknowledged, one).actor
    if expected and expected != me.id and me.joined and me.leader() == me.id and expected not in me.board.joined:
        me.spawn(_expect(me, expected, one.re or ""))


def inherited(me: Person, one: Entry) -> None:
    """Whoever comes to lead expects those who answered before."""
    del one
    if not me.joined or me.leader() != me.id:
        return
    for page in me.board.entries("acknowledged"):
        if page.actor and page.actor not in me.board.joined and page.actor not in me.board.turnout.gone:
            answered(me, page)


def _expect(me: Person, person: str, page: str) -> Waiting:
    waiting = f"waits for {person}"
    if waiting in me.busy_with:
        return
    me.busy_with.add(waiting)
    yield me.env.timeout(me.luck.patience("notice_silence", person))
    me.busy_with.discard(waiting)
    if _missed(me, person):
        yield from me.attention.work(me.luck.time("small_step", f"ask after {person}"), LEAD)
        if _missed(me, person):
            _call_on(me, person, page)


def _missed(me: Person, person: str) -> bool:
    board = me.board
    leads = me.joined and me.leader() == me.id
    return leads and person not in board.joined and board.over_at is None and board.recovered_at is None


def _call_on(me: Person, person: str, page: str) -> None:
    """Call whoever comes next for what the silent one was called for."""
    asked = next((one.target for one in me.board.entries("paged") if isinstance(one, Paged) and one.id == page), None)
    who = me.crew.team.person(person).name
    me.act(Message(at=0, text=f"{who} acknowledged and has not been heard of since; we call the next."))
    for role in _after(me, asked, person):
        able = (one for one in me.crew.team.on_call(role, me.moment()) if one not in (person, me.id))
        other = next((one for one in able if one not in me.board.joined and one not in me.board.asked_for), None)
        if other is not None:
            me.board.asked_for.add(other)
            me.board.asked_at[other] = me.now()
            me.act(Paged(at=0, target=other, reason=f"needed as {say_role(role)}: {who} acknowledged and is silent"))
            return


def _after(me: Person, asked: str | None, person: str) -> list[str]:
    """Roles to call now: the same where others can take it, else what comes next on the team's ladder."""
    role = asked if asked not in (None, person) else next(iter(me.crew.roles(person)), SECONDARY_ONCALL)
    ladder = [hop.target for hop in me.crew.team.paging.hops]
    after = ladder[ladder.index(role) + 1 :] if role in ladder else ladder
    return [*([] if role in _LADDER or role is None else [role]), *after]
