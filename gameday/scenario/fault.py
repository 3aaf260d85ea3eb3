"""Faults: what goes wrong, how it sets in, and what it moves."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator

from gameday.scenario.metric import Figure, MovedName, Share
from gameday.terms.document import Document, Name, Text, one_or_more
from gameday.terms.duration import MINUTE, Duration
from gameday.terms.facts import DataState, SecurityState
from gameday.terms.look import Check

FaultFamily = Literal[
    "bad_deploy",
    "config_push",
    "pool_exhaustion",
    "queue_backlog",
    "cache_stampede",
    "certificate_expiry",
    "dns",
    "region_loss",
    "third_party",
    "memory_leak",
    "data_corruption",
    "credential_breach",
    "traffic_spike",
    "cron_overrun",
]
FAULT_FAMILIES: tuple[FaultFamily, ...] = get_args(FaultFamily)
Intensity = Annotated[float, Field(ge=0, le=10)]


class OnsetPoint(Document):
    """So long after its start, a fault has reached so much of itself."""

    after: Duration
    reaches: Intensity


class Onset(Document):
    """How a fault sets in: straight to full over a time, or along points. In a file a bare duration is enough."""

    over: Duration = 0
    points: Annotated[tuple[OnsetPoint, ...], BeforeValidator(one_or_more)] = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return {"over": value} if isinstance(value, str | int) else value

    @model_validator(mode="after")
    def _rises(self) -> Onset:
        times = [point.after for point in self.points]
        if any(later <= sooner for sooner, later in pairwise(times)):
            raise ValueError("onset points stand out of order, expected rising times")
        if self.points and self.over:
            raise ValueError("states both `over` and `points`, expected one of them")
        return self

    def path(self) -> tuple[tuple[int, float], ...]:
        """(milliseconds after the start, intensity) pairs, the last one where it stays."""
        return tuple((point.after, point.reaches) for point in self.points) or ((self.over, 1.0),)


class Move(Document):
    """A metric at full intensity. Between, it moves in proportion.

    `demand` and `capacity` only of a service that states its load; its saturation, queue and orders follow from them.
    """

    metric: MovedName
    to: Figure
    service: Name | None = None
    """None: the fault's own service."""


class DataStage(Document):
    """After so long of the fault being active, data is in this state."""

    after: Duration
    is_: DataState = Field(alias="is")


class SecurityStage(Document):
    """After so long of the fault being active, security is in this state."""

    after: Duration
    is_: SecurityState = Field(alias="is")


class Harm(Document):
    """What a fault does beside the metrics: harm that no dashboard shows."""

    users: Share = 0.0
    """Share of all users who meet it at full intensity."""
    revenue: Share = 0.0
    core_function: Literal["ok", "degraded", "down"] = "ok"
    feature: Literal["ok", "degraded", "down"] = "ok"
    customer_visible: bool = True
    data: tuple[DataStage, ...] = ()
    security: tuple[SecurityStage, ...] = ()
    growing: bool = False
    """It gets worse for as long as the fault is active, whatever the metrics say."""
    workaround: bool = False
    """Those affected can help themselves."""
    seen_in: tuple[Check, ...] = ()
    """Where a look shows that users meet it."""
    data_seen_in: tuple[Check, ...] = ()
    """Where a look shows what it does to data and security."""


class Diagnosis(Document):
    """How the cause is found."""

    takes: Duration | None = None
    """Median; none: the team profile's figure."""
    found_in: tuple[Check, ...] = ("logs", "changes")


class Fault(Document):
    """One thing that goes wrong."""

    id: Name
    family: FaultFamily | None = None
    """What kind of fault it is, for finding and counting; what it does is said below."""
    incident: Name | None = None
    """Which of several incidents at once it belongs to; none: there is only one. Entries carry it in the record of a
    drill, where they belong to one alone; whoever responds is not told."""
    service: Name
    at: Duration | None = 0
    """After the scenario's start; null: only when a mitigation starts it."""
    lasts: Duration | None = None
    """It ends by itself after so long; none: somebody must end it."""
    cause: Text
    """Hidden truth: what a diagnosis finds."""
    onset: Onset = Onset()
    recovery: Duration = 3 * MINUTE
    """How long the metrics take to drain once it is ended."""
    moves: tuple[Move, ...] = ()
    harm: Harm | None = None
    diagnosis: Diagnosis = Diagnosis()
