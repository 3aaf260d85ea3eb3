"""What in a world does not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.scenario.fault import Fault
from gameday.scenario.load_checks import load_misfits
from gameday.scenario.needs_checks import needs_misfits
from gameday.scenario.service import Service
from gameday.scenario.world import World
from gameday.terms.document import Misfit
from gameday.terms.duration import format_duration

Path = tuple[str | int, ...]
_LEVERS: tuple[Path, ...] = (("world", "mitigations"),)


def world_misfits(world: World, ends_after: int, started: Sequence[str] = ()) -> Iterator[Misfit]:
    """Every misfit of a world, with its path from the scenario's root; some faults are `started` by its branches."""
    services = [service.name for service in world.services]
    faults = [fault.id for fault in world.faults]
    yield from _names_twice(world)
    ill_linked = [*_dependency_misfits(world.services, services)]
    yield from ill_linked or load_misfits(world)
    yield from _fault_misfits(world.faults, services, ends_after)
    yield from _lever_misfits(world, services, faults, started)
    yield from needs_misfits(world.mitigations)
    for section in ("alerts", "noise", "changes"):
        for index, item in enumerate(getattr(world, section)):
            if item.service not in services:
                yield _no_such(("world", section, index, "service"), item.service, "service", services)
            at = getattr(item, "at", None)
            if at is not None and at >= ends_after:
                wrong = f"{item.id!r} comes at {format_duration(at)}, after the scenario has ended"
                yield Misfit(("world", section, index, "at"), wrong, f"a time before {format_duration(ends_after)}")
    for index, clue in enumerate(world.clues):
        if clue.service is not None and clue.service not in services:
            yield _no_such(("world", "clues", index, "service"), clue.service, "service", services)
        if clue.while_ is not None and clue.while_ not in faults:
            yield _no_such(("world", "clues", index, "while"), clue.while_, "fault", faults)


def _names_twice(world: World) -> Iterator[Misfit]:
    stated = (
        [("services", "name", [service.name for service in world.services])],
        [("faults", "id", [fault.id for fault in world.faults])],
        [("mitigations", "action", [f"{lever.action} {lever.target}" for lever in world.mitigations])],
        # Both fire as alerts.
        [("alerts", "id", [alert.id for alert in world.alerts]), ("noise", "id", [alert.id for alert in world.noise])],
        [("changes", "id", [change.id for change in world.changes])],
    )
    for group in stated:
        known: set[str] = set()
        for section, key, names in group:
            for index, name in enumerate(names):
                if name in known:
                    yield Misfit(("world", section, index, key), f"{name!r} is there twice", "each name once")
                known.add(name)


def _dependency_misfits(services: Sequence[Service], names: Sequence[str]) -> Iterator[Misfit]:
    for index, service in enumerate(services):
        for place, dependency in enumerate(service.depends_on):
            if dependency.service not in names:
                yield _no_such(("world", "services", index, "depends_on", place), dependency.service, "service", names)
    ring = _ring({service.name: [dependency.service for dependency in service.depends_on] for service in services})
    if ring:
        expected = "dependencies that lead one way"
        yield Misfit(("world", "services"), f"services depend on each other in a ring: {' -> '.join(ring)}", expected)


def _ring(edges: dict[str, list[str]]) -> tuple[str, ...]:
    """A ring of dependencies, or nothing."""
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if name in path:
            return (*path[path.index(name) :], name)
        if name in done or name not in edges:
            return ()
        for other in edges[name]:
            if ring := walk(other, (*path, name)):
                return ring
        done.add(name)
        return ()

    for name in edges:
        if ring := walk(name, ()):
            return ring
    return ()


def _fault_misfits(faults: Sequence[Fault], services: Sequence[str], ends_after: int) -> Iterator[Misfit]:
    for index, fault in enumerate(faults):
        if fault.service not in services:
            yield _no_such(("world", "faults", index, "service"), fault.service, "service", services)
        for place, move in enumerate(fault.moves):
            if move.service is not None and move.service not in services:
                yield _no_such(("world", "faults", index, "moves", place), move.service, "service", services)
        if fault.at is not None and fault.at >= ends_after:
            wrong = f"the fault {fault.id!r} starts at {format_duration(fault.at)}, after the scenario has ended"
            yield Misfit(("world", "faults", index, "at"), wrong, f"a time before {format_duration(ends_after)}")
        if not fault.moves and fault.harm is None:
            yield Misfit(("world", "faults", index), f"the fault {fault.id!r} does nothing", "`moves` or `harm`")


def _lever_misfits(
    world: World, services: Sequence[str], faults: Sequence[str], by_branches: Sequence[str]
) -> Iterator[Misfit]:
    acted_on = set()
    started = set(by_branches)
    for index, lever in enumerate(world.mitigations):
        if lever.target not in services:
            yield _no_such(("world", "mitigations", index, "target"), lever.target, "service", services)
        acted_on |= {effect.fault for effect in lever.effects if effect.helps}
        for key, effects in (("effects", lever.effects), ("otherwise", lever.otherwise)):
            started |= {effect.fault for effect in effects if effect.does == "starts"}
            for place, effect in enumerate(effects):
                if effect.fault not in faults:
                    where: Path = ("world", "mitigations", index, key, place, "fault")
                    yield _no_such(where, effect.fault, "fault", faults)
    for index, fault in enumerate(world.faults):
        if fault.at is None and fault.id not in started:
            expected = "`at`, or a lever or a branch that starts it"
            yield Misfit(("world", "faults", index), f"nothing ever starts {fault.id!r}", expected, _LEVERS)
        if fault.at is not None and fault.lasts is None and fault.id not in acted_on:
            expected = "a mitigation that ends, lessens or outweighs it for good, or `lasts`"
            yield Misfit(("world", "faults", index), f"nothing ever helps against {fault.id!r}", expected, _LEVERS)


def _no_such(path: Path, name: str, what: str, known: Sequence[str]) -> Misfit:
    return Misfit(path, f"{name!r} is no {what} of this world", f"one of {', '.join(known)}")
