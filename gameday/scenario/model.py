"""The scenario: what goes wrong, when, and what is true. What one should do about it is the SOP's."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from pydantic import Field, model_validator

from gameday.scenario.attachment import MOST_ATTACHMENTS, Attachment
from gameday.scenario.branch import Branch
from gameday.scenario.checks import misfits_of
from gameday.scenario.exercised import Emphasis
from gameday.scenario.gap import Gap
from gameday.scenario.inject import ExpectedAction, Inject
from gameday.scenario.objective import Objective
from gameday.scenario.par import Par
from gameday.scenario.phase import Phase
from gameday.scenario.script_checks import Script
from gameday.scenario.truth import StatedTruth
from gameday.scenario.variable import Variable, VariableName
from gameday.scenario.world import World
from gameday.terms.clause_kind import ClauseKind
from gameday.terms.document import Document, Format, Misfits, Name, Text
from gameday.terms.duration import HOUR, Duration
from gameday.terms.moment import Moment
from gameday.terms.role import Role
from gameday.terms.seat import SeatMode


class Scenario(Document):
    """What goes wrong, when, and what is true: world, injects, seats, escalation gaps, hidden truth."""

    format: Format
    name: Name
    variant: int | None = Field(default=None, ge=1)
    """Which variant of the file this is, where its `vars` were drawn; none: as it is written."""
    title: Text
    """The symptom, never the cause: participants read it."""
    pitch: Text
    """Two lines that make one want to play it; no spoilers."""
    learning_objectives: tuple[Text, ...] = ()
    """What somebody who played it knows better; for the facilitator, and for everybody afterwards."""
    difficulty: int = Field(default=2, ge=1, le=5)
    duration: Duration = HOUR
    """How long a drill of it usually takes."""
    starts_at: Moment
    """Story time of the start; people's own time zones decide who sleeps."""
    ends_after: Duration = 4 * HOUR
    """The drill ends then, resolved or not."""
    tags: tuple[Name, ...] = ()
    minimum_team: tuple[Role, ...] = ()
    """Roles without which it makes no sense to play it."""
    exercises: Mapping[ClauseKind, Emphasis] = Field(default_factory=dict)
    """How much it gives each kind of clause to do; `none` is a statement, a kind left out is not stated."""
    vars: Mapping[VariableName, Variable] = Field(default_factory=dict, max_length=40)
    """What differs from variant to variant; `{{name}}` stands for it anywhere else in the file."""
    team: Name | None = None
    """The team file with this scenario's own people."""
    objectives: tuple[Objective, ...] = ()
    seats: Mapping[Role, SeatMode] = Field(default_factory=dict)
    """Seats that are not simulated."""
    gaps: tuple[Gap, ...] = ()
    world: World | None = None
    phases: tuple[Phase, ...] = Field(default=(), max_length=40)
    """The parts a facilitator leads through; with facts they are enough, without a world."""
    branches: tuple[Branch, ...] = Field(default=(), max_length=20)
    injects: tuple[Inject, ...] = Field(default=(), max_length=300)
    expects: tuple[ExpectedAction, ...] = ()
    """Expected actions that belong to no inject."""
    stated_truth: tuple[StatedTruth, ...] = ()
    """The facts of impact by hand, where no world computes them."""
    attachments: tuple[Attachment, ...] = Field(default=(), max_length=MOST_ATTACHMENTS)
    hidden_truth: Text | None = None
    """What really happened, for the facilitator and the debriefing."""
    par: Par | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Scenario:
        misfits = tuple(
            misfits_of(
                world=self.world,
                script=Script(self.injects, self.objectives, self.phases, self.branches, self.attachments),
                gaps=self.gaps,
                expects=self.expects,
                stated=self.stated_truth,
                ends_after=self.ends_after,
            )
        )
        if misfits:
            raise Misfits(misfits)
        return self

    @property
    def has_levers(self) -> bool:
        """Is there anything in its world that somebody could pull?"""
        return self.world is not None and bool(self.world.mitigations)

    def ways(self) -> tuple[str, ...]:
        """Every way some branch may go, by id."""
        return tuple(way.id for branch in self.branches for way in branch.ways)

    def time_of(self, inject: Inject) -> int | None:
        """When an inject goes out, in milliseconds after the start, as far as its file alone can tell."""
        phase = next((one for one in self.phases if one.id == inject.phase), None)
        if phase is None:
            return inject.at
        if inject.after is not None or inject.when is not None or phase.at is None:
            return None
        return phase.at + (inject.delay if inject.at is None else inject.at)

    def truth_by_hand(self) -> tuple[StatedTruth, ...]:
        """The facts stated with a time of their own, in order: by `stated_truth`, and by phases that begin by time."""
        by_phase = [
            StatedTruth(at=phase.at, facts=phase.facts)
            for phase in self.phases
            if phase.facts is not None and phase.at is not None and phase.way is None
        ]
        return tuple(sorted((*self.stated_truth, *by_phase), key=attrgetter("at")))

    def expected_actions(self) -> tuple[ExpectedAction, ...]:
        """Every expected action, those of the scenario first, then those of its injects in order."""
        return (*self.expects, *(action for inject in self.injects for action in inject.expects))
