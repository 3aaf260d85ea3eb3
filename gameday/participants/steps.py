"""Steps: what a procedure asks for at a moment, remembered or forgotten, each costing its minutes."""

from __future__ import annotations

from typing import cast

from gameday.participants.attention import LEAD, STEP, Waiting
from gameday.participants.names import channel_name
from gameday.participants.person import Person
from gameday.participants.updates import post
from gameday.sop.duty import Duty, Trigger
from gameday.terms.duration import MINUTE
from gameday.terms.look import Check
from gameday.terms.role import say_role
from gameday.timeline import Entry
from gameday.timeline.matching import matches
from gameday.timeline.paging import Notified, Paged
from gameday.timeline.response import BridgeOpened, ChannelOpened, Escalated, StoodDown
from gameday.timeline.talk import Decision, Message, Note, TaskAssigned

_PRESSES = 5 * MINUTE
"""A step due so soon is taken first."""


def set_off(me: Person, *triggers: Trigger) -> None:
    """A moment has come: take up those of its steps that are this person's to take."""
    for trigger in triggers:
        for duty in me.crew.book.steps.get(trigger, ()):
            take_up(me, duty)


def take_up(me: Person, duty: Duty) -> None:
    """Begin a step that is this person's to take, unless it was begun, is not called for, or does not come to mind."""
    begun = f"{duty.trigger} {duty.key}"
    if begun in me.board.taken_up or me.doer(duty.role) != me.id or not _called_for(me, duty):
        return
    me.board.taken_up.add(begun)
    if me.recalls(duty):
        me.spawn(take(me, duty))


def follows(me: Person, one: Entry) -> None:
    """An entry came to somebody in the response: take up the steps that follow it."""
    for duty in me.crew.book.after_entries.get(one.kind, ()):
        if duty.after is not None and matches(duty.after, one):
            take_up(me, duty)


def ahead_of(me: Person, kind: str) -> Waiting:
    """Before an act of a kind: do first what the SOP puts before it, as far as it is theirs and comes to mind."""
    for duty in me.crew.book.ahead_of.get(kind, ()):
        done = duty.what is None or me.board.has(duty.what)
        if done or duty.act not in _DOABLE or me.doer(duty.role) != me.id or not _called_for(me, duty):
            continue
        if me.recalls(duty):
            yield from take(me, duty)


def take(me: Person, duty: Duty) -> Waiting:
    """Take a step now."""
    if duty.act == "update_posted":
        if duty.status is None or duty.what is None or not me.board.has(duty.what):
            yield from post(me, duty.audience or "internal", duty.status)
        return
    if duty.act == "checked":
        asked = duty.what
        what = asked.what if asked is not None else ()
        still = None if asked is None else lambda: not me.board.has(asked)
        yield from me.look(cast(Check, what[0]) if what else "dashboard", _priority(duty), still)
        return
    yield me.attention.work(me.luck.time("small_step", duty.key), _priority(duty))
    if duty.what is not None and duty.dimension != "follow_through" and me.board.has(duty.what):
        return
    if me.act(_entry(me, duty)) is None and duty.what is not None and "bridge_opened" in duty.what.kind:
        # The chat is down; a bridge will do where the SOP says so.
        me.act(_place(me, "bridge_opened"))


def _priority(duty: Duty) -> int:
    """What is due within minutes goes before filling seats and everything after it."""
    return LEAD if duty.within is not None and duty.within <= _PRESSES else STEP


def _called_for(me: Person, duty: Duty) -> bool:
    """Do the facts, as far as seen, and the record call for it?"""
    if duty.act not in _DOABLE:
        return False
    if duty.requires is not None and not me.board.has(duty.requires):
        return False
    if duty.when is None:
        return True
    facts = me.board.seen
    return facts is not None and duty.when.holds(facts) is True


_ABOUT_SOMEBODY: dict[str, type[Notified | Paged | Escalated]] = {
    "notified": Notified,
    "paged": Paged,
    "escalated": Escalated,
}
_PLACES: dict[str, type[ChannelOpened | BridgeOpened]] = {
    "channel_opened": ChannelOpened,
    "bridge_opened": BridgeOpened,
}
_WORDS: dict[str, type[Entry]] = {
    "decision": Decision,
    "message": Message,
    "note": Note,
    "task_assigned": TaskAssigned,
    "stood_down": StoodDown,
}
_DOABLE = frozenset({*_ABOUT_SOMEBODY, *_PLACES, *_WORDS, "checked", "update_posted"})


def _entry(me: Person, duty: Duty) -> Entry:
    """The entry that shows a step was taken. Looks and updates have their own ways (see `take`)."""
    if duty.act in _ABOUT_SOMEBODY:
        who = say_role(duty.target or "team")
        return _ABOUT_SOMEBODY[duty.act](at=0, target=duty.target, text=f"As the procedure asks, to the {who}.")
    if duty.act in _PLACES:
        return _place(me, duty.act)
    return _WORDS[duty.act](at=0, text=f"As the procedure asks: {duty.text}")


def _place(me: Person, act: str) -> Entry:
    name = channel_name(me)
    return _PLACES[act](at=0, channel=name if act == "channel_opened" else f"call of {name}")
