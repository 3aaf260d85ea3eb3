"""Mitigations: the levers, and what each does to the faults."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from gameday.scenario.metric import LoadName, Share
from gameday.terms.document import Document, Name, Text
from gameday.terms.duration import Duration
from gameday.terms.look import Check


class Effect(Document):
    """What a lever does to one fault."""

    fault: Name
    """Id of the fault."""
    does: Literal["ends", "lessens", "worsens", "starts", "heals", "outweighs"]
    """`heals` mends data that the fault harmed, and only works once the fault itself is ended. `outweighs` leaves the
    fault as it is: what the lever `scales` or `empties` is enough to live with it."""
    to: Annotated[float, Field(ge=0, le=10)] | None = None
    """Intensity it is brought to, for `lessens` (under 1) and `worsens` (over 1)."""
    holds_for: Duration | None = None
    """It looks mended for so long, then comes back: a false recovery. None: it lasts."""

    @model_validator(mode="after")
    def _fits(self) -> Effect:
        if (self.to is None) != (self.does not in ("lessens", "worsens")):
            raise ValueError("expected `to` with lessens and worsens, and with nothing else")
        if self.to is not None and (self.to < 1) != (self.does == "lessens"):
            raise ValueError("expected `to` under 1 for lessens, 1 or more for worsens")
        if self.holds_for is not None and self.does not in ("ends", "lessens", "worsens"):
            raise ValueError("`holds_for` speaks of ends, lessens and worsens only")
        return self

    @property
    def helps(self) -> bool:
        """Does it end, lessen or outweigh the fault for good?"""
        return self.does in ("ends", "lessens", "outweighs") and self.holds_for is None


class Pull(Document):
    """A lever by name: what is pulled, and on what."""

    action: Name
    target: Name


class Scaling(Document):
    """What a lever does to the load of a service: so many times its demand, or its capacity."""

    metric: LoadName
    times: Annotated[float, Field(ge=0, le=100)]
    service: Name | None = None
    """None: the lever's own target."""
    holds_for: Duration | None = None
    """It is undone after so long; none: it lasts."""
    turns_away: Share = 1.0
    """Of the demand it takes off, how much is users who are turned away or kept waiting; they are affected until the
    lever is lifted. 0: it sends them elsewhere, or takes off what is nobody's: retries, batches, crawlers."""


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
    otherwise: tuple[Effect, ...] = ()
    """What it does to faults where chance is against it: half a success, or harm. None: nothing."""
    scales: tuple[Scaling, ...] = ()
    """What it does to the load of services: more instances, load shed, traffic sent elsewhere."""
    empties: tuple[Name, ...] = ()
    """Services whose waiting requests it throws away."""
    needs: tuple[Pull, ...] = ()
    """Levers that must be in place before; without them it does not work."""
    suggested_by: tuple[Check, ...] = ()
    """Looks that make one think of it while something is wrong."""

    @property
    def helps(self) -> bool:
        """Does it end, lessen or outweigh some fault for good?"""
        return any(effect.helps for effect in self.effects)

    @property
    def turns_users_away(self) -> bool:
        """Does it keep users out, so that it lessens impact and cannot end it alone?"""
        return any(one.metric == "demand" and one.times < 1 and one.turns_away > 0 for one in self.scales)

    @model_validator(mode="after")
    def _outweighs_by_something(self) -> Mitigation:
        outweighs = any(effect.does == "outweighs" for effect in (*self.effects, *self.otherwise))
        if outweighs and not (self.scales or self.empties):
            raise ValueError("by what does it outweigh the fault? expected `scales` or `empties`")
        return self
