"""Gauges: what monitoring shows of a service, in words, as health, and as charts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Literal

from gameday.engine.series import Series
from gameday.engine.tally import HALF
from gameday.engine.world import World
from gameday.scenario.metric import MetricName
from gameday.scenario.service import Service
from gameday.scenario.world import World as Told
from gameday.terms.duration import MINUTE
from gameday.terms.same import once_for_document

Health = Literal["healthy", "degraded", "down"]

DOWN_AT = 0.5
"""A service that gets every second request wrong is called down: assumed."""
WORSE_BY = 0.01
"""So much more than its usual share of errors is called degraded: assumed."""
SLOWER_BY = 2.0
"""So many times its usual latency is called degraded: assumed."""

CHART_SPAN = 60 * MINUTE
CHART_POINTS = 61

_IN_SECONDS = 10_000
"""From here on milliseconds are told as seconds."""


def _time(value: float) -> str:
    return f"{value:.0f} ms" if value < _IN_SECONDS else f"{value / 1000:.0f} s"


_WORDS: Mapping[MetricName, Callable[[float], str]] = {
    "error_rate": lambda value: f"error rate {value * 100:.3g}%",
    "latency_ms": lambda value: f"latency {_time(value)}",
    "latency_p95_ms": lambda value: f"p95 {_time(value)}",
    "latency_p99_ms": lambda value: f"p99 {_time(value)}",
    "saturation": lambda value: f"saturation {value * 100:.0f}%",
    "queue_depth": lambda value: f"queue {value:.0f}",
    "orders_per_minute": lambda value: f"{value:.0f} orders a minute",
    "demand": lambda value: f"{value:.0f} requests a minute",
    "capacity": lambda value: f"room for {value:.0f} a minute",
}


class Gauges:
    """Reads the metrics of a world for people."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._shown = _shown_of(world.told)

    def words(self, service: Service, now: int) -> str:
        """The metrics of a service at a moment."""
        said = [_said(service, name, self._world.value(service.name, name, now)) for name in self._shown[service.name]]
        away = self._world.turned_away(service.name, now)
        return ", ".join([*said, f"{away * 100:.3g}% turned away"] if away >= HALF else said)

    def health(self, service: Service, now: int) -> Health:
        """How a service does, seen from outside; the scenario's alerts have no say in it."""
        errors, usual = (self._world.value(service.name, "error_rate", time) for time in (now, -1))
        if errors >= DOWN_AT:
            return "down"
        if self._world.turned_away(service.name, now) >= WORSE_BY:
            return "degraded"
        slow, quick = (self._world.value(service.name, "latency_ms", time) for time in (now, -1))
        return "degraded" if errors >= usual + WORSE_BY or slow > SLOWER_BY * quick else "healthy"

    def charts(self, service: Service, now: int) -> Iterator[Series]:
        """Each metric of a service over the last hour, a point a minute; before the start it was a quiet day."""
        for metric in self._shown[service.name]:
            yield self._world.series(service.name, metric, now - CHART_SPAN, now, CHART_POINTS)


def _said(service: Service, metric: MetricName, value: float) -> str:
    """A metric in words; where a load is counted, in its unit."""
    unit = "requests" if service.load is None else service.load.unit
    if metric == "demand":
        return f"{value:.0f} {unit} a minute asked for"
    if metric == "orders_per_minute" and service.load is not None:
        return f"{value:.0f} {unit} a minute served"
    return _WORDS[metric](value)


@once_for_document
def _shown_of(told: Told) -> dict[str, tuple[MetricName, ...]]:
    """What a dashboard shows, by service."""
    watched: dict[str, set[MetricName]] = {}
    for alert in told.alerts:
        watched.setdefault(alert.service, set()).add(alert.metric)
    return {service.name: _shown(service, watched.get(service.name, ())) for service in told.services}


def _shown(service: Service, watched: Collection[MetricName]) -> tuple[MetricName, ...]:
    """What a dashboard shows of a service: what is usual, what it states, and what its alerts watch."""
    usual: set[MetricName] = {"error_rate", "latency_ms", "saturation"}
    stated = {name for name in service.normal if name in ("queue_depth", "orders_per_minute")}
    by_load = {"latency_p95_ms", "queue_depth", "orders_per_minute", "demand"} if service.load is not None else set()
    return tuple(name for name in _WORDS if name in usual | stated | by_load | set(watched))
