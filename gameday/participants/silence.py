"""Silence after an answer: somebody acknowledged and is not heard of again. Whoever leads notices, and calls on."""

from __future__ import annotations

from gameday.participants.attention import LEAD, Waiting
from gameday.participants.person import Person
from gameday.terms.role import PRIMARY_ONCALL, SECONDARY_ONCALL, say_role
from gameday.timeline import Entry
from gameday.timeline.paging import Paged
from gameday.timeline.talk import Message

_LADDER = (PRIMARY_ONCALL, SECONDARY_ONCALL)
"""Whose page, answered and then forgotten, goes to whoever comes next on the ladder."""


def answered(me: Person, one: Entry) -> None:
    """Somebody acknowledged: whoever leads expects them."""
    expected = one.actor
    if expected and expected != me.id and me.joined and expected not in me.board.joined:
        me.spawn(_expect(me, expected, one))


def inherited(me: Person, one: Entry) -> None:
    """Whoever comes to lead expects those who answered before."""
    del one
    if not me.joined:
        return
    for page in me.board.entries("acknowledged"):
        if page.actor not in me.board.joined and page.actor not in me.board.turnout.gone:
            answered(me, page)


def _expect(me: Person, person: str, answer: Entry) -> Waiting:
    waiting = f"waits for {person}"
    if waiting in me.busy_with:
        return
    me.busy_with.add(waiting)
    due = me.board.since_start(answer) + me.luck.patience("notice_silence", person)
    yield me.env.timeout(max(0, due - me.now()))
    me.busy_with.discard(waiting)
    if _missed(me, person):
        me.board.taken_up.add(f"called on for {person}")
        yield me.attention.work(me.luck.time("small_step", f"ask after {person}"), LEAD)
        if person not in me.board.joined and me.board.over_at is None:
            _call_on(me, person, answer.re or "")


def _missed(me: Person, person: str) -> bool:
    board = me.board
    leads = me.joined and me.leader() == me.id
    missing = person not in board.joined and f"called on for {person}" not in board.taken_up
    return leads and missing and board.over_at is None and board.recovered_at is None


def _call_on(me: Person, person: str, page: str) -> None:
    """Call whoever comes next for what the silent one was called for."""
    asked = next((one.target for one in me.board.entries("paged") if isinstance(one, Paged) and one.id == page), None)
    own = next(iter(me.crew.roles(person)), SECONDARY_ONCALL)
    role = own if asked is None or asked == person else asked
    who = f"whoever was called as {say_role(role)}"
    me.act(Message(at=0, text=f"{who[0].upper()}{who[1:]} answered and has not been heard of since; we call on."))
    for next_ in _after(me, role):
        able = (one for one in me.crew.team.on_call(next_, me.moment()) if one not in (person, me.id))
        absent = [one for one in able if one not in me.board.joined and one not in me.board.turnout.gone]
        if any(one in me.board.asked_for for one in absent):
            return  # somebody else was asked meanwhile
        for other in absent[:1]:
            me.board.asked_for.add(other)
            me.board.asked_at[other] = me.now()
            me.act(Paged(at=0, target=other, reason=f"needed as {say_role(next_)}: {who} is silent"))
            return


def _after(me: Person, role: str) -> list[str]:
    """Roles to call now: the same where others can take it, else what comes next on the team's ladder."""
    ladder = [hop.target for hop in me.crew.team.paging.hops]
    after = ladder[ladder.index(role) + 1 :] if role in ladder else ladder
    return [*([] if role in _LADDER else [role]), *after]
