"""The scenario: what goes wrong, when, and what is true. What one should do about it is the SOP's."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from gameday.scenario.checks import misfits_of
from gameday.scenario.gap import Gap
from gameday.scenario.inject import ExpectedAction, Inject
from gameday.scenario.objective import Objective
from gameday.scenario.par import Par
from gameday.scenario.truth import StatedTruth
from gameday.scenario.world import World
from gameday.terms.document import Document, Format, Misfits, Name, Text
from gameday.terms.duration import HOUR, Duration
from gameday.terms.moment import Moment
from gameday.terms.role import Role
from gameday.terms.seat import SeatMode


class Scenario(Document):
    """What goes wrong, when, and what is true: world, injects, seats, escalation gaps, hidden truth."""

    format: Format
    name: Name
    title: Text
    """The symptom, never the cause: participants read it."""
    pitch: Text
    """Two lines that make one want to play it; no spoilers."""
    difficulty: int = Field(default=2, ge=1, le=5)
    duration: Duration = HOUR
    """How long a drill of it usually takes."""
    starts_at: Moment
    """Story time of the start; people's own time zones decide who sleeps."""
    ends_after: Duration = 4 * HOUR
    """The drill ends then, resolved or not."""
    tags: tuple[Name, ...] = ()
    team: Name | None = None
    """The team file with this scenario's own people."""
    objectives: tuple[Objective, ...] = ()
    seats: Mapping[Role, SeatMode] = Field(default_factory=dict)
    """Seats that are not simulated."""
    gaps: tuple[Gap, ...] = ()
    world: World | None = None
    injects: tuple[Inject, ...] = Field(default=(), max_length=300)
    expects: tuple[ExpectedAction, ...] = ()
    """Expected actions that belong to no inject."""
    stated_truth: tuple[StatedTruth, ...] = ()
    """The facts of impact by hand, where no world computes them."""
    hidden_truth: Text | None = None
    """What really happened, for the facilitator and the debriefing."""
    par: Par | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Scenario:
        misfits = tuple(
            misfits_of(
                world=self.world,
                injects=self.injects,
                gaps=self.gaps,
                objectives=self.objectives,
                expects=self.expects,
                stated=self.stated_truth,
                ends_after=self.ends_after,
            )
        )
        if misfits:
            raise Misfits(misfits)
        return self

    def expected_actions(self) -> tuple[ExpectedAction, ...]:
        """Every expected action, those of the scenario first, then those of its injects in order."""
        return (*self.expects, *(action for inject in self.injects for action in inject.expects))
