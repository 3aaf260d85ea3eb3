"""The end of a shift: whoever holds something hands it to whoever is on call then, and goes; or stays, and says so."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator
from typing import Any

import simpy

from gameday.participants.attention import LEAD, Waiting
from gameday.participants.person import Person
from gameday.participants.seats import apart, brief, told
from gameday.team.rota import shift_end
from gameday.terms.duration import HOUR, MINUTE
from gameday.terms.role import INCIDENT_COMMANDER, TECHNICAL_LEAD, say_role
from gameday.timeline import Entry
from gameday.timeline.paging import Left, Paged
from gameday.timeline.response import HandedOff, RoleAssigned
from gameday.timeline.talk import Message

_LONGEST = 24 * HOUR
"""Nobody looks further ahead than this to the end of their shift."""
_ASKS = 3
"""How many people somebody asks to take over, one after the other, before saying that nobody came."""
_STAYS = 30 * MINUTE
"""Whoever stays on asks again after so long."""

Finding = Generator[simpy.Event, Any, str | None]
"""A search that takes its time; its answer is a person, or None."""


def came(me: Person, one: Entry) -> None:
    """Whoever joins hands over at the end of their shift; and somebody may have waited for them."""
    if one.actor != me.id:
        waiting = me.arriving.pop(one.actor or "", None)
        if waiting is not None:
            waiting.succeed()
        return
    ends = shift_end(me.crew.team, me.id, me.moment())
    if ends is not None and ends - me.moment() <= _LONGEST:
        me.spawn(_until_the_end(me, ends))


def _until_the_end(me: Person, ends: int) -> Waiting:
    yield me.env.timeout(ends - me.moment())
    stayed = False
    while me.joined and me.board.active:
        me.board.turnout.leaving.add(me.id)
        missing = yield from hand_over_all(me, "My shift is over.", "shift change")
        if missing is None:
            yield from _leave(me)
            break
        if not stayed:
            stayed = True
            me.act(Message(at=0, text=f"My shift is over, and nobody is here yet to take over {missing}; I stay."))
        yield me.env.timeout(_STAYS)
    me.board.turnout.leaving.discard(me.id)


def _leave(me: Person) -> Waiting:
    """Stay a little for questions, see a watch through that is under way, and go."""
    yield me.env.timeout(me.luck.time("brief_joiner", "before leaving"))
    while me.board.active and me.board.recovered_at is not None and me.disturbed is not None:
        yield me.env.timeout(me.luck.time("recheck", "before leaving"))
    if me.joined and me.board.active:
        me.act(Left(at=0, text="My shift is over; everything I held is handed over."))


def hand_over_all(me: Person, words: str, why: str, *, tired: bool = False) -> Finding:
    """Hand over everything this person holds; the answer is what nobody took, None where nothing is left.

    `words`: said with each hand-over; `why`: to whoever is called. `tired`: to nobody who is tired themselves.
    """
    tried: set[str | None] = set()
    # Asked anew each time: meanwhile a seat may have gone to somebody else, or another come to them.
    while _takes_part(me) and (mine := held(me)):
        seat = mine[0]
        to = None if seat in tried else (yield from _somebody(me, seat, why, _tired(me) if tired else frozenset()))
        tried.add(seat)
        if not _takes_part(me) or seat not in held(me):
            continue
        if to is None:
            return "the lead" if seat is None else f"as {say_role(seat)}"
        yield from _hand_over(me, seat, to, words)
    return None


def _tired(me: Person) -> frozenset[str]:
    """Who is too tired to relieve this person: more than half as much as they are."""
    now, own = me.now(), me.attention.strain.tired(me.now())
    return frozenset(person for person, strain in me.crew.strains.items() if strain.tired(now) > own / 2)


def _takes_part(me: Person) -> bool:
    return me.joined and me.board.active


def held(me: Person) -> list[str | None]:
    """Seats given to this person, and what they do without one: work on the problem, lead (None)."""
    given = dict.fromkeys(getattr(one, "seat", None) for one in me.board.entries("role_assigned"))
    mine: list[str | None] = [seat for seat in given if seat is not None and me.desk.holder(seat) == me.id]
    if TECHNICAL_LEAD not in mine and me.worker() == me.id and me.board.recovered_at is None:
        mine.append(TECHNICAL_LEAD)
    if INCIDENT_COMMANDER not in mine and me.leader() == me.id:
        mine.append(None)
    return mine


def _somebody(me: Person, seat: str | None, why: str, tired: Collection[str]) -> Finding:
    """Whoever takes it over: somebody of the next shift who is here, or comes when called."""
    able = dict.fromkeys(_next(me, seat or INCIDENT_COMMANDER))
    for number, person in enumerate(_fresher(me, able, seat, tired) if tired else able):
        if person in me.board.joined:
            return person
        if number >= _ASKS:
            continue  # somebody who is here may still do
        yield from _call(me, person, seat, why)
        if person in me.board.joined or not me.board.active:
            return person if person in me.board.joined else None
    return None


def _fresher(me: Person, able: Iterable[str], seat: str | None, tired: Collection[str]) -> list[str]:
    """Those who are not tired and may hold it beside what they hold; who is here before anybody is called."""
    free = [one for one in able if one not in tired and not apart(me, one, seat or INCIDENT_COMMANDER)]
    return sorted(free, key=lambda one: one not in me.board.joined)


def _next(me: Person, seat: str) -> Iterator[str]:
    """Who may take a seat over, the likeliest first: on call for it, on any shift and able, here and able, any able."""
    team, now = me.crew.team, me.moment()
    out = {me.id, *me.board.turnout.leaving, *me.board.turnout.gone}
    able = [one for one in team.able(seat) if one not in out]
    rota = {shift.person for shift in team.schedule if shift.covers(now)}
    if any(shift.role == seat for shift in team.schedule):
        yield from (one for one in team.on_call(seat, now) if one not in out)
    if seat == TECHNICAL_LEAD:
        # The work goes to whoever can do it and is on call now.
        able += [one for one in team.on_call("primary_oncall", now) if one not in (*out, *able)]
    yield from (one for one in able if one in rota and one in me.board.joined)
    yield from (one for one in able if one in rota)
    yield from (one for one in able if one in me.board.joined)
    yield from able
    # What nobody can who comes, whoever is here of the next shift takes as well, as people do.
    yield from (one for one in me.board.joined if one in rota - out and not apart(me, one, seat))


def _call(me: Person, person: str, seat: str | None, why: str) -> Waiting:
    yield me.attention.work(me.luck.time("small_step", f"call {person} to take over"), LEAD)
    if person in me.board.joined or not me.board.active:
        return
    me.board.asked_for.add(person)
    me.board.asked_at[person] = me.now()
    what = "the lead" if seat is None else say_role(seat)
    me.act(Paged(at=0, target=person, reason=f"{why}: please take over {what}"))
    here = me.arriving.setdefault(person, me.env.event())
    yield here | me.env.timeout(me.luck.patience("wait_for_relief", f"{person} for {what}"))
    me.arriving.pop(person, None)


def _hand_over(me: Person, seat: str | None, to: str, words: str) -> Waiting:
    yield from brief(me, to)
    yield me.attention.work(me.luck.time("hand_over", f"{seat or 'lead'} to {to}"), LEAD)
    gone = to not in me.board.joined or not (me.joined and me.board.active)
    if gone or (seat is not None and me.desk.holder(seat) not in (me.id, None)):
        return
    done = me.act(HandedOff(at=0, from_=me.id, to=to, seat=seat, states=told(me), text=words))
    if done is not None and seat is not None:
        me.act(RoleAssigned(at=0, seat=seat, person=to))
