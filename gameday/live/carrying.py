"""Carrying out: one command at its moment, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gameday.engine.desk import Refused
from gameday.errors import EngineFault
from gameday.live.actor import Actor, may
from gameday.live.answer import Answer, plain_sight
from gameday.live.command import Command
from gameday.live.done import Done
from gameday.live.evaluating import note_evaluated
from gameday.live.handlers import HANDLERS, why_not
from gameday.live.record import Record
from gameday.timeline import Entry

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill


def carried_out(drill: LiveDrill, record: Record) -> Answer:
    """What comes of a record, once everything due before it has happened.

    Raises:
        EngineFault: a process of the drill failed, or whatever carries the command out.

    """
    at, actor, command = drill.story, record.actor, record.command
    if actor is None or command is None:
        return Answer(True, at=at)
    if not may(actor, command.do, drill.plan.kind):
        return Answer(False, "this is not yours to order", at)
    why = why_not(command.do, drill.state, drill.plan.kind)
    if why is not None:
        return Answer(False, why, at)
    done = Done()
    made: Sequence[Entry] = ()

    def act() -> None:
        nonlocal done, made
        before = len(drill.entries)
        done = _handled(drill, actor, command)
        made = drill.entries[before:]
        note_evaluated(drill, actor, made)

    try:
        if drill.state in ("running", "paused"):
            drill.playing.at_this_moment(act)
        else:
            act()
    except Refused as refusal:
        return Answer(False, str(refusal), at)
    sight = None if done.sight is None else plain_sight(done.sight)
    if done.then is not None:
        done.then()
    return Answer(True, at=at, entries=tuple(one.id for one in made), sight=sight)


def _handled(drill: LiveDrill, actor: Actor, command: Command) -> Done:
    try:
        return HANDLERS[command.do](drill, actor, command)
    except (Refused, EngineFault):
        raise
    except Exception as error:  # whatever it is, the drill says so and stands still; it never takes others along
        raise EngineFault(f"{command.do} failed: {type(error).__name__}: {error}") from error
