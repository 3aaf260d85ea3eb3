"""The cure: what is known to undo it, coming back to it, and looking again once the trouble is back.

What a diagnosis finds is true of that moment: while a fault only pauses, it gives what mends the harm, and not what
ends the fault.
"""

from __future__ import annotations

from gameday.engine.desk import Lever, Sight
from gameday.participants.attention import WORK, Waiting
from gameday.participants.board import TRIES, key_of
from gameday.participants.person import Person
from gameday.terms.look import Check
from gameday.timeline.response import CauseFound, DiagnosisStarted

SEARCHES: tuple[Check, ...] = ("logs", "changes", "dependencies", "customers", "dashboard")
"""Where a diagnosis looks for the cause."""


def next_cure(me: Person) -> Lever | None:
    """The first known cure that nobody has given up on yet; None: all were tried often enough, for now."""
    board = me.board
    for lever in board.cures:
        if board.attempts.get(key_of(lever), 0) < board.repair.tries:
            return lever
    return None


def give_up_on(me: Person, lever: Lever) -> None:
    """It cannot be pulled: no more of it for now."""
    me.board.attempts[key_of(lever)] = max(me.board.repair.tries, me.board.attempts.get(key_of(lever), 0))


def more_tries(me: Person) -> None:
    """Everything was tried, or it came back: what is known to be the cure is worth another try, or two."""
    me.board.repair.tries += TRIES


def is_back(me: Person) -> bool:
    """Was the cause found, and has the trouble come back since?"""
    return me.board.cause_found and me.board.repair.back


def look_for_cures(me: Person) -> Waiting:
    """Who knows the cause looks again at what would undo it now, and is ready to try all of it anew."""
    me.board.repair.back = False
    more_tries(me)
    if all(one.actor != me.id for one in me.board.entries("diagnosis_started")):
        me.act(DiagnosisStarted(at=0))
    for what in SEARCHES:
        sight = yield from me.look(what, WORK)
        if sight is not None and sight.cause is not None:
            _learn(me, sight)
            return


def _learn(me: Person, sight: Sight) -> None:
    """What undoes it now comes first; what once did comes after."""
    board = me.board
    board.cures = [*sight.cures, *(one for one in board.cures if one not in sight.cures)]
    known = {one.cause for one in board.entries("cause_found") if isinstance(one, CauseFound)}
    if sight.cause not in known:
        me.act(CauseFound(at=0, cause=sight.cause))
