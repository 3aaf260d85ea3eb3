"""The layout of a world: what its document alone settles, in the shape in which a play asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from gameday.engine.desk import Lever
from gameday.engine.tally import HALF, Used
from gameday.scenario.load import Load
from gameday.scenario.metric import STATED, MetricName, MovedName
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.monitoring import AlertRule, Limit
from gameday.scenario.quiet_day import calls_made, usual_demands
from gameday.scenario.service import Dependency, Felt, Service
from gameday.scenario.world import World
from gameday.terms.frozen import frozen
from gameday.terms.look import Check
from gameday.terms.same import once_for_document

STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Shares of users at whose crossing the facts are told anew; between them they are as last told."""
LeverKey = tuple[str, str]
"""The action and the target of a lever."""


Key = tuple[str, MovedName]
"""A metric of a service."""


@frozen
class Feeling:
    """How a metric is felt by those who use a service: nobody up to `above`, everybody from `span` beyond it on."""

    service: Used
    metric: MetricName
    as_: str
    """What those affected meet."""
    above: float
    span: float
    levels: tuple[float, ...]
    """The values at which another share of users comes to feel it."""

    @classmethod
    def of(cls, service: Used, felt: Felt) -> Feeling:
        """As the document tells it."""
        span = felt.everybody_at - felt.above
        levels = tuple(felt.above + span * step / service.users for step in steps(service.users))
        return cls(service, felt.metric, felt.as_, felt.above, span, levels)

    def share(self, value: float) -> float:
        """The share of the service's users who feel this value."""
        share = (value - self.above) / self.span
        return 0.0 if share < 0.0 else 1.0 if share > 1.0 else share


@frozen
class Watch:
    """What an alert rule watches, and what it compares that with."""

    rule: AlertRule
    id: str
    service: str
    metric: MetricName
    limit: Limit

    @classmethod
    def of(cls, rule: AlertRule) -> Watch:
        """As the document tells it."""
        return cls(rule, rule.id, rule.service, rule.metric, rule.limit)


@frozen
class Helpful:
    """A lever that can help, or without which one that can would not work."""

    lever: LeverKey
    available_from: int
    needs: frozenset[LeverKey]
    faults: tuple[str, ...]
    """What it helps against."""


@frozen
class Layout:
    """Tables of a told world. What is asked at every look is not left in a document, where a field is read slowly."""

    services: Mapping[str, Service]
    loads: Mapping[str, Load]
    """Of the services that state one."""
    calls: Mapping[str, list[tuple[str, Dependency]]]
    """(caller, how it leans on it) of each service."""
    leans: Mapping[str, tuple[tuple[float, str], ...]]
    """(how much comes through, of which service) of what each service leans on."""
    usual: Mapping[Key, float]
    """Each metric on a quiet day."""
    moves: Mapping[Key, tuple[tuple[float, str], ...]]
    """(how far, by which fault) each metric is moved, in the order of the faults."""
    used: tuple[Used, ...]
    """Services that users meet directly."""
    felt: tuple[Feeling, ...]
    """What users feel."""
    watches: tuple[Watch, ...]
    levers: Mapping[LeverKey, Lever]
    """As a responder knows them: what the runbook says, not what they do."""
    suggested: Mapping[Check, tuple[Lever, ...]]
    """Levers that a look makes one think of."""
    behind: Mapping[str, tuple[str, ...]]
    """Faults of each service and of what it leans on, in the order of the scenario."""
    openings: frozenset[int]
    """The moments from which on levers can be pulled."""
    helpful: tuple[Helpful, ...]
    needed: frozenset[LeverKey]
    """Levers that others need."""


@once_for_document
def layout_of(told: World) -> Layout:
    """Worked out once for many plays."""
    used = {one.name: Used(one.name, one.users, one.revenue, one.core) for one in told.services if one.users > 0}
    loads = {service.name: service.load for service in told.services if service.load is not None}
    usual = _usual(told)
    levers = {(one.action, one.target): lever(one) for one in told.mitigations}
    return Layout(
        services={service.name: service for service in told.services},
        loads=loads,
        usual=usual,
        calls=dict(calls_made(told.services)),
        leans={
            one.name: tuple((leaning.share, leaning.service) for leaning in one.depends_on) for one in told.services
        },
        moves=_moves(told, usual),
        used=tuple(used.values()),
        felt=tuple(
            Feeling.of(used[service.name], felt)
            for service in told.services
            if service.name in used
            for felt in service.feels
        ),
        watches=tuple(map(Watch.of, told.alerts)),
        levers=levers,
        suggested={
            look: tuple(levers[one.action, one.target] for one in told.mitigations if look in one.suggested_by)
            for look in get_args(Check)
        },
        behind={one.name: _behind(told, one.name) for one in told.services},
        openings=frozenset(lever.available_from for lever in told.mitigations),
        helpful=tuple(_helpful(told)),
        needed=frozenset((need.action, need.target) for lever in told.mitigations for need in lever.needs),
    )


def lever(told: Mitigation) -> Lever:
    """A mitigation as a responder knows it: what the runbook says, not what it does."""
    return Lever(told.action, told.target, told.text, told.reversible)


def steps(most: float) -> tuple[float, ...]:
    """Shares, up to the greatest there can be, at which the rounded share becomes another step."""
    return tuple(step for step in (HALF, *(step - HALF for step in STEPS)) if step < most)


def _usual(told: World) -> dict[Key, float]:
    found: dict[Key, float] = {(one.name, metric): one.usual(metric) for one in told.services for metric in STATED}
    if any(service.load is not None for service in told.services):
        for name, demand in usual_demands(told.services).items():
            found[name, "demand"] = demand
    for service in told.services:
        if service.load is not None:
            found[service.name, "capacity"] = service.load.capacity
    return found


def _moves(told: World, usual: Mapping[Key, float]) -> dict[Key, tuple[tuple[float, str], ...]]:
    found: dict[Key, tuple[tuple[float, str], ...]] = dict.fromkeys(usual, ())
    for fault in told.faults:
        for move in fault.moves:
            key = (move.service or fault.service, move.metric)
            found[key] = (*found[key], (move.to - usual[key], fault.id))
    return found


def leans_on(told: World, service: str) -> tuple[str, ...]:
    """The service itself, and everything it depends on, however far down; the nearest first."""
    found = [service]
    for name in found:
        found += [one.service for one in told.service(name).depends_on if one.service not in found]
    return tuple(found)


def _behind(told: World, service: str) -> tuple[str, ...]:
    meant = leans_on(told, service)
    return tuple(fault.id for fault in told.faults if fault.service in meant)


def _helpful(told: World) -> Iterator[Helpful]:
    helped: dict[LeverKey, dict[str, None]] = {}
    for one in told.mitigations:
        faults = dict.fromkeys(effect.fault for effect in one.effects if effect.helps)
        for lever in ((one.action, one.target), *((need.action, need.target) for need in one.needs)):
            helped.setdefault(lever, {}).update(faults)
    for one in told.mitigations:
        needs = frozenset((need.action, need.target) for need in one.needs)
        faults = helped.get((one.action, one.target), {})
        if faults:
            yield Helpful((one.action, one.target), one.available_from, needs, tuple(faults))
