"""Helping: somebody who was asked to lends a hand to whoever works on the problem."""

from __future__ import annotations

from gameday.participants.attention import SLICE, WORK, Waiting
from gameday.participants.person import Person
from gameday.terms.look import Check
from gameday.timeline import Entry
from gameday.timeline.talk import TaskAccepted, TaskAssigned, TaskDone

_LOOKS: tuple[Check, ...] = ("logs", "dependencies", "changes", "customers")
"""Where a helper looks, the last place whoever works on it would look at first."""


def assigned(me: Person, one: Entry) -> None:
    """Somebody is asked to help."""
    if me.id in me.board.beside.fronts:
        return  # put on another matter
    if not isinstance(one, TaskAssigned) or one.what is not None:
        return  # asked for something in particular
    if one.person == me.id and "helping" not in me.busy_with:
        me.busy_with.add("helping")
        me.spawn(_help(me, one))


def _help(me: Person, task: TaskAssigned) -> Waiting:
    yield me.attention.work(me.luck.time("small_step", "accept a task"), WORK)
    me.act(TaskAccepted(at=0, person=me.id, re=task.id))
    for what in _LOOKS:
        if _wanted(me) and what not in me.board.sights:
            yield from me.look(what, WORK)
    search = 0
    while _wanted(me):
        left = me.board.diagnosis_left or 0
        number = len(me.board.entries("diagnosis_started"))
        if left > 0 and number != search:
            # Another pair of eyes may be about to see it, however long the first would have taken.
            search, median = number, me.desk.diagnosis_time()
            left = min(left, me.luck.time("diagnose", f"helping with search {number}", median=median))
            me.board.diagnosis_left = left
        if left > 0:
            yield me.attention.work(min(left, SLICE), WORK)
            me.board.diagnosis_left = max(0, (me.board.diagnosis_left or 0) - SLICE)
        else:
            # Nobody searches just now: they are at hand for when somebody does.
            yield me.env.timeout(SLICE)
    me.busy_with.discard("helping")
    me.act(TaskDone(at=0, person=me.id, re=task.id))


def _wanted(me: Person) -> bool:
    here = me.joined and me.id not in me.board.beside.fronts
    return here and me.board.active and me.worker() != me.id and me.leader() != me.id
