"""Keeping an eye on it: what comes from outside while an incident is open makes whoever leads look again.

What they see decides: the severity is called anew (`triage.looked`), a watch is broken off (`recovery.disturbs`),
or somebody is put on another matter (`fronts`).
"""

from __future__ import annotations

from gameday.participants.attention import LEAD, Waiting
from gameday.participants.fronts import man
from gameday.participants.person import Person
from gameday.participants.recovery import settles
from gameday.terms.duration import MINUTE
from gameday.terms.look import Check
from gameday.timeline import Entry
from gameday.timeline.signals import AlertFired

_STALE = 30 * MINUTE
"""Whoever leads does not trust a picture older than this when word comes from outside."""


def rings(me: Person, one: AlertFired) -> None:
    """An alert while an incident is open: whoever leads looks again; at a quiet one only where their picture is old."""
    board = me.board
    if not board.active:
        return
    if one.urgency != "low":
        if _another_matter(me, one):
            board.beside.unmanned.append(one.service or "")
        _look_again(me, ("dashboard",))
    elif one.actor is None and _stale(me):
        _look_again(me, ("dashboard", "customers") if "customers" in board.evidence.hurt else ("dashboard",))


def _another_matter(me: Person, one: AlertFired) -> bool:
    """Is it a service that wants somebody of its own? What rang first of all and comes back is the same matter."""
    rang, beside = me.board.evidence.rang, me.board.beside
    taken = {*beside.unmanned, *(front.service for front in beside.fronts.values())}
    if one.service is None or one.service in taken:
        return False
    name = one.alert or one.service
    back = rang[name].id != one.id and one.service == next(iter(rang.values())).service
    others = {alert.service for other, alert in rang.items() if other != name}
    return not back and one.service not in others


def told(me: Person, one: Entry) -> None:
    """Word from outside about how things stand: whoever leads looks."""
    if me.board.active and me.desk.demand(one) is None:
        _look_again(me, tuple(dict.fromkeys(("dashboard", "customers", *me.board.evidence.hurt))))


def _stale(me: Person) -> bool:
    looked = me.board.evidence.looked_at
    return looked is not None and me.now() - looked > _STALE


def _look_again(me: Person, looks: tuple[Check, ...]) -> None:
    if "watching" not in me.busy_with:
        me.busy_with.add("watching")
        me.spawn(_look(me, looks))


def _look(me: Person, looks: tuple[Check, ...]) -> Waiting:
    for what in looks:
        yield from me.look(what, LEAD)
    me.busy_with.discard("watching")
    if me.board.active and me.board.beside.unmanned and not settles(me):
        yield from man(me)
