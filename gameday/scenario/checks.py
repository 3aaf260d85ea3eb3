"""What in a scenario does not fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gameday.scenario.gap import SEATLESS, Gap
from gameday.scenario.inject import ExpectedAction, Inject
from gameday.scenario.objective import Objective
from gameday.scenario.truth import StatedTruth
from gameday.scenario.world import World
from gameday.scenario.world_checks import world_misfits
from gameday.terms.dimension import DIMENSIONS
from gameday.terms.document import Misfit
from gameday.terms.duration import format_duration

Path = tuple[str | int, ...]


def misfits_of(  # every part of the document is looked at together with the others
    *,
    world: World | None,
    injects: Sequence[Inject],
    gaps: Sequence[Gap],
    objectives: Sequence[Objective],
    expects: Sequence[ExpectedAction],
    stated: Sequence[StatedTruth],
    ends_after: int,
) -> Iterator[Misfit]:
    """Every misfit, with its path from the scenario's root."""
    if (world is None) == (not stated):
        nowhere: Path = ()
        yield Misfit(
            nowhere if world is None else ("stated_truth",),
            "what is true is said twice or not at all",
            "either `world` or `stated_truth`",
        )
    if world is not None:
        yield from world_misfits(world, ends_after)
    yield from _inject_misfits(injects, world, ends_after)
    yield from _gap_misfits(gaps)
    yield from _objective_misfits(objectives, injects, expects)
    for index, truth in enumerate(stated):
        if truth.at >= ends_after:
            yield _too_late(("stated_truth", index, "at"), "this truth", truth.at, ends_after)


def _inject_misfits(injects: Sequence[Inject], world: World | None, ends_after: int) -> Iterator[Misfit]:
    yield from twice("injects", [inject.id for inject in injects])
    services = [service.name for service in world.services] if world else []
    for index, inject in enumerate(injects):
        if inject.at is not None and inject.at >= ends_after:
            yield _too_late(("injects", index, "at"), f"inject {inject.id!r}", inject.at, ends_after)
        if inject.when is not None and inject.when.by is not None and inject.when.by >= ends_after:
            yield _too_late(("injects", index, "when", "by"), f"inject {inject.id!r}", inject.when.by, ends_after)
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


def _too_late(path: Path, what: str, at: int, ends_after: int) -> Misfit:
    wrong = f"{what} comes at {format_duration(at)}, after the scenario has ended"
    return Misfit(path, wrong, f"a time before {format_duration(ends_after)}")


def twice(section: str, names: Sequence[str]) -> Iterator[Misfit]:
    """Names that stand in a section more than once."""
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Misfit((section, index, "id"), f"{name!r} is there twice", "each name once")


def no_such(path: Path, name: str, what: str, known: Iterable[str]) -> Misfit:
    """A name that refers to nothing."""
    return Misfit(path, f"{name!r} is no {what} of this scenario", f"one of {', '.join(known) or 'none: it has none'}")
