"""Load: what comes in at a service, what it can serve, and what happens to what must wait."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from gameday.scenario.metric import Figure
from gameday.terms.document import Document, Text
from gameday.terms.duration import Duration

Rate = Annotated[float, Field(ge=0, le=1e6)]
"""Requests a minute."""


class Load(Document):
    """Demand meets capacity. What cannot be served waits; saturation, waiting and errors follow from it."""

    demand: Rate = 0.0
    """Requests (or orders) a minute on a quiet day, beside those its callers make."""
    capacity: Annotated[float, Field(gt=0, le=1e6)]
    """Requests a minute it can serve."""
    queue_limit: Figure | None = None
    """How many requests may wait; what comes beyond that is refused. None: any number."""
    patience: Annotated[Duration, Field(gt=0)] | None = None
    """How long those who call it wait. Beyond that they try again, and at twice that everybody has given up.
    None: for ever."""
    retries: Annotated[int, Field(ge=0, le=20)] = 0
    """How often they try again, after an error or beyond their patience."""
    unit: Text = "requests"
    """What is counted, as dashboards call it: `requests`, `orders`, `messages`."""

    @model_validator(mode="after")
    def _fits(self) -> Load:
        if self.demand > self.capacity:
            raise ValueError("overloaded on a quiet day, expected `capacity` of at least `demand`")
        return self
