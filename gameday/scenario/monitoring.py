"""What tells people that something is wrong, or seems to: alerts, complaints, changes, clues."""

from __future__ import annotations

from pydantic import Field, model_validator

from gameday.scenario.metric import Figure, MetricName, Share
from gameday.terms.document import Document, Name, Text
from gameday.terms.duration import MINUTE, Duration
from gameday.terms.frozen import frozen
from gameday.terms.look import Check, Urgency


@frozen
class Limit:
    """What an alert rule compares a metric with."""

    at: float
    above: bool
    """Is it wrong above it, or below?"""

    def beyond(self, value: float) -> bool:
        """Does this value lie on the wrong side?"""
        return value > self.at if self.above else value < self.at


class AlertRule(Document):
    """Fires when a metric has stood beyond a threshold for a time; clears when it no longer does."""

    id: Name
    service: Name
    metric: MetricName
    above: Figure | None = None
    below: Figure | None = None
    for_: Duration = Field(default=MINUTE, alias="for")
    urgency: Urgency = "high"
    text: Text

    @model_validator(mode="after")
    def _one(self) -> AlertRule:
        if (self.above is None) == (self.below is None):
            raise ValueError("expected either `above` or `below`")
        return self

    @property
    def limit(self) -> Limit:
        """The value it compares with."""
        return Limit(self.above, above=True) if self.above is not None else Limit(self.below or 0.0, above=False)


class NoiseAlert(Document):
    """An alert that has nothing to do with it."""

    id: Name
    at: Duration
    service: Name
    text: Text
    urgency: Urgency = "low"
    clears_after: Duration | None = None


class Complaints(Document):
    """Customers complain in proportion to the share of users affected."""

    per_minute: float = Field(gt=0, le=600)
    """If every user were affected."""
    social: Share = 0.15
    """Share of them that is said in public."""
    most: int = Field(default=15, ge=1, le=500)
    """How many reach the team one by one; who looks after customers then still finds about how many there are."""
    about: tuple[Text, ...] = Field(min_length=1)
    """What they say; `{{name}}`, `{{company}}`, `{{city}}`, `{{order}}` and `{{amount}}` are filled in."""


class Change(Document):
    """A deploy, a config push, a migration: the one that did it, or one that did not."""

    id: Name
    service: Name
    text: Text
    ago: Duration | None = None
    """Before the start."""
    at: Duration | None = None
    """After the start; it is announced then."""

    @model_validator(mode="after")
    def _one(self) -> Change:
        if (self.ago is None) == (self.at is None):
            raise ValueError("expected either `ago` (before the start) or `at` (after it)")
        return self


class Clue(Document):
    """A line that a look shows."""

    look: Check
    text: Text
    service: Name | None = None
    """Only when this service is looked at, or none in particular."""
    while_: Name | None = Field(default=None, alias="while")
    """Only while this fault is active; none: always, whether it means anything or not."""
