"""Deciding: what a command leaves open, settled before it is applied, so that a replay need not settle it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from gameday.live.command import Command
from gameday.live.lead_orders import NEXT, Skip
from gameday.live.seat_orders import Help, Wait
from gameday.terms.duration import parse_duration

if TYPE_CHECKING:
    from gameday.live.actor import Actor
    from gameday.live.drill import LiveDrill


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
        return str(next_planned(drill) if command.to == NEXT else drill.story + parse_duration(command.to))
    person = actor.person or (None if actor.role is None else drill.person_of(actor.role))
    if person is None:
        return None
    if isinstance(command, Help):
        return None if coach is None else coach.hint(drill, person)
    if isinstance(command, Wait):
        due = None if coach is None else coach.due(drill, person)
        return str(due if due is not None and due > drill.story else drill.scenario.ends_after)
    return None


def next_planned(drill: LiveDrill) -> int:
    """When the script, or the world, next has something in mind; else the end of the scenario."""
    later = (moment for moment in _planned(drill) if moment > drill.story)
    return min(later, default=max(drill.story, drill.scenario.ends_after))


def _planned(drill: LiveDrill) -> Iterator[int]:
    script, scenario = drill.stage.script, drill.scenario
    injects = script.injects
    for id_, moment in injects.due.items():
        waits = injects.by_id[id_].mode != "automatic" or id_ in injects.held or id_ in injects.skipped
        if not waits and id_ not in injects.sent:
            yield moment
    yield from (one.at for one in scenario.phases if one.at is not None and one.way is None)
    yield from (one.at for one in scenario.branches if one.at is not None and one.id not in script.branches.taken)
    if scenario.world is not None:
        yield from (one.at for one in scenario.world.changes if one.at is not None)
        yield from (one.at for one in scenario.world.faults if one.at is not None)
