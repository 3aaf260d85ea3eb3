"""Landmarks: things that may happen once in a play and can be told apart from play to play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from gameday.scenario import Scenario
from gameday.scenario.inject import Inject
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.phase import Phase
from gameday.team import Team
from gameday.terms.frozen import frozen
from gameday.terms.role import canonical_role, say_role

Strand = Literal["truth", "signal", "script", "act"]
"""What is true · what reaches the team · what the script sends · what people do."""


@frozen
class Landmark:
    """One thing that may happen."""

    key: str
    """The same in every play: `alert:checkout-errors`."""
    strand: Strand
    words: str
    """For a facilitator: it may tell what is hidden. Never a person's name."""


@dataclass(frozen=True)
class Lore:
    """What a scenario and a team know of the names on a timeline."""

    scenario: Scenario
    team: Team

    @cached_property
    def injects(self) -> Mapping[str, Inject]:
        """By id."""
        return {inject.id: inject for inject in self.scenario.injects}

    @cached_property
    def phases(self) -> Mapping[str, Phase]:
        """By id."""
        return {phase.id: phase for phase in self.scenario.phases}

    @cached_property
    def ways(self) -> Mapping[str, str]:
        """What happens each way, by id."""
        return {way.id: way.text for branch in self.scenario.branches for way in branch.ways}

    @cached_property
    def noise(self) -> frozenset[str]:
        """Ids of alerts that have nothing to do with it."""
        world = self.scenario.world
        return frozenset(one.id for one in world.noise) if world else frozenset()

    @cached_property
    def faults(self) -> Mapping[str, str]:
        """Ids of faults by their causes."""
        world = self.scenario.world
        return {fault.cause: fault.id for fault in world.faults} if world else {}

    @cached_property
    def _roles(self) -> Mapping[str, str]:
        return {person.id: person.roles[0] for person in self.team.people if person.roles}

    def role(self, target: str | None) -> str:
        """A role for people to read; a person stands for the role they usually have."""
        role = self._roles.get(target or "", target or "somebody")
        return say_role(canonical_role(role))

    def lever(self, action: str | None, target: str | None) -> str:
        """A lever, and whether pulling it is a good idea: `rollback api (helps)`."""
        name = " ".join(part for part in (action, target) if part)
        found = self.scenario.world.lever(action, target) if self.scenario.world else None
        return name if found is None else f"{name} ({say_use(found)})"


def say_use(lever: Mitigation) -> str:
    """What pulling a lever is good for, as it is meant to work, in a word or two."""
    does = {effect.does for effect in lever.effects}
    if lever.helps:
        return "helps"
    if {"ends", "lessens"} & {effect.does for effect in lever.effects if effect.holds_for is not None}:
        return "helps for a while"
    if does & {"worsens", "starts"}:
        return "does harm"
    if "heals" in does:
        return "mends data"
    return "moves load" if lever.scales or lever.empties else "changes nothing"
