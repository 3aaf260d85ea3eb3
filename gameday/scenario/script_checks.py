"""What in the script of a scenario does not fit together: phases, branches, attachments, and who names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gameday.scenario.attachment import Attachment
from gameday.scenario.branch import Branch
from gameday.scenario.inject import Inject
from gameday.scenario.objective import Objective
from gameday.scenario.phase import Phase
from gameday.scenario.world import World
from gameday.terms.document import Misfit
from gameday.terms.duration import format_duration
from gameday.terms.frozen import frozen

Path = tuple[str | int, ...]


@frozen
class Script:
    """The parts of a scenario that are looked at together."""

    injects: Sequence[Inject]
    objectives: Sequence[Objective]
    phases: Sequence[Phase]
    branches: Sequence[Branch]
    attachments: Sequence[Attachment]


def script_misfits(script: Script, world: World | None, ends_after: int) -> Iterator[Misfit]:
    """Every misfit, with its path from the scenario's root."""
    phases, branches, attachments = script.phases, script.branches, script.attachments
    yield from twice("phases", [phase.id for phase in phases])
    yield from twice("branches", [branch.id for branch in branches])
    yield from twice("attachments", [attachment.id for attachment in attachments])
    ways = [way.id for branch in branches for way in branch.ways]
    props = [attachment.id for attachment in attachments]
    for index, phase in enumerate(phases):
        yield from _unknown(("phases", index, "way"), (phase.way,), "way of a branch", ways)
        yield from _unknown(("phases", index, "attachments"), phase.attachments, "attachment", props, ("attachments",))
        if phase.at is not None and phase.at >= ends_after:
            yield too_late(("phases", index, "at"), f"the phase {phase.id!r}", phase.at, ends_after)
        if phase.at is not None and phase.way is not None:
            yield Misfit(("phases", index, "way"), f"the phase {phase.id!r} begins twice", "either `at` or `way`")
        if world is not None and phase.facts is not None:
            where: Path = ("phases", index, "facts")
            yield Misfit(where, "what is true is said twice", "either `world` or facts stated by hand")
    yield from _branch_misfits(branches, world, ends_after)
    yield from _inject_misfits(script, ways, props, world)


def _branch_misfits(branches: Sequence[Branch], world: World | None, ends_after: int) -> Iterator[Misfit]:
    faults = [fault.id for fault in world.faults] if world else []
    seen: set[str] = set()
    for index, branch in enumerate(branches):
        if branch.at is not None and branch.at >= ends_after:
            yield too_late(("branches", index, "at"), f"the branch {branch.id!r}", branch.at, ends_after)
        for place, way in enumerate(branch.ways):
            where: Path = ("branches", index, "ways", place)
            if way.id in seen:
                yield Misfit((*where, "id"), f"the way {way.id!r} is there twice", "each name once, over all branches")
            seen.add(way.id)
            yield from _unknown((*where, "starts"), way.starts, "fault", faults)
            if way.when is None and place < len(branch.ways) - 1:
                after = branch.ways[place + 1].id
                yield Misfit(
                    where, f"{after!r} is never taken: {way.id!r} waits for nothing", "`when`, or the last place"
                )


def _inject_misfits(script: Script, ways: Sequence[str], props: Sequence[str], world: World | None) -> Iterator[Misfit]:
    held_for = [objective.id for objective in script.objectives]
    named = [phase.id for phase in script.phases]
    for index, inject in enumerate(script.injects):
        where: Path = ("injects", index)
        yield from _unknown((*where, "phase"), (inject.phase,), "phase", named)
        yield from _unknown((*where, "way"), (inject.way,), "way of a branch", ways)
        yield from _unknown((*where, "attachments"), inject.attachments, "attachment", props, ("attachments",))
        yield from _unknown((*where, "objectives"), inject.objectives, "objective", held_for)
        urged = inject.distraction.urges if inject.distraction else None
        if urged is not None and world is not None and world.lever(urged.action, urged.target) is None:
            levers = [f"{lever.action} {lever.target}" for lever in world.mitigations]
            yield no_such((*where, "distraction", "urges"), f"{urged.action} {urged.target}", "mitigation", levers)


def _unknown(
    path: Path, names: Iterable[str | None], what: str, known: Sequence[str], held: Path = ()
) -> Iterator[Misfit]:
    """Names that are not known; `held` is where they would stand: if that cannot be read, nobody can tell."""
    for name in names:
        if name is not None and name not in known:
            yield replace(no_such(path, name, what, known), rests_on=(held,) if held else ())


def too_late(path: Path, what: str, at: int, ends_after: int) -> Misfit:
    """A time at which the scenario has ended."""
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
