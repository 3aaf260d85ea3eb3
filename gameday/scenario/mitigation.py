"""Mitigations: the levers, and what each does to the faults."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from gameday.scenario.service import Share
from gameday.terms.document import Document, Name, Text
from gameday.terms.duration import Duration
from gameday.terms.look import Check


class Effect(Document):
    """What a lever does to one fault."""

    fault: Name
    """Id of the fault."""
    does: Literal["ends", "lessens", "worsens", "starts", "heals"]
    """`heals` mends data that the fault harmed, and only works once the fault itself is ended."""
    to: Annotated[float, Field(ge=0, le=10)] | None = None
    """Intensity it is brought to, for `lessens` (under 1) and `worsens` (over 1)."""
    holds_for: Duration | None = None
    """It looks mended for so long, then comes back: a false recovery. None: it lasts."""

    @model_validator(mode="after")
    def _fits(self) -> Effect:
        if (self.to is None) != (self.does in ("ends", "starts", "heals")):
            raise ValueError("expected `to` with lessens and worsens, and with nothing else")
        if self.to is not None and (self.to < 1) != (self.does == "lessens"):
            raise ValueError("expected `to` under 1 for lessens, 1 or more for worsens")
        if self.holds_for is not None and self.does in ("starts", "heals"):
            raise ValueError("`holds_for` speaks of ends, lessens and worsens only")
        return self

    @property
    def helps(self) -> bool:
        """Does it end or lessen the fault for good?"""
        return self.does in ("ends", "lessens") and self.holds_for is None


class Pull(Document):
    """A lever by name: what is pulled, and on what."""

    action: Name
    target: Name


class Mitigation(Document):
    """A lever a responder can pull. Without effects it does nothing; some do harm."""

    action: Name
    """`rollback`, `restart`, `feature_flag`, `failover`, `scale_up`, ..."""
    target: Name
    """The service it acts on."""
    text: Text
    """What the runbook says; participants read it."""
    reversible: bool = True
    takes: Duration | None = None
    """From start to effect, at the median; none: the team profile's figure for applying a fix."""
    spread: Annotated[float, Field(ge=0, le=2)] = 0.25
    """Sigma of the lognormal around `takes`."""
    chance: Share = 1.0
    """That it works as meant."""
    false_recovery: Share | None = None
    """That an end does not hold; none: the team profile's figure. Only for effects without `holds_for`."""
    available_from: Duration = 0
    """After the start; before that it cannot be pulled."""
    effects: tuple[Effect, ...] = ()
    suggested_by: tuple[Check, ...] = ()
    """Looks that make one think of it while something is wrong."""

    @property
    def helps(self) -> bool:
        """Does it end or lessen some fault for good?"""
        return any(effect.helps for effect in self.effects)
