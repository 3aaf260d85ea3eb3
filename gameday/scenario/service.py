"""Services: what the users come through, and what each leans on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from gameday.scenario.load import Load
from gameday.scenario.metric import NORMAL, Figure, MetricName, Share, StatedName
from gameday.terms.document import Document, Name, Text

LATENCY_SPREAD = 0.98
"""Sigma of a lognormal whose 95th and 99th percentile are 5 and 10 times its median, as Dean and Barroso measured it
for one server (The Tail at Scale, Communications of the ACM 56(2), 2013, table 1)."""


class Dependency(Document):
    """One service leans on another. In a file a bare name is enough."""

    service: Name
    share: Share = 1.0
    """How much of the other's extra errors and latency comes through."""
    calls: Annotated[float, Field(ge=0, le=1000)] = 1.0
    """How many requests to the other each request served here makes; counts where both state their `load`."""

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
    load: Load | None = None
    """What comes in and what it can serve; none: nothing is counted, and faults move its metrics directly."""
    latency_spread: Annotated[float, Field(ge=0, le=3)] = LATENCY_SPREAD
    """Sigma of the lognormal of its latency: how far `latency_p95_ms` and `latency_p99_ms` lie from the median."""
    normal: Mapping[StatedName, Figure] = Field(default_factory=dict)
    feels: tuple[Felt, ...] = ()

    def usual(self, metric: StatedName) -> float:
        """The value of a stated metric on a quiet day."""
        return self.normal.get(metric, NORMAL[metric])
