"""The faults that may be behind what is wrong with a service."""

from __future__ import annotations

from collections.abc import Collection

from gameday.engine.faults import LiveFault
from gameday.engine.world import World


def faults_of(world: World, service: str | None) -> Collection[LiveFault]:
    """Faults of a service and of what it leans on, in the order of the scenario; of all where none is named."""
    behind = None if service is None else world.layout.behind.get(service)
    return world.faults.values() if behind is None else [world.faults[fault] for fault in behind]
