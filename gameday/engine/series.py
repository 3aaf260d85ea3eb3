"""Series: a metric at a number of moments, to be drawn as a chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from gameday.scenario.metric import MetricName
from gameday.terms.frozen import frozen

Unit = Literal["share", "ms", "requests", "per minute"]
UNITS: Mapping[MetricName, Unit] = {
    "error_rate": "share",
    "saturation": "share",
    "latency_ms": "ms",
    "latency_p95_ms": "ms",
    "latency_p99_ms": "ms",
    "queue_depth": "requests",
    "orders_per_minute": "per minute",
    "demand": "per minute",
    "capacity": "per minute",
}


@frozen
class Series:
    """A metric of a service at evenly spaced moments."""

    service: str
    metric: MetricName
    unit: Unit
    points: tuple[tuple[int, float], ...]
    """(milliseconds since the start, value), in order; before the start it is negative."""


def series_of(
    service: str, metric: MetricName, value: Callable[[int], float], since: int, until: int, points: int
) -> Series:
    """A metric at so many moments, both ends included; fewer where they would fall into one millisecond.

    Raises:
        ValueError: fewer than two points, or an end before the start.

    """
    if points < 2 or until < since:
        raise ValueError(f"expected at least two points and a span, not {points} points from {since} to {until}")
    moments = dict.fromkeys(since + (until - since) * step // (points - 1) for step in range(points))
    return Series(service, metric, UNITS[metric], tuple((moment, value(moment)) for moment in moments))
