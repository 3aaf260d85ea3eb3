"""Preparing a training: one seat for a person, simulated people at all others."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.errors import Fault, InputError
from gameday.files.drill_documents import DrillDocuments
from gameday.files.words import one_of
from gameday.live.lead_orders import LiveMode
from gameday.live.plan import Plan, plan_of
from gameday.live.seating import roles_of
from gameday.scenario import Scenario
from gameday.team import Team
from gameday.terms.role import canonical_role


def training_plan(
    documents: DrillDocuments,
    seat: str,
    *,
    seed: int,
    created: int,
    speed: float = 1,
    versions: Mapping[str, str] | None = None,
) -> Plan:
    """The plan of a drill for one person at a seat.

    Until they join, the person hears what whoever is on call hears, so that a training begins with its beginning.

    Raises:
        InputError: there is no such seat in this drill, or nobody could take it.
        ValueError: there is no scenario, or no team, to play.

    """
    if documents.scenario is None or documents.team is None:
        raise ValueError("a training needs a scenario and a team")
    scenario, team = documents.scenario.document, documents.team.document
    role = canonical_role(seat)
    _check(scenario, team, seat, role)
    others: dict[str, LiveMode] = {other: "simulated" for other, mode in scenario.seats.items() if mode == "human"}
    return plan_of(
        documents,
        kind="training",
        seats={**others, role: "human"},
        seed=seed,
        speed=speed,
        created=created,
        versions=versions,
        me=role,
    )


def seats_of(scenario: Scenario, team: Team) -> tuple[str, ...]:
    """Seats one can train at: those somebody of the team can take, and the scenario does not keep empty."""
    able = (role for role in roles_of(scenario, team) if team.on_call(role, scenario.starts_at) or team.able(role))
    return tuple(role for role in able if scenario.seats.get(role) != "absent")


def _check(scenario: Scenario, team: Team, seat: str, role: str) -> None:
    if scenario.seats.get(role) == "absent":
        raise InputError(Fault("--seat", 0, f"the seat {seat} stays empty in {scenario.name}", "another seat"))
    known = seats_of(scenario, team)
    if role not in known:
        raise InputError(Fault("--seat", 0, f"nobody of the team {team.name} sits at {seat!r}", one_of(list(known))))
