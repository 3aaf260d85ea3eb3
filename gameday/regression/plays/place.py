"""Where a pair is played: which scenario, by which team."""

from __future__ import annotations

from dataclasses import dataclass

from gameday.scenario import Scenario
from gameday.team import Team


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Which scenario, played by which team."""

    scenario: str
    team: str
    profile: str

    def __str__(self) -> str:
        return f"{self.scenario} · {self.team} ({self.profile})"


def place_of(scenario: Scenario, team: Team) -> Place:
    """What a scenario played by a team is called."""
    story = scenario.name if scenario.variant is None else f"{scenario.name}@{scenario.variant}"
    return Place(story, team.name, team.profile if isinstance(team.profile, str) else team.profile.name)
