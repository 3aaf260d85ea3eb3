"""Doing what was asked: one function a task. Each takes the time and attention it takes anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from gameday.engine.desk import Refused, Sight
from gameday.participants.asked_refused import meant_levers, meant_look
from gameday.participants.attention import SLICE, STEP, TALK, WORK, Waiting
from gameday.participants.cure import SEARCHES
from gameday.participants.person import Person
from gameday.participants.recovery import settles
from gameday.participants.reply import Reply
from gameday.participants.sight_words import sight_words
from gameday.participants.updates import post, writing
from gameday.terms.audience import Audience
from gameday.terms.duration import HOUR, MINUTE
from gameday.terms.look import Check
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Entry
from gameday.timeline.paging import Paged
from gameday.timeline.response import (
    CauseFound,
    Checked,
    DiagnosisStarted,
    MitigationStarted,
    RoleAssigned,
    Verified,
)
from gameday.timeline.talk import TaskAssigned

_LISTENS = 5 * MINUTE
"""How long somebody waits for an answer to a page before saying that none came."""
_WAITS = 2 * HOUR
"""How long somebody waits for a lever to answer."""

Doing = Callable[[Person, TaskAssigned, str, Reply], Waiting]


def _look(me: Person, task: TaskAssigned, occasion: str, reply: Reply) -> Waiting:
    what, service = meant_look(task.target)
    yield me.attention.work(me.luck.time("look", occasion), WORK)
    sight = _see(me, cast(Check, what), service, reply)
    if sight is not None:
        reply.says(sight_words(sight))
        _tell_cause(me, sight)


def _see(me: Person, what: Check, service: str | None, reply: Reply) -> Sight | None:
    """Look now and read what stands there; those who joined are told."""
    try:
        sight = me.desk.look(what, service)
    except Refused as error:
        reply.gives_up(f"I cannot look: {error}.")
        return None
    me.board.note_sight(what, sight)
    me.board.evidence.looked_at = me.now()
    me.hear(Checked(at=me.moment(), id=f"{me.id} {what} {me.now()} asked", actor=me.id, what=what))
    return sight


def _tell_cause(me: Person, sight: Sight) -> None:
    board = me.board
    if sight.cause is not None:
        board.cures += [lever for lever in sight.cures if lever not in board.cures]
        if not board.cause_found:
            me.act(CauseFound(at=0, cause=sight.cause))


def _diagnose(me: Person, task: TaskAssigned, occasion: str, reply: Reply) -> Waiting:
    """Search for the cause; two who search find it sooner, whoever looks at the right place first."""
    board = me.board
    me.act(DiagnosisStarted(at=0))
    if board.diagnosis_left is None:
        board.diagnosis_left = me.luck.time("diagnose", occasion, median=me.desk.diagnosis_time(task.target))
    while (left := board.diagnosis_left or 0) > 0 and board.active and not board.cause_found:
        span = min(left, SLICE)
        yield me.attention.work(span, WORK)
        board.diagnosis_left = max(0, (board.diagnosis_left or 0) - span)
    for what in SEARCHES:
        if board.cause_found or not board.active:
            break
        yield me.attention.work(me.luck.time("look", f"{occasion} {what}"), WORK)
        sight = _see(me, what, None, reply)
        if sight is not None:
            _tell_cause(me, sight)
    if board.cause_found:
        board.diagnosis_left = None
        reply.says(_found(me))
    elif not board.active:
        reply.gives_up("It is over; I stopped searching.")
    elif settles(me):
        reply.says("It works again, and what shows now does not tell why it had failed.")
    else:
        reply.says("I searched and found no cause; as far as I can see it is not in our systems.")


def _found(me: Person) -> str:
    told = me.board.entries("cause_found")
    cause = str(getattr(told[-1], "cause", None) or "the cause is found") if told else "the cause is found"
    cures = ", or ".join(f"{one.action} {one.target}".replace("_", " ") for one in me.board.cures[:2])
    return cause.rstrip(".") + "." + (f" What undoes it: {cures}." if cures else "")


def _mitigate(me: Person, task: TaskAssigned, occasion: str, reply: Reply) -> Waiting:
    yield me.attention.work(me.luck.time("small_step", f"{occasion} pull"), STEP)
    lever = next(iter(meant_levers(me, task.target)), None)
    act = MitigationStarted(at=0, action=task.target)
    if lever is not None:
        act = MitigationStarted(
            at=0, action=lever.action, target=lever.target, reversible=lever.reversible, text=lever.text
        )
    started = _done(me, act, reply)
    if started is None:
        return
    if lever is None:
        reply.says(f"I have begun: {task.target}. No runbook knows it, so look yourself whether it helps.")
        return
    answer = me.outcomes[started.id] = me.env.event()
    yield answer | me.env.timeout(_WAITS)
    me.outcomes.pop(started.id, None)
    name = f"{lever.action} {lever.target}".replace("_", " ")
    if not answer.triggered:
        reply.gives_up(f"{name}: no answer after two hours.")
    elif answer.value != "mitigation_applied":
        reply.gives_up(f"{name} did not work.")
    else:
        yield me.env.timeout(me.luck.time("recheck", f"{occasion} {name}"))
        sight = _see(me, "dashboard", None, reply)
        seen = "" if sight is None else f" {sight_words(sight, lines=0)}"
        reply.says(f"{name} is in place.{seen}")


def _done(me: Person, act: Entry, reply: Reply) -> Entry | None:
    """Act now; where it cannot be done the reply says why."""
    try:
        done = me.desk.do(act)
    except Refused as error:
        reply.gives_up(f"I cannot: {error}.")
        return None
    me.hear(done)
    return done


def _update(me: Person, task: TaskAssigned, occasion: str, reply: Reply) -> Waiting:
    del occasion
    audience = cast(Audience, task.target or "internal")
    if any(one.at > task.at for one in me.board.updates[audience]):
        reply.says(f"The {audience} update went out since you asked.")
        return
    if writing(audience) in me.busy_with:
        reply.says(f"I am writing the {audience} update already; it is out soon.")
        return
    before = len(me.board.updates[audience])
    yield from post(me, audience, asked=True)
    said = me.board.updates[audience]
    if len(said) == before:
        reply.gives_up(f"The {audience} update could not be posted.")
    elif said[-1].actor == me.id:
        reply.says(f"The {audience} update is out.")
    else:
        reply.says(f"Somebody has posted the {audience} update meanwhile.")


def _take_seat(me: Person, task: TaskAssigned, occasion: str, reply: Reply) -> Waiting:
    seat = canonical_role(task.target or "")
    yield me.attention.work(me.luck.time("small_step", f"{occasion} seat"), STEP)
    if _done(me, RoleAssigned(at=0, seat=seat, person=me.id), reply) is not None:
        reply.says(f"I am {say_role(seat)} now.")


def _page(me: Person, task: TaskAssigned, occasion: str, reply: Reply) -> Waiting:
    target = task.target or ""
    who = target.replace("_", " ")
    yield me.attention.work(me.luck.time("small_step", f"{occasion} page"), STEP)
    paged = _done(me, Paged(at=0, target=target, reason=task.text or "you are needed"), reply)
    if paged is None:
        return
    for _ in range(_LISTENS // (MINUTE // 2)):
        yield me.env.timeout(MINUTE // 2)
        if any(one.re == paged.id for one in me.board.entries("acknowledged")):
            reply.says(f"I paged {who}, and got an answer.")
            return
    reply.says(f"I paged {who}; no answer within five minutes.")


def _verify(me: Person, task: TaskAssigned, occasion: str, reply: Reply) -> Waiting:
    sight = None
    for what in tuple(me.board.evidence.hurt) or ("dashboard",):
        yield me.attention.work(me.luck.time("look", f"{occasion} {what}"), TALK)
        sight = _see(me, what, task.target, reply) or sight
    if sight is None:
        return
    if not settles(me):
        reply.says(f"Not yet. {sight_words(sight)}")
        return
    if me.board.active and _done(me, Verified(at=0), reply) is None:
        return
    reply.says("It works: nothing wrong where it hurt.")


DOING: dict[str, Doing] = {
    "look": _look,
    "diagnose": _diagnose,
    "mitigate": _mitigate,
    "update": _update,
    "take_seat": _take_seat,
    "page": _page,
    "verify": _verify,
}
"""By task."""
