"""Services: what the users come through, and what each leans on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from gameday.terms.document import Document, Name, Text

MetricName = Literal["error_rate", "latency_ms", "saturation", "queue_depth", "orders_per_minute"]
METRICS: tuple[MetricName, ...] = get_args(MetricName)
SPREADING: tuple[MetricName, ...] = ("error_rate", "latency_ms")
"""Metrics that a service passes on to those that depend on it."""

Share = Annotated[float, Field(ge=0, le=1)]
Figure = Annotated[float, Field(ge=0, le=1e9)]

NORMAL: Mapping[MetricName, float] = {
    "error_rate": 0.0,
    "latency_ms": 120.0,
    "saturation": 0.4,
    "queue_depth": 0.0,
    "orders_per_minute": 0.0,
}
"""What a service shows on a quiet day, where the scenario states nothing."""


class Dependency(Document):
    """One service leans on another. In a file a bare name is enough."""

    service: Name
    share: Share = 1.0
    """How much of the other's extra errors and latency comes through."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return {"service": value} if isinstance(value, str) else value


class Felt(Document):
    """How a metric is felt by those who use a service: nobody up to `above`, everybody from `everybody_at` on."""

    metric: MetricName
    above: Figure
    everybody_at: Figure
    as_: Literal["degraded", "down"] = Field(default="degraded", alias="as")
    """What those affected meet."""

    @model_validator(mode="after")
    def _rises(self) -> Felt:
        if self.everybody_at <= self.above:
            raise ValueError("nobody could be affected, expected `everybody_at` greater than `above`")
        return self

    def share(self, value: float) -> float:
        """The share of the service's users who feel this value."""
        return min(1.0, max(0.0, (value - self.above) / (self.everybody_at - self.above)))


class Service(Document):
    """One service: who uses it, what it is worth, what it leans on, how it looks on a quiet day."""

    name: Name
    title: Text | None = None
    users: Share = 0.0
    """Share of all users who come through it while the scenario runs; 0: no user meets it directly."""
    revenue: Share = 0.0
    """Share of revenue that passes through it."""
    core: bool = False
    """Is it the core journey? Otherwise it is a feature."""
    depends_on: tuple[Dependency, ...] = ()
    normal: Mapping[MetricName, Figure] = Field(default_factory=dict)
    feels: tuple[Felt, ...] = ()

    def usual(self, metric: MetricName) -> float:
        """The value of a metric on a quiet day."""
        return self.normal.get(metric, NORMAL[metric])
