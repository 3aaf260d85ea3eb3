"""Why somebody who was asked for something does not do it."""

from __future__ import annotations

from collections.abc import Callable

from gameday.engine.desk import Lever
from gameday.participants.person import Person
from gameday.participants.seats import apart
from gameday.terms.audience import AUDIENCES
from gameday.terms.look import CHECKS
from gameday.terms.role import TECHNICAL_LEAD, canonical_role, say_role
from gameday.terms.task import TASKS
from gameday.timeline.talk import TaskAssigned

_AT_ONCE = 3
"""How many things somebody takes on from others before saying that it is too much."""
_SHOWN = 3
"""How many levers are named where it is not clear which one is meant."""


def reason_against(me: Person, task: TaskAssigned, words: str) -> str | None:
    """Why this person does not take it on now, in words for whoever asked; None: they do. `words`: what it is."""
    if task.what not in TASKS:
        return f"I do not know what is asked of me: {task.what}."
    if me.id in me.board.turnout.leaving:
        return "My shift is over; please ask whoever takes over from me."
    taken = sum(me.asked_now.values())
    if taken >= _AT_ONCE:
        return f"I have {taken} things from you on my desk and cannot {words} as well until one is done."
    if task.what in _BEFORE_THE_END and me.board.over_at is not None:
        return "It is over; there is nothing left to do about it."
    return _AGAINST[task.what](me, task.target)


def meant_levers(me: Person, target: str | None) -> tuple[Lever, ...]:
    """Levers that a target may mean: an action and a service, or one of them."""
    wanted = (target or "").replace("-", " ").replace("_", " ").casefold().split()
    if not wanted:
        return ()
    return tuple(one for one in me.desk.levers() if _says(one, wanted))


def _says(lever: Lever, wanted: list[str]) -> bool:
    action, service = lever.action.replace("_", " "), lever.target.replace("-", " ").replace("_", " ")
    told = " ".join(wanted)
    return told in (f"{action} {service}".casefold(), action.casefold(), service.casefold())


def meant_look(target: str | None) -> tuple[str | None, str | None]:
    """Where to look, and at which service: `logs checkout`, `logs`, or only a service (its dashboard)."""
    words = (target or "").replace(" of ", " ").split(maxsplit=1)
    if not words:
        return "dashboard", None
    if words[0] in CHECKS:
        return words[0], words[1] if len(words) > 1 else None
    return ("dashboard", words[0]) if len(words) == 1 else (None, None)


def _look(me: Person, target: str | None) -> str | None:
    del me
    if meant_look(target)[0] is None:
        return f"I do not know where to look; I can look at {', '.join(CHECKS[:-1])} or {CHECKS[-1]}."
    return None


def _diagnose(me: Person, target: str | None) -> str | None:
    del target
    return _keeps_off(me, "diagnosis_started") or ("The cause is known already." if me.board.cause_found else None)


def _keeps_off(me: Person, act: str) -> str | None:
    """Whoever cannot get at the systems, or holds a seat that leaves such acts to others, keeps off them."""
    if not me.crew.hands_on(me.id):
        return "I cannot get at the systems; please ask somebody who is on call for them."
    seats = (role for role in me.desk.roles() if act in me.crew.book.left_to_others.get(role, frozenset()))
    seat = next(seats, None)
    return None if seat is None else f"As {say_role(seat)} I leave that to others, as our procedure has it."


def _mitigate(me: Person, target: str | None) -> str | None:
    kept_off = _keeps_off(me, "mitigation_started")
    if kept_off is not None:
        return kept_off
    known = me.desk.levers()
    meant = meant_levers(me, target)
    if not known or len(meant) == 1:
        return None  # without runbooks whatever is asked is tried
    named = meant or known
    some = "; ".join(f"{one.action} {one.target}" for one in named[:_SHOWN])
    more = " ..." if len(named) > _SHOWN else ""
    return f"{'Which one' if meant else 'No runbook knows that. Which one'}: {some}{more}?"


def _update(me: Person, target: str | None) -> str | None:
    del me
    if target is not None and target not in AUDIENCES:
        return f"I do not know whom that update is for: {', '.join(AUDIENCES[:-1])} or {AUDIENCES[-1]}."
    return None


def _take_seat(me: Person, target: str | None) -> str | None:
    if not target:
        return "Which seat?"
    seat = canonical_role(target)
    if me.desk.holder(seat) == me.id:
        return f"I am {say_role(seat)} already."
    if seat == TECHNICAL_LEAD and not me.crew.hands_on(me.id):
        return "I cannot get at the systems; somebody who is on call for them should lead the work."
    if apart(me, me.id, seat):
        held = " and ".join(say_role(role) for role in me.desk.roles())
        return f"I am {held} already, and our procedure wants another person as {say_role(seat)}."
    return None


def _page(me: Person, target: str | None) -> str | None:
    if not target:
        return "Whom?"
    here = target if target in me.board.joined else me.desk.holder(canonical_role(target))
    return f"{target.replace('_', ' ')} is here already." if here in me.board.joined else None


def _verify(me: Person, target: str | None) -> str | None:
    del target
    if me.board.declared_at is None:
        return "Nothing was declared; there is nothing to make sure of yet."
    return None


_BEFORE_THE_END = frozenset({"diagnose", "mitigate", "take_seat", "page"})
_AGAINST: dict[str, Callable[[Person, str | None], str | None]] = {
    "look": _look,
    "diagnose": _diagnose,
    "mitigate": _mitigate,
    "update": _update,
    "take_seat": _take_seat,
    "page": _page,
    "verify": _verify,
}
