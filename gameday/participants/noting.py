"""Noting: what each kind of entry changes on the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from gameday.terms.role import INCIDENT_COMMANDER, canonical_role
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Left
from gameday.timeline.response import (
    Declared,
    HandedOff,
    MitigationApplied,
    MitigationFailed,
    MitigationStarted,
    RoleAssigned,
    SeverityChanged,
    UpdatePosted,
)
from gameday.timeline.signals import AlertCleared, AlertFired, StakeholderQuestion

if TYPE_CHECKING:
    from gameday.participants.board import Board

Note = Callable[["Board", Any], None]
"""What is made of an entry; `NOTES` gives each one only entries of its kind."""


def _stands(board: Board) -> None:
    """What follows from it: is it on, since when is it over?"""
    board.active = board.level is not None and board.resolved_at is None
    board.over_at = board.evidence.stood_down_at if board.resolved_at is None else board.resolved_at


def _declared(board: Board, one: Declared) -> None:
    board.level = one.severity
    board.evidence.stood_down_at = None
    if board.declared_at is None:
        board.declared_at = board.since_start(one)
        board.declarer = one.actor
    _stands(board)
    board.changed()


def _rated(board: Board, one: SeverityChanged) -> None:
    board.level = one.severity or board.level
    _stands(board)
    board.changed()


def _acknowledged(board: Board, one: Acknowledged) -> None:
    actor = one.actor
    if actor and actor not in board.acknowledged:
        board.acknowledged.append(actor)


def _joined(board: Board, one: Joined) -> None:
    actor = one.actor
    if actor:
        board.joined.setdefault(actor, board.since_start(one))
        board.turnout.gone.discard(actor)
        board.changed()


def _left(board: Board, one: Left) -> None:
    actor = one.actor
    if actor and board.joined.pop(actor, None) is not None:
        board.turnout.gone.add(actor)
        board.repair.asked_at = None
        front = board.beside.fronts.pop(actor, None)
        if front is not None:
            board.beside.unmanned.append(front.service)
        board.turnout.briefed.discard(actor)
        board.changed()


def _handed(board: Board, one: HandedOff) -> None:
    leads = one.seat in (None, INCIDENT_COMMANDER)
    if leads and one.to and board.declarer == (one.from_ or one.actor):
        board.declarer = one.to
        board.changed()


def _assigned(board: Board, one: RoleAssigned) -> None:
    board.turnout.seats_told.add(canonical_role(one.seat or ""))


def _stood_down(board: Board, one: Entry) -> None:
    # Nothing of it was: what comes next begins anew.
    board.evidence.stood_down_at = board.since_start(one)
    board.level = board.declared_at = board.declarer = None
    board.evidence.quiet = board.ready_to_close = False
    board.recovered_at = None
    board.taken_up.clear()
    board.reminded.clear()
    board.sights.clear()
    board.evidence.shown.clear()
    board.evidence.hurt.clear()
    board.asked_for.clear()
    board.seen = None
    _stands(board)
    board.changed()


def _rang(board: Board, alert: AlertFired) -> None:
    if alert.urgency != "low":
        name = alert.alert or alert.service or ""
        beside = any(front.service == alert.service for front in board.beside.fronts.values())
        if name in board.evidence.rang and board.cause_found and alert.at > board.repair.known_at and not beside:
            board.repair.back = True
        board.evidence.rang.setdefault(name, alert)
        board.evidence.standing.add(name)


def _fell_silent(board: Board, alert: AlertCleared) -> None:
    board.evidence.standing.discard(alert.alert or alert.service or "")


def _updated(board: Board, said: UpdatePosted) -> None:
    board.updates[said.audience].append(said)


def _cause(board: Board, one: Entry) -> None:
    front = board.beside.fronts.get(one.actor or "")
    if front is None or not front.acting:
        board.cause_found = True
        board.repair.known_at = one.at
    else:
        front.cause_found = True


def _pulled(board: Board, started: MitigationStarted) -> None:
    key = (started.action or "", started.target or "")
    board.attempts[key] = board.attempts.get(key, 0) + 1
    front = board.beside.fronts.get(started.actor or "")
    if front is not None and front.acting:
        board.beside.aside.add(started.id)
        return
    board.pulled[started.id] = key
    board.in_place = board.repair.easing = False
    board.repair.under_way = started.text or " on ".join(filter(None, (started.action, started.target))).replace(
        "_", " "
    )


def _settled(board: Board, outcome: MitigationApplied | MitigationFailed) -> None:
    if outcome.re in board.beside.aside:
        return
    board.pulled.pop(outcome.re or "", None)
    board.in_place = outcome.kind == "mitigation_applied"
    if board.in_place:
        board.repair.fix = board.repair.under_way


def _asked(board: Board, one: StakeholderQuestion) -> None:
    board.asked[one.id] = one


def _said(board: Board, one: Entry) -> None:
    question = board.asked.get(one.re or "")
    if question is not None:
        # One answer is enough for everything the same people asked until then, and for the others it names.
        waiting = {other.from_ or "" for other in board.asked.values()}
        told = {who for who in waiting if who == (question.from_ or "") or (who and who in (one.text or ""))}
        board.answered |= dict.fromkeys(sorted(told), board.since_start(one))
        board.asked = {id_: other for id_, other in board.asked.items() if (other.from_ or "") not in told}


def _resolved(board: Board, one: Entry) -> None:
    board.resolved_at = board.since_start(one)
    _stands(board)


def _reopened(board: Board, one: Entry) -> None:
    del one
    # What comes at resolution will have to come again.
    board.taken_up = {key for key in board.taken_up if not key.startswith(("resolution", "recovery"))}
    board.ready_to_close = False
    board.resolved_at = board.recovered_at = board.repair.fix = None
    board.repair.moved_on_from = None
    board.repair.easing = False
    _stands(board)


NOTES: Mapping[str, Note] = {
    "declared": _declared,
    "severity_changed": _rated,
    "acknowledged": _acknowledged,
    "joined": _joined,
    "left": _left,
    "handed_off": _handed,
    "role_assigned": _assigned,
    "stood_down": _stood_down,
    "alert_fired": _rang,
    "alert_cleared": _fell_silent,
    "update_posted": _updated,
    "cause_found": _cause,
    "mitigation_started": _pulled,
    "mitigation_applied": _settled,
    "mitigation_failed": _settled,
    "stakeholder_question": _asked,
    "message": _said,
    "resolved": _resolved,
    "reopened": _reopened,
}
