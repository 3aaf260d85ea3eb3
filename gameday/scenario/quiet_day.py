"""A quiet day: what comes in at each service while nothing is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from graphlib import TopologicalSorter

from gameday.scenario.service import Dependency, Service


def callers_first(services: Sequence[Service]) -> tuple[Service, ...]:
    """The services in an order in which each stands after everything that depends on it.

    Raises:
        graphlib.CycleError: dependencies form a ring.

    """
    named = {service.name: service for service in services}
    leans = {service.name: [dependency.service for dependency in service.depends_on] for service in services}
    return tuple(named[name] for name in reversed([*TopologicalSorter(leans).static_order()]) if name in named)


def calls_made(services: Sequence[Service]) -> dict[str, list[tuple[str, Dependency]]]:
    """(caller, how it leans on it) of each service; only callers that state their load make requests."""
    found: dict[str, list[tuple[str, Dependency]]] = defaultdict(list)
    for service in services:
        if service.load is not None:
            for dependency in service.depends_on:
                found[dependency.service].append((service.name, dependency))
    return found


def usual_demands(services: Sequence[Service]) -> dict[str, float]:
    """Requests a minute that come in on a quiet day, its callers' included, of each service that states its load.

    Raises:
        graphlib.CycleError: dependencies form a ring.

    """
    calls = calls_made(services)
    found: dict[str, float] = {}
    for service in callers_first(services):
        if service.load is not None:
            from_callers = (leaning.calls * found[caller] for caller, leaning in calls[service.name])
            found[service.name] = service.load.demand + sum(from_callers)
    return found
