"""The world of a scenario: services, what goes wrong with them, what helps, and what shows."""

from __future__ import annotations

from pydantic import Field

from gameday.scenario.fault import Fault
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.monitoring import AlertRule, Change, Clue, Complaints, NoiseAlert
from gameday.scenario.service import Service
from gameday.terms.document import Document
from gameday.terms.look import Check


class World(Document):
    """Everything the engine computes impact from. What participants do changes it."""

    services: tuple[Service, ...] = Field(min_length=1, max_length=60)
    faults: tuple[Fault, ...] = Field(min_length=1, max_length=30)
    mitigations: tuple[Mitigation, ...] = Field(default=(), max_length=60)
    alerts: tuple[AlertRule, ...] = Field(default=(), max_length=60)
    noise: tuple[NoiseAlert, ...] = Field(default=(), max_length=60)
    complaints: Complaints | None = None
    changes: tuple[Change, ...] = Field(default=(), max_length=60)
    clues: tuple[Clue, ...] = Field(default=(), max_length=120)
    scope_seen_in: tuple[Check, ...] = ()
    """Looks after which the scope is understood (the fact `known`); empty: it is from the start."""

    def service(self, name: str) -> Service:
        """The service of a name.

        Raises:
            KeyError: there is none.

        """
        for one in self.services:
            if one.name == name:
                return one
        raise KeyError(name)

    def lever(self, action: str | None, target: str | None) -> Mitigation | None:
        """The mitigation of an action and a target."""
        return next((one for one in self.mitigations if (one.action, one.target) == (action, target)), None)
