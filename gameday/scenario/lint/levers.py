"""Levers that cannot work, and levers nobody would think of."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.scenario.lint.remark import Remark, Where
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.model import Scenario
from gameday.scenario.world import World
from gameday.terms.duration import format_duration


def lever_remarks(one: Scenario) -> Iterator[Remark]:
    """Every lever that can do nothing of what it says."""
    if one.world is None:
        return
    wanted = {(inject.distraction.urges.action, inject.distraction.urges.target) for inject in one.injects
              if inject.distraction and inject.distraction.urges}  # fmt: skip
    wanted |= {(need.action, need.target) for lever in one.world.mitigations for need in lever.needs}
    for index, lever in enumerate(one.world.mitigations):
        where: Where = ("world", "mitigations", index)
        yield from _chance(lever, where)
        yield from _too_late(one.world, lever, where)
        yield from _heals_nothing(one.world, lever, where)
        yield from _lands_after_the_end(one, one.world, lever, where)
        moves = lever.effects or lever.otherwise or lever.scales or lever.empties
        if not moves and not lever.suggested_by and (lever.action, lever.target) not in wanted:
            yield Remark(
                "error",
                "lever-nobody-thinks-of",
                where,
                f"{_called(lever)} does nothing, and no look suggests it",
                "`effects`, or the looks that make one think of it as `suggested_by`",
                "A lever that does nothing is there to tempt; nobody will be tempted by it.",
            )


def _chance(lever: Mitigation, where: Where) -> Iterator[Remark]:
    if lever.chance == 0 and lever.effects:
        yield Remark(
            "error",
            "lever-never-works",
            (*where, "chance"),
            f"{_called(lever)} has effects, and a chance of 0",
            "a `chance` above 0, or no `effects`",
            "What it is said to help against can never be helped by it.",
        )


def _too_late(world: World, lever: Mitigation, where: Where) -> Iterator[Remark]:
    """It helps against a fault that is over by itself before it can be pulled."""
    started = {effect.fault for each in world.mitigations for effect in (*each.effects, *each.otherwise)
               if effect.does in ("starts", "worsens")}  # fmt: skip
    faults = {fault.id: fault for fault in world.faults}
    for place, effect in enumerate(lever.effects):
        fault = faults.get(effect.fault)
        if fault is None or fault.at is None or fault.lasts is None or fault.id in started or effect.does == "heals":
            continue
        over = fault.at + fault.lasts
        if effect.does in ("ends", "lessens", "outweighs") and over <= lever.available_from:
            yield Remark(
                "error",
                "lever-comes-too-late",
                (*where, "effects", place),
                f"{_called(lever)} helps against {fault.id!r}, which is over after {format_duration(over)}, "
                f"and can be pulled from {format_duration(lever.available_from)} on",
                "an earlier `available_from`, or a fault that lasts longer",
                "It is shown as help, and there is nothing left to help against.",
            )


def _lands_after_the_end(one: Scenario, world: World, lever: Mitigation, where: Where) -> Iterator[Remark]:
    """It helps, and takes longer than what is left of the drill from when it can be pulled first."""
    pulled = _pulled_first(world, lever)
    helps = lever.helps or any(effect.does == "heals" for effect in lever.effects)
    if helps and lever.takes is not None and pulled < one.ends_after <= pulled + lever.takes:
        yield Remark(
            "error",
            "lever-outlasts-the-drill",
            (*where, "takes"),
            f"{_called(lever)} takes {format_duration(lever.takes)}, has something to mend from "
            f"{format_duration(pulled)} on, and the scenario ends after {format_duration(one.ends_after)}",
            "a lever that is in place before the end, or a later `ends_after`",
            "It is shown as help, and no team lives to see it.",
        )


def _pulled_first(world: World, lever: Mitigation) -> int:
    """When it can be pulled to some end, in milliseconds after the start: it is there, and so is a fault."""
    begins = {fault.id: fault.at or 0 for fault in world.faults}
    there = min((begins[effect.fault] for effect in lever.effects), default=0)
    needed = (world.lever(need.action, need.target) for need in lever.needs)
    ready = [each.available_from + (each.takes or 0) for each in needed if each is not None]
    return max(there, lever.available_from, *ready, 0)


def _heals_nothing(world: World, lever: Mitigation, where: Where) -> Iterator[Remark]:
    harmed = {fault.id for fault in world.faults if fault.harm and (fault.harm.data or fault.harm.security)}
    for place, effect in enumerate(lever.effects):
        if effect.does == "heals" and effect.fault not in harmed:
            yield Remark(
                "error",
                "lever-heals-nothing",
                (*where, "effects", place),
                f"{_called(lever)} heals what {effect.fault!r} harmed, and it harms no data",
                f"a fault whose `harm` has `data`, or `ends` for {effect.fault!r}",
                "The lever would do nothing at all.",
            )


def _called(lever: Mitigation) -> str:
    return f"{lever.action} {lever.target}"
