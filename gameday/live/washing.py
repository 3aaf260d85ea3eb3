"""The hot wash: what everybody says once it is over, kept beside the timeline, never on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gameday.engine.desk import Refused
from gameday.live.actor import Actor
from gameday.live.done import NOTHING_MORE, Done
from gameday.live.seat_orders import Side, Unwash, Wash
from gameday.terms.frozen import frozen

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill

_MOST = 500


@frozen
class Washed:
    """One note of the hot wash."""

    id: str
    side: Side
    text: str
    owner: str | None
    due: str | None
    by: str
    """The role it was written from, or the capability: never a name."""
    actor: Actor


def wash(drill: LiveDrill, actor: Actor, command: Wash) -> Done:
    """Somebody adds a note."""
    if len(drill.washed) >= _MOST:
        raise Refused(f"there are {_MOST} notes already")
    number = 1 + max((int(one.id[1:]) for one in drill.washed), default=0)
    by = actor.role or actor.capability
    note = Washed(f"w{number}", command.side, command.text, command.owner, command.due, by, actor)
    drill.washed = (*drill.washed, note)
    return NOTHING_MORE


def unwash(drill: LiveDrill, actor: Actor, command: Unwash) -> Done:
    """Somebody takes a note of theirs back; whoever leads may take any."""
    note = next((one for one in drill.washed if one.id == command.item), None)
    if note is None:
        raise Refused(f"no note is called {command.item!r}")
    if note.actor != actor and actor.capability != "lead":
        raise Refused("somebody else wrote this note")
    drill.washed = tuple(one for one in drill.washed if one is not note)
    return NOTHING_MORE
