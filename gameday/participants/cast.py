"""The cast: simulated people for every seat that nobody else takes, and those outside who wait for words."""

from __future__ import annotations

from collections.abc import Collection

from gameday.engine.desk import Participant
from gameday.participants.crew import Crew
from gameday.participants.simulated import Simulated
from gameday.participants.stakeholders import STAKEHOLDERS, Stakeholders
from gameday.team import Team


def cast(team: Team, *, without: Collection[str] = ()) -> dict[str, Participant]:
    """Participants by desk, in the order they should sit down: the team's people, then the stakeholders.

    `without`: ids of people who are not simulated (absent, or played by somebody else).
    The team's profile must have been loaded into it (`gameday.team.model.with_profile`).

    Raises:
        ValueError: the team's profile is only a name.

    """
    crew = Crew(team)
    people: dict[str, Participant] = {one.id: Simulated(crew) for one in team.people if one.id not in without}
    return people | {STAKEHOLDERS: Stakeholders(crew)}
