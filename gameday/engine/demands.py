"""What the injects of a scenario ask of whoever they reach, beside what they say."""

from __future__ import annotations

from gameday.engine.desk import Demand, Lever
from gameday.engine.layout import lever
from gameday.scenario import Scenario
from gameday.scenario.mitigation import Pull


def demands_of(scenario: Scenario) -> dict[str, Demand]:
    """By id of the inject; those that only say what they say are not among them."""
    return {
        inject.id: Demand(inject.distraction.kind, inject.distraction.takes, _lever(scenario, inject.distraction.urges))
        for inject in scenario.injects
        if inject.distraction is not None
    }


def _lever(scenario: Scenario, urged: Pull | None) -> Lever | None:
    """The lever as the runbook has it; one that no runbook knows is urged all the same."""
    if urged is None:
        return None
    told = None if scenario.world is None else scenario.world.lever(urged.action, urged.target)
    return Lever(urged.action, urged.target, "", reversible=True) if told is None else lever(told)
