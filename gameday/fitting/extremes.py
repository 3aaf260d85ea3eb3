"""How far a metric can get in a world, whatever anybody does: wider than what can be, never narrower."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import inf

from gameday.scenario.fault import Fault
from gameday.scenario.lint.truths import touched
from gameday.scenario.metric import SPREADING, STATED, MetricName, StatedName
from gameday.scenario.service import Service
from gameday.scenario.world import World

Span = tuple[float, float]
"""The lowest and the highest."""
_RATES = ("error_rate", "saturation")


class Extremes:
    """Looks each metric up once. What a load wears out can be anything that its metric can be."""

    def __init__(self, world: World, faults: Collection[str]) -> None:
        self._faults = tuple((fault, _peak(world, fault)) for fault in world.faults if fault.id in faults)
        self._services = {service.name: service for service in world.services}
        busy = any(lever.scales or lever.empties for lever in world.mitigations)
        reached = (touched(world, fault) for fault, _ in self._faults)
        self._pressed = frozenset(self._services) if busy else frozenset[str]().union(*reached)
        """Services whose load something may change, if they state one."""
        self._found: dict[tuple[str, StatedName], Span] = {}

    def span(self, service: str, metric: MetricName) -> Span | None:
        """The lowest and the highest a metric comes to; None: that follows from a load or a spread, nobody can tell."""
        stated = next((one for one in STATED if one == metric), None)
        told = self._services[service]
        if stated is None or (told.load is not None and stated not in SPREADING):
            return (0.0, 1.0) if metric in _RATES else None
        usual, (lowest, highest) = told.usual(stated), self._moved(told, stated)
        return max(0.0, usual + lowest), min(1.0 if stated in _RATES else inf, usual + highest)

    def _moved(self, told: Service, metric: StatedName) -> Span:
        """How far below and above its value on a quiet day a metric gets."""
        key = (told.name, metric)
        if key not in self._found:
            parts = list(self._parts(told, metric))
            self._found[key] = (sum(min(0.0, low) for low, _ in parts), sum(max(0.0, high) for _, high in parts))
        return self._found[key]

    def _parts(self, told: Service, metric: StatedName) -> Iterator[Span]:
        for fault, peak in self._faults:
            for move in fault.moves:
                if move.metric == metric and (move.service or fault.service) == told.name:
                    away = (move.to - told.usual(metric)) * peak
                    yield min(0.0, away), max(0.0, away)
        if metric not in SPREADING:
            return
        if told.load is not None and told.name in self._pressed:
            yield -inf, inf  # who serves less than on a quiet day is quicker
        for leaning in told.depends_on:
            low, high = self._moved(self._services[leaning.service], metric)
            if leaning.share:
                yield leaning.share * low, leaning.share * high


def _peak(world: World, fault: Fault) -> float:
    """The greatest intensity it comes to: by its onset, or by what makes it worse."""
    effects = (effect for lever in world.mitigations for effect in (*lever.effects, *lever.otherwise))
    worse = (effect.to for effect in effects if effect.fault == fault.id and effect.to is not None)
    return max(*(reached for _, reached in fault.onset.path()), *worse, 0.0)
