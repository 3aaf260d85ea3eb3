"""Distractions: what draws people away from the work, and whom it draws.

People cannot read what is said to them, so the desk tells what an entry asks of its hearer (`Desk.demand`). What comes
of it is theirs: it takes their attention, and whether they follow a false lead is a matter of habit and luck.
"""

from __future__ import annotations

from collections.abc import Callable

from gameday.engine.desk import Demand, Lever
from gameday.participants.attention import LEAD, STEP, Waiting
from gameday.participants.board import key_of
from gameday.participants.luck import raised
from gameday.participants.person import Person
from gameday.participants.questions import reply
from gameday.terms.look import Check
from gameday.timeline import Entry
from gameday.timeline.signals import ChangeNotice
from gameday.timeline.talk import Message

_CLAIMS: tuple[Check, ...] = ("logs", "dashboard", "dependencies", "changes")
"""Where somebody looks to see whether an alarming claim holds."""

Effect = Callable[[Person, Entry, Demand, str], None]


def drawn(me: Person, one: Entry) -> None:
    """Something reached this person that may draw them away."""
    if one.inject is None or one.actor is not None:
        return
    demand = me.desk.demand(one)
    if demand is not None:
        _EFFECTS[demand.kind](me, one, demand, me.drawn.occasion(one.inject))


def urged(me: Person) -> Lever | None:
    """A lever this person was talked into and nobody has pulled yet."""
    for lever in me.drawn.urged:
        if key_of(lever) not in me.board.attempts:
            return lever
    return None


def settle_doubts(me: Person) -> Waiting:
    """Look again where reports contradicted each other, before making up one's mind."""
    while me.drawn.doubts:
        me.drawn.doubts -= 1
        yield from me.look("customers", LEAD)
        yield from me.look("dashboard", LEAD)


def sways(me: Person, occasion: str) -> bool:
    """Does this person follow a false lead? Less with a checklist open, and less when the cause is found."""
    guards = me.crew.team.habits.checklist + me.board.cause_found
    chance = raised(me.luck.value("swayed"), me.luck.factor("guarded") ** guards)
    return me.luck.happens(chance, "swayed", occasion)


def _swoop(me: Person, one: Entry, demand: Demand, occasion: str) -> None:
    """Somebody senior wants a report: whoever leads gives it, and whoever was addressed listens."""
    if _meant(me, one):
        me.spawn(_report(me, one, demand, occasion))


def _argue(me: Person, one: Entry, demand: Demand, occasion: str) -> None:
    """An argument holds up whoever leads and whoever is addressed."""
    if _meant(me, one):
        me.spawn(me.attention.busy(_span(me, demand, occasion), LEAD))


def _alarm(me: Person, one: Entry, demand: Demand, occasion: str) -> None:
    """An alarming claim: whoever can work on the problem looks whether it holds, before going on."""
    del one
    if me.joined and me.crew.hands_on(me.id):
        what = _CLAIMS[me.luck.pick(len(_CLAIMS), "which_look", occasion)]
        me.spawn(_look_into(me, what, demand, occasion))


def _persuade(me: Person, one: Entry, demand: Demand, occasion: str) -> None:
    """A wrong cause, stated with confidence: whoever believes it pulls that lever first, or searches there first."""
    del one
    if not me.crew.hands_on(me.id) or not sways(me, occasion):
        return
    if demand.urges is not None:
        me.drawn.urged.insert(0, demand.urges)
    if me.joined and (demand.urges is None or demand.takes is not None):
        me.spawn(me.attention.busy(_span(me, demand, occasion), STEP))


def _strike(me: Person, one: Entry, demand: Demand, occasion: str) -> None:
    """Something striking: whoever works on the problem may look into it."""
    if me.joined and me.worker() == me.id and sways(me, occasion):
        what: Check = "changes" if isinstance(one, ChangeNotice) else "dashboard"
        me.spawn(_look_into(me, what, demand, occasion))


def _contradict(me: Person, one: Entry, demand: Demand, occasion: str) -> None:
    """Two reports that cannot both be right: whoever makes up their mind looks again first, also who is on the way."""
    if me.board.joined and not _meant(me, one):
        return
    me.drawn.doubts += 1
    if demand.takes and me.joined:
        me.spawn(me.attention.busy(_span(me, demand, occasion), LEAD))
    if me.board.active:
        me.spawn(settle_doubts(me))


def _talked_of(me: Person, one: Entry, demand: Demand, occasion: str) -> None:
    """The public talks of it: those outside ask sooner (`stakeholders`), and who was addressed reads it."""
    if demand.takes and _meant(me, one):
        me.spawn(me.attention.busy(_span(me, demand, occasion), LEAD))


_EFFECTS: dict[str, Effect] = {
    "executive_swoop": _swoop,
    "belligerent_responder": _argue,
    "grenade_thrower": _alarm,
    "wrong_hypothesis": _persuade,
    "red_herring": _strike,
    "contradictory_report": _contradict,
    "social_first": _talked_of,
}


def _meant(me: Person, one: Entry) -> bool:
    """Is it this person's to deal with: because they lead, or because it was addressed to a role of theirs?"""
    addressed = not set(one.visible_to).isdisjoint(me.desk.roles())
    return me.joined and (addressed or me.leader() == me.id)


def _span(me: Person, demand: Demand, occasion: str) -> int:
    return me.luck.time("held_up", occasion) if demand.takes is None else demand.takes


def _report(me: Person, one: Entry, demand: Demand, occasion: str) -> Waiting:
    yield me.attention.work(_span(me, demand, occasion), LEAD)
    if me.leader() == me.id and me.board.declared_at is not None:
        whom = getattr(one, "from_", None) or one.source or "all"
        me.act(Message(at=0, re=one.id, text=f"To {whom}: {reply(me)} One person leads here; please ask me."))


def _look_into(me: Person, what: Check, demand: Demand, occasion: str) -> Waiting:
    if demand.takes is None:
        yield from me.look(what, STEP)
    else:
        yield me.attention.work(_span(me, demand, occasion), STEP)
        me.see(what)
