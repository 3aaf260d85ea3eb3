"""Seating: who of the team sits at which seat of a live drill, and how each seat is filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gameday.drill import kept_out
from gameday.engine.desk import Refused
from gameday.live.lead_orders import LiveMode
from gameday.scenario import Scenario
from gameday.team import Team
from gameday.terms.frozen import frozen

PEOPLED: tuple[LiveMode, ...] = ("human", "spoken")
"""Seats that a person holds."""


@frozen
class Somebody:
    """One of the team in a drill."""

    name: str
    """As the team file has it."""
    roles: tuple[str, ...]
    """Roles they can take, the one they prefer first."""
    mode: LiveMode
    seat: str | None = None
    """The role they were seated for; None: nobody in particular sits here."""


def modes_of(scenario: Scenario, stated: Iterable[tuple[str, LiveMode]]) -> dict[str, LiveMode]:
    """How each seat is filled that is not simply simulated: as stated, else as the scenario has it."""
    modes: dict[str, LiveMode] = {
        role: mode for role, mode in scenario.seats.items() if mode in ("human", "absent", "spoken")
    }
    modes.update(stated)
    return modes


def roles_of(scenario: Scenario, team: Team) -> tuple[str, ...]:
    """Every role of a drill: those of the team, then what the scenario names beside."""
    of_team = (role for person in team.people for role in person.roles)
    return tuple(dict.fromkeys((*of_team, *scenario.minimum_team, *scenario.seats)))


def seated(scenario: Scenario, team: Team, modes: Mapping[str, LiveMode]) -> dict[str, Somebody]:
    """Everybody of the team, by id.

    A seat that a person holds is that of whoever is on call for it as the drill starts, else of who takes it first;
    where several seats want the same one, who has the least choice is seated first.

    Raises:
        Refused: nobody of the team is left for a seat that a person is to hold.

    """
    wanted = [role for role, mode in modes.items() if mode in PEOPLED]
    able = {role: team.on_call(role, scenario.starts_at) or team.able(role) for role in wanted}
    seats: dict[str, str] = {}
    for role in sorted(wanted, key=lambda role: (len(able[role]), role)):
        person = next((one for one in able[role] if one not in seats), None)
        if person is None:
            raise Refused(f"nobody of the team is left for the seat {role!r}")
        seats[person] = role
    absent = kept_out(with_seats(scenario, modes), team) | _silent(team, modes)
    return {
        one.id: Somebody(
            name=one.name,
            roles=one.roles,
            mode=modes[seats[one.id]] if one.id in seats else "absent" if one.id in absent else "simulated",
            seat=seats.get(one.id),
        )
        for one in team.people
    }


def all_speak(modes: Mapping[str, LiveMode]) -> bool:
    """Does everybody who takes part talk in the room?"""
    return {mode for mode in modes.values() if mode in PEOPLED} == {"spoken"}


def held_as(role: str, modes: Mapping[str, LiveMode], people: Mapping[str, Somebody]) -> LiveMode:
    """How a role is held: as its seat is filled, else by whoever is simulated and can take it.

    Where everybody talks in the room, that may be nobody.
    """
    if role in modes:
        return modes[role]
    played = any(one.mode == "simulated" and role in one.roles for one in people.values())
    return "absent" if all_speak(modes) and not played else "simulated"


def _silent(team: Team, modes: Mapping[str, LiveMode]) -> frozenset[str]:
    """Where everybody who takes part talks in the room, nobody acts beside them who was not asked to be simulated."""
    if not all_speak(modes):
        return frozenset()
    asked = {role for role, mode in modes.items() if mode == "simulated"}
    return frozenset(one.id for one in team.people if asked.isdisjoint(one.roles))


def with_seats(scenario: Scenario, modes: Mapping[str, LiveMode]) -> Scenario:
    """The scenario with its seats filled like this."""
    seats = {role: mode for role, mode in modes.items() if mode != "simulated"}
    stated = {role: mode for role, mode in scenario.seats.items() if mode != "simulated"}
    return scenario if seats == stated else scenario.model_copy(update={"seats": seats})
