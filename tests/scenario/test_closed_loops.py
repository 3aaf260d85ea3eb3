"""Every shipped scenario with a world is a closed loop: what people do decides how it ends, and the clock does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gameday.files.documents import load_scenario
from gameday.files.shipped import shipped_names
from gameday.scenario import Scenario
from gameday.scenario.fault import Fault
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.world import World
from gameday.timeline import Timeline
from gameday.timeline.response import MitigationStarted
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.engine.plays import Scripted, played

_PULLED_AT = 20
_APART = 50
"""Minutes: longer than any shipped lever takes."""
NAMES = [name for name in shipped_names("scenarios") if load_scenario(name).world]


def alone(name: str) -> tuple[Scenario, World]:
    """A scenario whose one responder is reached, and whose levers work when they are pulled."""
    told = load_scenario(name)
    assert told.world is not None
    surely = [lever.model_copy(update={"chance": 1.0, "false_recovery": 0.0}) for lever in told.world.mitigations]
    world = told.world.model_copy(update={"mitigations": tuple(surely)})
    return told.model_copy(update={"gaps": (), "injects": (), "world": world}), world


def pulling(scenario: Scenario, *levers: Mitigation) -> Timeline:
    """A play in which somebody pulls these levers one after the other, and nobody does anything else."""
    acts = [
        (
            _PULLED_AT + _APART * place,
            MitigationStarted(at=0, action=one.action, target=one.target, reversible=one.reversible, text=one.text),
        )
        for place, one in enumerate(levers)
    ]
    return played(scenario, {"dana": Scripted(acts)})


def lasts(timeline: Timeline) -> bool:
    """Does anybody still feel it when the drill ends?"""
    told = [one for one in timeline if isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded)]
    return not isinstance(told[-1], ImpactEnded)


def ends_by_itself(scenario: Scenario, world: World) -> bool:
    """Is somebody else to end it, or is there nothing that anybody feels?"""
    return any(fault.family == "third_party" for fault in world.faults) or "near-miss" in scenario.tags


CLOSED = [name for name in NAMES if not ends_by_itself(*alone(name))]


def cures(world: World) -> Iterator[Mitigation]:
    """For each fault that sets in by itself a lever that ends it, else one it can be lived with, and what heals."""

    def does(lever: Mitigation, fault: Fault, what: str) -> bool:
        for_good = any(one.fault == fault.id and one.does == what and one.holds_for is None for one in lever.effects)
        return for_good and not (what == "outweighs" and lever.turns_users_away)

    for fault in world.faults:
        for kinds in (("ends", "outweighs"), ("heals",)) if fault.at is not None else ():
            found = (one for what in kinds for one in world.mitigations if does(one, fault, what))
            cure = next(found, None)
            if cure is not None:
                yield from (need for pull in cure.needs if (need := world.lever(pull.action, pull.target)) is not None)
                yield cure


@pytest.mark.parametrize("name", NAMES)
def test_left_alone_it_lasts(name: str) -> None:
    """Nobody is saved by the clock, unless the scenario says that a provider ends it, or that nothing is felt."""
    scenario, world = alone(name)
    assert lasts(pulling(scenario)) is not ends_by_itself(scenario, world)


@pytest.mark.parametrize("name", CLOSED)
def test_a_lever_that_does_not_help_ends_nothing(name: str) -> None:
    scenario, world = alone(name)
    idle = [one for one in world.mitigations if not one.helps]
    over = [(one.action, one.target) for one in idle if not lasts(pulling(scenario, one))]
    assert over == []


@pytest.mark.parametrize("name", CLOSED)
def test_nobody_ends_it_by_turning_users_away(name: str) -> None:
    scenario, world = alone(name)
    shut = [
        one
        for one in world.mitigations
        if one.turns_users_away and all(does.does == "outweighs" for does in one.effects)
    ]
    over = [(one.action, one.target) for one in shut if not lasts(pulling(scenario, one))]
    assert over == []


@pytest.mark.parametrize("name", CLOSED)
def test_the_levers_that_help_end_it(name: str) -> None:
    scenario, world = alone(name)
    assert not lasts(pulling(scenario, *cures(world)))
