"""Every shipped scenario is a closed loop: what people do changes what happens next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gameday.scenario.fault import Fault
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.world import World
from gameday.timeline import Timeline
from gameday.timeline.response import MitigationStarted
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.engine.cast import MINUTE, Scripted, Step
from tests.engine.plays import played, user_minutes
from tests.scenario.shelf import NAMES, shipped

WORLDS = {name: world for name in NAMES if (world := shipped(name).world) is not None}
FALSE_ALARMS = ("alarm-without-harm",)
HURTING = [name for name in WORLDS if name not in FALSE_ALARMS]


def outlasting(world: World) -> list[Fault]:
    """Faults that begin by themselves and do not end so."""
    return [fault for fault in world.faults if fault.at is not None and fault.lasts is None]


def remedies(world: World) -> Iterator[Mitigation]:
    """For each such fault the surest lever that ends it for good, else eases it; then whatever heals."""
    chosen: dict[tuple[str, str], Mitigation] = {}
    for fault in world.faults:
        if fault.at is None:
            continue
        ends = [lever for lever in world.mitigations if any(_ends(lever, fault, "ends"))]
        eases = [
            lever
            for lever in world.mitigations
            if any([*_ends(lever, fault, "lessens"), *_ends(lever, fault, "outweighs")])
        ]
        for lever in sorted(ends or eases, key=lambda one: -one.chance)[:1]:
            chosen[lever.action, lever.target] = lever
    for lever in world.mitigations:
        if any(effect.does == "heals" for effect in lever.effects):
            chosen[lever.action, lever.target] = lever
    for lever in tuple(chosen.values()):
        for need in lever.needs:
            needed = world.lever(need.action, need.target)
            if needed is not None:
                yield needed
    yield from chosen.values()


def _ends(lever: Mitigation, fault: Fault, how: str) -> Iterator[bool]:
    for effect in lever.effects:
        if effect.fault == fault.id and effect.does == how and effect.holds_for is None:
            yield True


def harm(timeline: Timeline) -> tuple[float, int]:
    """User-minutes of impact, and when it ended; impact that no user feels is told apart by its end alone."""
    ended = timeline.last(ImpactEnded)
    return round(user_minutes(timeline), 3), timeline.entries[-1].at if ended is None else ended.at


def pulls(world: World) -> list[Step]:
    """Pull every remedy a few minutes after the last fault began, and again where it did not work the first time."""
    begins = max((fault.at or 0) for fault in world.faults if fault.at is not None) / MINUTE
    acts = [MitigationStarted(at=0, action=one.action, target=one.target) for one in remedies(world)]
    return [(begins + 8 + 12 * turn + number, act) for turn in range(3) for number, act in enumerate(acts)]


@pytest.mark.parametrize("name", HURTING)
def test_the_right_levers_spare_people_most_of_it(name: str) -> None:
    scenario, world = shipped(name), WORLDS[name]
    nothing = played(scenario)
    # Nobody's gap is at this seat.
    cured = played(scenario, {"fay": Scripted(pulls(world))})
    assert nothing.first(ImpactStarted) is not None
    assert harm(cured) < harm(nothing)


@pytest.mark.parametrize("name", HURTING)
def test_nothing_ends_by_itself_but_what_lies_with_others(name: str) -> None:
    """Only where every fault is somebody else's to mend does waiting end it."""
    ended = played(shipped(name)).last(ImpactEnded)
    assert (ended is None) == bool(outlasting(WORLDS[name]))


@pytest.mark.parametrize("name", FALSE_ALARMS)
def test_a_false_alarm_hurts_nobody(name: str) -> None:
    timeline = played(shipped(name))
    assert (timeline.first(ImpactStarted), timeline.last(ImpactEnded) is not None) == (None, True)
