"""Cures: what a diagnosis finds, and the levers that undo it in the order they make sense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gameday.engine.desk import Lever
from gameday.engine.faults import LiveFault
from gameday.engine.leaning import faults_of
from gameday.engine.world import World
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.world import World as Told
from gameday.terms.look import Check


def cause_found(world: World, what: Check, service: str | None, now: int) -> tuple[str | None, tuple[Mitigation, ...]]:
    """The cause of the first fault that shows in a look, and the levers against it.

    Who looks into one service finds what is wrong with it, or with what it leans on. A fault that is over still shows
    while what it left behind hurts: harmed data, or queues that keep themselves up.
    """
    aftermath = _aftermath(world, now)
    for fault in faults_of(world, service):
        there = (fault.active and fault.told.at is not None) or fault.damage or (aftermath and fault.begun)
        if there and what in fault.told.diagnosis.found_in:
            return fault.told.cause, tuple(_with_needs(world.told, _cures(world.told, fault)))
    return None, ()


def suggested(world: World, what: Check, service: str | None, now: int) -> Sequence[Lever]:
    """Levers that a look makes one think of, while something is wrong."""
    levers = world.layout.suggested.get(what)  # an SOP may ask for a look that is none of these
    if not levers or not (any(fault.active for fault in world.faults.values()) or _aftermath(world, now)):
        return ()
    return levers if service is None else [lever for lever in levers if lever.target == service]


def _aftermath(world: World, now: int) -> bool:
    """Do users still feel what came of load, though every fault is over and left no damage?"""
    if world.traffic is None or any(fault.active or fault.damage for fault in world.faults.values()):
        return False
    return not world.facts(now).benign


def _cures(told: Told, fault: LiveFault) -> list[Mitigation]:
    heals = [lever for lever in told.mitigations if _does(lever, fault.told.id, "heals")]
    helps = [lever for lever in told.mitigations if _helps(lever, fault.told.id)]
    surest = sorted(helps, key=lambda lever: (-_does(lever, fault.told.id, "ends"), -lever.chance))
    if fault.active:
        return [*surest[:1], *heals, *surest[1:]]
    return [*heals, *(lever for lever in surest if _does(lever, fault.told.id, "outweighs"))]


def _with_needs(told: Told, cures: Iterable[Mitigation]) -> dict[Mitigation, None]:
    """The cures in their order, each after the levers it needs."""
    ordered: dict[Mitigation, None] = {}

    def add(lever: Mitigation) -> None:
        for need in lever.needs:
            needed = told.lever(need.action, need.target)
            if needed is not None:
                add(needed)
        ordered.setdefault(lever)

    for lever in cures:
        add(lever)
    return ordered


def _helps(lever: Mitigation, fault: str) -> bool:
    return any(effect.fault == fault and effect.helps for effect in lever.effects)


def _does(lever: Mitigation, fault: str, what: str) -> bool:
    return any(effect.fault == fault and effect.does == what and effect.holds_for is None for effect in lever.effects)
