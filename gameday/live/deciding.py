"""Deciding: what a command leaves open, settled before it is applied, so that a replay need not settle it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gameday.live.command import Command
from gameday.live.lead_orders import NEXT, Skip
from gameday.live.seat_orders import Help, Wait
from gameday.terms.duration import MINUTE, parse_duration

if TYPE_CHECKING:
    from gameday.live.actor import Actor
    from gameday.live.drill import LiveDrill


_QUIET = 10 * MINUTE
"""How far a leap to the next thing goes where nothing is planned any more."""


class Coach(Protocol):
    """Whoever helps somebody who trains alone. A replay never asks."""

    def hint(self, drill: LiveDrill, person: str) -> str:
        """What comes next for a person; asked for the same again, why. JSON: `text`, and what it is `about`."""

    def due(self, drill: LiveDrill, person: str) -> int | None:
        """When the SOP next asks something of a person, in milliseconds since the start; None: nothing is known."""


def decided(drill: LiveDrill, actor: Actor, command: Command, coach: Coach | None = None) -> str | None:
    """What is settled for a command, as text; None: it leaves nothing open, or cannot be done as things stand."""
    if not drill.started:
        return None
    if isinstance(command, Skip):
        # Which event is next shows by going on until it has come; how far is told beforehand.
        return None if command.to == NEXT else str(drill.story + parse_duration(command.to))
    person = actor.person or (None if actor.role is None else drill.person_of(actor.role))
    if person is None:
        return None
    if isinstance(command, Help):
        return None if coach is None else coach.hint(drill, person)
    if isinstance(command, Wait):
        due = None if coach is None else coach.due(drill, person)
        return str(due if due is not None and due > drill.story else drill.scenario.ends_after)
    return None
