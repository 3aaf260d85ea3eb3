"""Fronts: two things wrong at once. Somebody is put on the second, and works on it beside the first."""

from __future__ import annotations

from gameday.engine.desk import Lever
from gameday.participants.attention import LEAD, SLICE, STEP, WORK, Waiting
from gameday.participants.board import TRIES, key_of
from gameday.participants.cure import SEARCHES
from gameday.participants.front import Front
from gameday.participants.person import Person
from gameday.participants.recovery import settles
from gameday.participants.steps import ahead_of
from gameday.terms.duration import HOUR
from gameday.terms.look import Check
from gameday.terms.role import SECONDARY_ONCALL, TECHNICAL_LEAD
from gameday.timeline import Entry
from gameday.timeline.paging import Paged
from gameday.timeline.response import CauseFound, DiagnosisStarted, MitigationStarted
from gameday.timeline.talk import Message, TaskAccepted, TaskAssigned, TaskDone

_LOOKS: tuple[Check, ...] = ("changes", "dependencies", "logs")
_ROUNDS = 3
"""How often somebody goes through all that undoes the cause before leaving it to others."""
_SEARCHES_AT_MOST = 4
_WAITS = 2 * HOUR


def man(me: Person) -> Waiting:
    """Whoever leads puts somebody on each service that rings beside the first, or calls for somebody."""
    for service in tuple(me.board.beside.unmanned):
        yield me.attention.work(me.luck.time("small_step", f"somebody for {service}"), LEAD)
        if me.leader() != me.id or not me.board.active or service not in me.board.beside.unmanned:
            return
        if not _rings(me, service):
            me.board.beside.unmanned.remove(service)
            continue
        free = _free(me)
        if free is not None:
            _assign(me, free, service)
        elif f"somebody for {service}" not in me.board.taken_up:
            me.board.taken_up.add(f"somebody for {service}")
            _call(me, service)


def joined(me: Person, one: Entry) -> None:
    """Somebody joined: whoever leads may have been waiting for a pair of hands."""
    newcomer = one.actor
    if me.board.active and me.board.beside.unmanned and newcomer and newcomer != me.id and me.crew.hands_on(newcomer):
        me.spawn(man(me))


def assigned(me: Person, one: TaskAssigned) -> None:
    """Somebody is put on a front: whoever it is begins."""
    front = me.board.beside.fronts.get(me.id)
    if front is None or one.person != me.id or one.what is not None or "front" in me.busy_with:
        return
    me.busy_with.add("front")
    me.spawn(_work(me, front, one))


def _free(me: Person) -> str | None:
    """Somebody here who can work on it, and neither leads, nor writes, nor works on the first matter."""
    taken = {me.id, me.worker(), me.writer(), *me.board.beside.fronts}
    return next((one for one in me.board.joined if one not in taken and me.crew.hands_on(one)), None)


def _assign(me: Person, person: str, service: str) -> None:
    me.board.beside.unmanned.remove(service)
    me.board.beside.fronts[person] = Front(service)
    me.board.taken_up.add(f"task {person}")
    me.act(TaskAssigned(at=0, person=person, text=f"Please take {service}: it may be another matter."))


def _call(me: Person, service: str) -> None:
    for role in (SECONDARY_ONCALL, TECHNICAL_LEAD):
        able = me.crew.team.on_call(role, me.moment())
        absent = (one for one in able if one not in me.board.joined and one not in me.board.turnout.gone)
        person = next((one for one in absent if me.crew.hands_on(one)), None)
        if person is not None:
            me.board.asked_for.add(person)
            me.board.asked_at[person] = me.now()
            me.act(Paged(at=0, target=person, reason=f"{service} rings as well; a second pair of hands is needed"))
            return


def _rings(me: Person, service: str) -> bool:
    board = me.board
    return any(board.evidence.rang[name].service == service for name in board.evidence.standing)


def _wanted(me: Person, front: Front) -> bool:
    """Is it still this person's, and does it still ring?"""
    board = me.board
    here = board.active and board.beside.fronts.get(me.id) is front
    return here and _rings(me, front.service) and not settles(me)


def _work(me: Person, front: Front, task: TaskAssigned) -> Waiting:
    """Look at that service, pull what may help, find the cause, until it rings no more."""
    yield me.attention.work(me.luck.time("small_step", f"accept {front.service}"), WORK)
    me.act(TaskAccepted(at=0, person=me.id, re=task.id))
    for what in _LOOKS:
        if _wanted(me, front):
            sight = yield from me.look(what, WORK, service=front.service)
            front.suggested += [] if sight is None else [one for one in sight.suggests if one not in front.suggested]
    searches = 0
    while _wanted(me, front):
        lever = _choice(me, front)
        if lever is not None:
            yield from _pull(me, front, lever)
        elif not front.cause_found and searches < _SEARCHES_AT_MOST:
            searches += 1
            yield from _search(me, front, searches)
        elif front.cause_found and front.round < _ROUNDS:
            front.round += 1
            yield me.env.timeout(me.luck.time("recheck", f"{front.service} round {front.round}"))
            yield from _find(me, front)  # what undoes it now may be something else
        else:
            break
    if me.board.beside.fronts.get(me.id) is front:
        works = me.board.active and not _rings(me, front.service)
        del me.board.beside.fronts[me.id]
        me.act(Message(at=0, text=f"{front.service} rings no more." if works else f"No more to do on {front.service}."))
        me.act(TaskDone(at=0, person=me.id, re=task.id))
    me.busy_with.discard("front")


def _choice(me: Person, front: Front) -> Lever | None:
    attempts = me.board.attempts
    if front.cause_found:
        return next((one for one in front.cures if attempts.get(key_of(one), 0) < front.round * TRIES), None)
    if me.crew.book.mitigate_first and me.remembers("mitigate first"):
        return next((one for one in front.suggested if one.reversible and key_of(one) not in attempts), None)
    return None


def _pull(me: Person, front: Front, lever: Lever) -> Waiting:
    name = f"{lever.action} {lever.target}"
    yield me.attention.work(me.luck.time("small_step", f"pull {name}"), STEP)
    if not _wanted(me, front):
        return
    started = _act(
        me,
        front,
        MitigationStarted(at=0, action=lever.action, target=lever.target, reversible=lever.reversible, text=lever.text),
    )
    if started is None:
        me.board.attempts[key_of(lever)] = front.round * TRIES
        return
    answer = me.outcomes[started.id] = me.env.event()
    yield answer | me.env.timeout(_WAITS)
    me.outcomes.pop(started.id, None)
    for turn in range(6):
        if not _wanted(me, front) or not answer.triggered or answer.value != "mitigation_applied":
            return
        yield me.env.timeout(me.luck.time("recheck", f"{front.service} after {name} {turn + 1}"))
        yield from me.look("dashboard", WORK)


def _act(me: Person, front: Front, act: Entry) -> Entry | None:
    """Do something on the front, and not on the first matter."""
    front.acting = True
    try:
        return me.act(act)
    finally:
        front.acting = False


def _search(me: Person, front: Front, number: int) -> Waiting:
    yield from ahead_of(me, "diagnosis_started")
    me.act(DiagnosisStarted(at=0))
    median = me.desk.diagnosis_time(front.service)
    left = me.luck.time("diagnose", f"{front.service} {number}", median=median)
    while left > 0 and _wanted(me, front):
        span = min(left, SLICE)
        yield me.attention.work(span, WORK)
        left -= span
    yield from _find(me, front)


def _find(me: Person, front: Front) -> Waiting:
    """Look for the cause, and for what undoes it now; that comes before what once did."""
    for what in SEARCHES:
        if not _wanted(me, front):
            return
        sight = yield from me.look(what, WORK, service=front.service)
        if sight is not None and sight.cause is not None:
            front.cures = [*sight.cures, *(one for one in front.cures if one not in sight.cures)]
            if not front.cause_found:
                _act(me, front, CauseFound(at=0, cause=sight.cause))
            return
