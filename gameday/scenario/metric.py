"""Metrics: what can be measured of a service, and what it shows on a quiet day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

Share = Annotated[float, Field(ge=0, le=1)]
Figure = Annotated[float, Field(ge=0, le=1e9)]

StatedName = Literal["error_rate", "latency_ms", "saturation", "queue_depth", "orders_per_minute"]
"""Metrics a service has whether or not it states its load. `latency_ms` is the median."""
LoadName = Literal["demand", "capacity"]
"""Requests a minute that come in, and that can be served: of services that state their load."""
MovedName = Literal[StatedName, LoadName]
"""Metrics a fault can move."""
MetricName = Literal[StatedName, LoadName, "latency_p95_ms", "latency_p99_ms"]
"""Metrics that alerts watch, users feel and charts show."""

STATED: tuple[StatedName, ...] = get_args(StatedName)
LOADS: tuple[LoadName, ...] = get_args(LoadName)
METRICS: tuple[MetricName, ...] = get_args(MetricName)
SPREADING: tuple[MetricName, ...] = ("error_rate", "latency_ms")
"""Metrics that a service passes on to those that depend on it."""
FOLLOWING: tuple[MetricName, ...] = ("saturation", "queue_depth", "orders_per_minute")
"""Metrics that follow from a service's load where it states one: nothing else moves them."""

NORMAL: Mapping[StatedName, float] = {
    "error_rate": 0.0,
    "latency_ms": 120.0,
    "saturation": 0.4,
    "queue_depth": 0.0,
    "orders_per_minute": 0.0,
}
"""What a service shows on a quiet day, where the scenario states nothing."""
