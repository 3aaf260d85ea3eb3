"""The header of a live drill's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gameday.drill import program_version
from gameday.live.seating import PEOPLED, held_as
from gameday.timeline import Exercise, Header

if TYPE_CHECKING:
    from gameday.live.course import Course


def header_of(drill: Course) -> Header:
    """What the record says of itself; before the end it is incomplete, and told until now."""
    seats = {role: held_as(role, drill.modes, drill.people) for role in drill.roles}
    return Header(
        exercise=Exercise(
            kind=drill.plan.kind,
            humans=sum(mode in PEOPLED for mode in drill.modes.values()),
            seats=tuple(sorted(seats.items())),
            people=tuple(sorted(id_ for id_, one in drill.people.items() if one.mode in PEOPLED)),
        ),
        drill=drill.plan.drill,
        scenario=drill.scenario.name,
        sop=drill.sop.name,
        team=drill.team.name,
        seed=drill.plan.seed,
        versions=drill.plan.versions or (("gameday", program_version()),),
        recorded_until=drill.scenario.starts_at + drill.story if drill.until is None else drill.until,
        complete=drill.status == "completed",
    )
