"""Asked for something in particular: taken on behind what else is on the desk and answered, or refused with a reason.

Only what was asked in so many words (`task_assigned` with `what`) is understood; talk is not.
"""

from __future__ import annotations

from gameday.participants.asked import DOING
from gameday.participants.asked_refused import meant_levers, reason_against
from gameday.participants.attention import STEP, Waiting
from gameday.participants.person import Person
from gameday.participants.reply import Reply
from gameday.terms.moment import parse_moment
from gameday.terms.task import TASKS, say_task
from gameday.timeline import Entry
from gameday.timeline.talk import Message, TaskAccepted, TaskAssigned, TaskDone

LATE = "I need longer for this"
"""How somebody begins who tells that it was wanted by now, and is not done."""


def assigned(me: Person, one: Entry) -> None:
    """Somebody asks this person for something in particular; one who is not here does not hear it."""
    if isinstance(one, TaskAssigned) and one.what is not None and one.person == me.id and me.joined:
        me.asked_now[one.id] = False
        me.spawn(_take_on(me, one, me.occasion("ask")))
        if one.due is not None:
            me.spawn(_tell_if_late(me, one))


def _take_on(me: Person, task: TaskAssigned, occasion: str) -> Waiting:
    yield me.attention.work(me.luck.time("small_step", occasion), STEP)
    against = reason_against(me, task, _words(me, task))
    if against is not None:
        del me.asked_now[task.id]
        me.act(Message(at=0, re=task.id, text=against))
        return
    me.asked_now[task.id] = True
    me.act(TaskAccepted(at=0, person=me.id, re=task.id, text=_accepts(me, task)))
    reply = Reply()
    yield from DOING[task.what or ""](me, task, occasion, reply)
    del me.asked_now[task.id]
    if not reply.done:
        me.act(Message(at=0, re=task.id, text=reply.words))
    else:
        me.act(TaskDone(at=0, person=me.id, re=task.id, text=reply.words))


def _accepts(me: Person, task: TaskAssigned) -> str:
    others = me.attention.load
    if not others:
        return "I am on it."
    return f"I will {_words(me, task)}, behind {'what' if others == 1 else f'the {others} things'} I have at hand."


def _words(me: Person, task: TaskAssigned) -> str:
    """What was asked, as they would say it: `look at the dashboard`."""
    if task.what not in TASKS:
        return "do that"
    levers = meant_levers(me, task.target) if task.what == "mitigate" else ()
    return say_task(task.what, task.target, levers[0].text if levers else None)


def _tell_if_late(me: Person, task: TaskAssigned) -> Waiting:
    """It was wanted by then: whoever has not done it by then says so, also where they have not come to it yet."""
    try:
        due = parse_moment(task.due or "")
    except ValueError:
        return  # a day, or words: nothing to set a clock by
    if due <= me.moment():
        return
    yield me.env.timeout(due - me.moment())
    if task.id in me.asked_now:
        begun = "" if me.asked_now[task.id] else " I have not come to it yet."
        me.act(Message(at=0, re=task.id, text=f"{LATE}: {_words(me, task)}.{begun}"))
