"""What in a scenario does not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.scenario.gap import SEATLESS, Gap
from gameday.scenario.inject import ExpectedAction, Inject
from gameday.scenario.objective import Objective
from gameday.scenario.phase import Phase
from gameday.scenario.script_checks import Script, no_such, script_misfits, too_late, twice
from gameday.scenario.truth import StatedTruth
from gameday.scenario.world import World
from gameday.scenario.world_checks import world_misfits
from gameday.terms.dimension import DIMENSIONS
from gameday.terms.document import Misfit

Path = tuple[str | int, ...]


def misfits_of(  # every part of the document is looked at together with the others
    *,
    world: World | None,
    script: Script,
    gaps: Sequence[Gap],
    expects: Sequence[ExpectedAction],
    stated: Sequence[StatedTruth],
    ends_after: int,
) -> Iterator[Misfit]:
    """Every misfit, with its path from the scenario's root."""
    if world is not None and stated:
        yield Misfit(("stated_truth",), "what is true is said twice", "either `world` or `stated_truth`")
    injects, phases, objectives = script.injects, script.phases, script.objectives
    if world is None and not (stated or phases or injects):
        nowhere: Path = ()
        yield Misfit(nowhere, "nothing ever happens", "`world`, `phases`, `stated_truth` or `injects`")
    if world is not None:
        started = [fault for branch in script.branches for way in branch.ways for fault in way.starts]
        yield from world_misfits(world, ends_after, started)
    yield from script_misfits(script, world, ends_after)
    yield from _inject_misfits(injects, phases, world, ends_after)
    yield from _gap_misfits(gaps)
    yield from _objective_misfits(objectives, injects, expects)
    for index, truth in enumerate(stated):
        if truth.at >= ends_after:
            yield too_late(("stated_truth", index, "at"), "this truth", truth.at, ends_after)


def _inject_misfits(
    injects: Sequence[Inject], phases: Sequence[Phase], world: World | None, ends_after: int
) -> Iterator[Misfit]:
    begins = {phase.id: phase.at or 0 for phase in phases}
    yield from twice("injects", [inject.id for inject in injects])
    services = [service.name for service in world.services] if world else []
    for index, inject in enumerate(injects):
        begun = begins.get(inject.phase or "", 0)
        at = None if inject.at is None else inject.at + begun
        if at is not None and at >= ends_after:
            yield too_late(("injects", index, "at"), f"inject {inject.id!r}", at, ends_after)
        by = None if inject.when is None else inject.when.by
        if by is not None and by + begun >= ends_after:
            yield too_late(("injects", index, "when", "by"), f"inject {inject.id!r}", by + begun, ends_after)
        if inject.service is not None and world is not None and inject.service not in services:
            yield no_such(("injects", index, "service"), inject.service, "service", services)


def _gap_misfits(gaps: Sequence[Gap]) -> Iterator[Misfit]:
    for index, gap in enumerate(gaps):
        if (gap.seat is None) != (gap.gap in SEATLESS):
            expected = "no seat: it concerns everybody" if gap.gap in SEATLESS else "the seat it concerns"
            yield Misfit(("gaps", index), f"the gap {gap.gap} stands at the wrong place", expected)
        if gap.until is not None and gap.until <= gap.from_start:
            yield Misfit(("gaps", index, "until"), "the gap ends before it begins", "a later time")


def _objective_misfits(
    objectives: Sequence[Objective], injects: Sequence[Inject], expects: Sequence[ExpectedAction]
) -> Iterator[Misfit]:
    yield from twice("objectives", [objective.id for objective in objectives])
    actions = [action.id for action in expects] + [action.id for inject in injects for action in inject.expects]
    yield from twice("expects", actions)
    for index, objective in enumerate(objectives):
        for action in objective.actions:
            if action not in actions:
                yield no_such(("objectives", index, "actions"), action, "expected action", actions)
        for dimension in objective.dimensions:
            if dimension not in DIMENSIONS:
                yield no_such(("objectives", index, "dimensions"), dimension, "dimension", DIMENSIONS)
        if not (objective.actions or objective.dimensions or objective.clauses):
            where = ("objectives", index)
            yield Misfit(where, f"nothing shows {objective.id!r}", "clauses, dimensions or actions that do")
