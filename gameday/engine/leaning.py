"""What a service leans on, and the faults that may be behind what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.engine.faults import LiveFault
from gameday.engine.world import World


def leans_on(world: World, service: str) -> tuple[str, ...]:
    """The service itself, and everything it depends on, however far down; the nearest first."""
    found = [service]
    for name in found:
        found += [one.service for one in world.told.service(name).depends_on if one.service not in found]
    return tuple(found)


def faults_of(world: World, service: str | None) -> Iterator[LiveFault]:
    """Faults of a service and of what it leans on, in the order of the scenario; of all where none is named."""
    known = {one.name for one in world.told.services}
    meant = leans_on(world, service) if service in known and service is not None else None
    return (fault for fault in world.faults.values() if meant is None or fault.told.service in meant)
