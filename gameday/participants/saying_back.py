"""The other half of a hand-over: the receiver says back what they heard, and asks for what was left out."""

from __future__ import annotations

from typing import cast

from gameday.participants.attention import LEAD, Waiting
from gameday.participants.false_alarm import said_to_be_nothing
from gameday.participants.person import Person
from gameday.participants.recovery import said_to_be_well
from gameday.participants.seats import HANDED
from gameday.participants.technical import begin
from gameday.participants.updates import mind_rhythms
from gameday.participants.wording import element, status_of
from gameday.terms.look import Check
from gameday.terms.role import say_role
from gameday.timeline import Entry
from gameday.timeline.response import HandedOff
from gameday.timeline.talk import TaskAccepted

_LOOKED_UP: tuple[Check, ...] = ("dashboard", "logs")
"""Where somebody looks up what they were not told and did not ask for."""


def received(me: Person, one: Entry) -> None:
    """Somebody hands something over to this person at the end of a shift."""
    handed = cast(HandedOff, one)
    if handed.to == me.id and handed.actor in me.board.turnout.leaving:
        me.spawn(_take_over(me, handed))


def _take_over(me: Person, handed: HandedOff) -> Waiting:
    what = handed.seat or "lead"
    heard = dict(handed.states)
    wanted = me.crew.book.elements("handed_off") or HANDED
    missing = [one for one in wanted if one not in heard]
    yield me.attention.work(me.luck.time("small_step", f"take over {what}"), LEAD)
    if me.remembers(f"say back {what}"):
        for one in missing:
            yield me.attention.work(me.luck.time("answer_question", f"{one} of {what}"), LEAD)
            heard[one] = element(me, one, "internal", status_of(me)) or "not known"
        as_ = f"as {say_role(handed.seat)}" if handed.seat else "the lead"
        said = "; ".join(f"{one}: {words}" for one, words in heard.items())
        me.act(TaskAccepted(at=0, re=handed.id, person=me.id, text=f"I take over {as_}. I heard: {said}"))
    else:
        # Nobody asked: what was left out has to be looked up.
        for look in _LOOKED_UP[: len(missing)]:
            yield from me.look(look, LEAD)
    if handed.seat is None:
        mind_rhythms(me)
        begin(me)
    said_to_be_well(me, handed)
    said_to_be_nothing(me, handed)
