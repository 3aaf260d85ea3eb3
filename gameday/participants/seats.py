"""Seats: who leads, who is asked to take which role, and handing the lead over."""

from __future__ import annotations

from collections.abc import Collection

from gameday.participants.attention import LEAD, Waiting
from gameday.participants.person import Person
from gameday.participants.wording import element, status_of
from gameday.terms.duration import MINUTE
from gameday.terms.role import INCIDENT_COMMANDER, TECHNICAL_LEAD, say_role
from gameday.timeline import Entry
from gameday.timeline.entry import States
from gameday.timeline.paging import Paged
from gameday.timeline.response import HandedOff, RoleAssigned
from gameday.timeline.talk import TaskAssigned

_ROUNDS = 3
"""How often whoever leads looks for people before taking what stays empty."""
_LETS_COME = 5 * MINUTE
"""Nobody is called again, for whatever seat, while they may be on their way."""
HANDED = ("severity", "what", "doing", "next")
"""What is worth saying when the lead changes hands, where the SOP does not list it."""


def declared(me: Person, one: Entry) -> None:
    """Whoever declared leads until somebody else does, and fills the seats the SOP asks for."""
    if one.actor == me.id:
        me.spawn(_staff(me))


def raised(me: Person, one: Entry) -> None:
    """The severity was called anew: the SOP may ask for more seats now."""
    del one
    if me.board.active:
        me.spawn(_staff(me))


def joined(me: Person, one: Entry) -> None:
    """Somebody joined: whoever leads tells them where things stand, and what is theirs."""
    newcomer = one.actor
    if newcomer and newcomer != me.id and me.board.active:
        me.spawn(_receive(me, newcomer))


def took_over(me: Person, one: RoleAssigned) -> None:
    """Somebody was given the lead: the seats that are still empty are theirs to fill."""
    given = one.seat == INCIDENT_COMMANDER and one.person == me.id
    if given and one.actor != me.id and me.board.active:
        me.spawn(_staff(me))


def _staff(me: Person) -> Waiting:
    """Take the lead; then fill the seats, round by round: with who is here, by asking, and at last oneself."""
    if INCIDENT_COMMANDER in me.crew.book.seats and _vacant(me, INCIDENT_COMMANDER):
        yield from _give(me, INCIDENT_COMMANDER, me.id)
    if "staffing" in me.busy_with:
        return
    me.busy_with.add("staffing")
    successor = _successor(me)
    if successor is not None and successor in me.board.joined:
        yield from brief(me, successor)
        yield from _hand_over(me, successor)
    for round_ in range(_ROUNDS):
        for seat in _wanted(me) if _leads(me) else ():
            yield from _fill(me, seat)
        for person in tuple(me.board.joined):
            yield from _put_to_work(me, person)
        yield me.env.timeout(me.luck.patience("fill_seat", f"round {round_ + 1}"))
    for seat in me.crew.book.seats:
        yield from _take_too(me, seat)
    me.busy_with.discard("staffing")


def _take_too(me: Person, seat: str) -> Waiting:
    """A seat nobody came for is taken as well, by a free hand or by whoever leads, unless the SOP keeps them apart."""
    if not _leads(me) or _held(me, seat) or not me.remembers(f"empty seat {seat}"):
        return
    stand_in = _candidate(me, seat) or _free_hand(me) or me.id
    if not apart(me, stand_in, seat):
        yield from _give(me, seat, stand_in)


def _leads(me: Person) -> bool:
    return me.leader() == me.id and me.board.active


def _fetches(me: Person) -> bool:
    """Once it works again nobody is fetched any more."""
    return _leads(me) and me.board.recovered_at is None


def _wanted(me: Person) -> list[str]:
    """Seats to fill now. One who would rather work on the problem looks for somebody to lead, and keeps the work."""
    successor, held = _successor(me), _seated(me)
    empty = [seat for seat in me.crew.book.seats if seat not in held]
    if successor is None or successor in me.board.joined:
        return empty
    return [INCIDENT_COMMANDER, *(seat for seat in empty if seat != TECHNICAL_LEAD)]


def _fill(me: Person, seat: str) -> Waiting:
    """Give a seat to somebody who is here, else ask for somebody; a seat may slip one's mind."""
    if not _leads(me) or _settled(me, seat) or not me.remembers(f"seat {seat}"):
        return
    here = None if seat == INCIDENT_COMMANDER else _candidate(me, seat)
    if here is not None:
        yield from _give(me, seat, here)
        return
    able = me.crew.team.on_call(seat, me.moment())
    if seat == INCIDENT_COMMANDER:
        able = tuple(one for one in able if _relieves(me, one))
    absent = [one for one in able if one not in me.board.joined and one not in me.board.turnout.gone]
    unasked = [one for one in absent if one not in me.board.asked_for]
    ask = next(iter(unasked or absent), None)
    if ask is not None and _fetches(me) and me.now() - me.board.asked_at.get(ask, -_LETS_COME) >= _LETS_COME:
        yield from _ask(me, seat, ask)


def _successor(me: Person) -> str | None:
    """Somebody whose first seat is the lead, where this person leads but would rather work on the problem."""
    if INCIDENT_COMMANDER not in me.crew.book.seats or not me.crew.hands_on(me.id):
        return None
    relieving = [one for one in me.crew.team.able(INCIDENT_COMMANDER) if _relieves(me, one)]
    fresh = [one for one in relieving if not me.crew.is_tired(one, me.now())]
    return next((one for one in fresh if one in me.board.joined), next(iter(fresh), None))


def _ask(me: Person, seat: str, person: str) -> Waiting:
    """Page somebody for a seat; who was called for something already gets a while to come first."""
    called = {page.target for page in me.board.entries("paged") if isinstance(page, Paged)}
    first = me.crew.team.on_call(seat, me.moment())[:1] == (person,)
    was_called = person in called or (seat in called and first)
    by_role = first and me.desk.holder(seat) is None
    if person not in me.board.asked_for and was_called:
        me.board.asked_for.add(person)
        return
    me.board.asked_for.add(person)
    yield me.attention.work(me.luck.time("small_step", f"ask {seat}"), LEAD)
    if person in me.board.joined or not _fetches(me):
        return
    me.board.asked_at[person] = me.now()
    # The role where the paging tool would find this person by it; else the person.
    me.act(Paged(at=0, target=seat if by_role else person, reason=f"needed as {say_role(seat)}"))


def _receive(me: Person, newcomer: str) -> Waiting:
    yield from brief(me, newcomer)
    if me.leader() != me.id or not me.board.active:
        return
    if _relieves(me, newcomer):
        yield from _hand_over(me, newcomer)
        return
    for role in me.crew.roles(newcomer):
        if role in me.crew.book.seats and not _held(me, role) and not apart(me, newcomer, role):
            yield from _give(me, role, newcomer)
            return
    yield from _put_to_work(me, newcomer)


def brief(me: Person, other: str) -> Waiting:
    """Tell somebody where things stand, unless they were told."""
    if other not in me.board.turnout.briefed:
        me.board.turnout.briefed.add(other)
        yield me.attention.work(me.luck.time("brief_joiner", f"brief {other}"), LEAD)


def _put_to_work(me: Person, person: str) -> Waiting:
    """Somebody who can work on the problem and has no seat is asked to help whoever does."""
    task = f"task {person}"
    if person == me.id or task in me.board.taken_up or person in me.board.turnout.leaving:
        return
    if not me.crew.hands_on(person) or not _leads(me) or person == me.worker() or person in _seated(me).values():
        return
    me.board.taken_up.add(task)
    yield me.attention.work(me.luck.time("small_step", f"task for {person}"), LEAD)
    if person in me.board.beside.fronts:
        return  # put on another matter meanwhile
    me.act(TaskAssigned(at=0, person=person, text="Please help to find out what is wrong."))


def _relieves(me: Person, other: str) -> bool:
    """Does somebody whose first seat is the lead relieve somebody whose first seat is another?"""
    first = me.crew.manner.leads_first
    return other in first and me.id not in first and INCIDENT_COMMANDER in me.crew.book.seats


def _hand_over(me: Person, to: str) -> Waiting:
    yield me.attention.work(me.luck.time("hand_over", f"lead to {to}"), LEAD)
    if me.leader() != me.id or not me.board.active:
        return
    worker = me.worker()
    hands = worker if worker is not None and worker != to and me.crew.hands_on(worker) else me.id
    me.act(HandedOff(at=0, from_=me.id, to=to, seat=INCIDENT_COMMANDER, states=told(me)))
    me.act(RoleAssigned(at=0, seat=INCIDENT_COMMANDER, person=to))
    if TECHNICAL_LEAD in me.crew.book.seats and not _held(me, TECHNICAL_LEAD) and me.crew.hands_on(hands):
        # Whoever works on it already goes on; else whoever is free of the lead now.
        me.act(RoleAssigned(at=0, seat=TECHNICAL_LEAD, person=hands))


def told(me: Person) -> States:
    """What somebody says who hands something over: part of what they should, more of it along a form."""
    form = me.crew.team.habits.structured_handover
    chance = me.luck.value("handoff_structured" if form else "handoff_free")
    wanted = me.crew.book.elements("handed_off") or HANDED
    said = [one for one in wanted if me.luck.happens(chance, "handoff_element", one)]
    told = ((one, element(me, one, "internal", status_of(me))) for one in said)
    return tuple((one, words) for one, words in told if words is not None)


def _give(me: Person, seat: str, person: str) -> Waiting:
    yield me.attention.work(me.luck.time("small_step", f"seat {seat}"), LEAD)
    if _leads(me) and not _settled(me, seat) and (me.desk.holder(seat) != person or not _told_of(me, seat)):
        me.act(RoleAssigned(at=0, seat=seat, person=person))


def _held(me: Person, seat: str) -> bool:
    """Is the seat held by somebody who is here, as far as everybody was told?"""
    return me.desk.holder(seat) in me.board.joined and _told_of(me, seat)


def _vacant(me: Person, seat: str) -> bool:
    """Does nobody hold it, but perhaps somebody by the schedule who is not here?"""
    holder = me.desk.holder(seat)
    return holder is None or (holder not in me.board.joined and not _told_of(me, seat))


def _told_of(me: Person, seat: str) -> bool:
    """Was it said who holds the seat? What stands in a schedule alone is said when they come."""
    return seat not in me.crew.manner.scheduled or seat in me.board.turnout.seats_told


def _seated(me: Person) -> dict[str, str | None]:
    """The seats the SOP asks for that are held by somebody who is here, as far as everybody was told, and by whom."""
    held: dict[str, str | None] = {}
    for seat in me.crew.book.seats:
        holder = me.desk.holder(seat)
        if holder in me.board.joined and _told_of(me, seat):
            held[seat] = holder
    return held


def _settled(me: Person, seat: str) -> bool:
    """Is the seat given, and not wanted by somebody better? Whoever leads may look for a successor."""
    return _held(me, seat) and seat != INCIDENT_COMMANDER


def _candidate(me: Person, seat: str) -> str | None:
    """Somebody who joined, can take the seat, and has none of the others."""
    held = _seated(me)
    for one in me.crew.team.able(seat):
        free = one in me.board.joined and one not in held.values()
        if free and _suits(me, one, seat, held) and not _relieves(me, one):
            return one
    return None


def _suits(me: Person, person: str, seat: str, held: Collection[str]) -> bool:
    """Is there no empty seat that this person would rather take?"""
    for role in me.crew.roles(person):
        if role in me.crew.book.seats and role not in held and role != INCIDENT_COMMANDER:
            return role == seat
    return True


def _free_hand(me: Person) -> str | None:
    """Anybody who joined and holds no seat."""
    held = _seated(me)
    for one in me.board.joined:
        if one not in held.values() and not _relieves(me, one):
            return one
    return None


def apart(me: Person, person: str, seat: str) -> bool:
    """Would this person then hold seats that the SOP keeps apart?"""
    if not me.crew.book.kept_apart:
        return False
    holds = {other for other in me.crew.book.seats if me.desk.holder(other) == person} | {seat}
    return any(together <= holds for together in me.crew.book.kept_apart)
