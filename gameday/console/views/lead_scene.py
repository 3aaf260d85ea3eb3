"""What whoever leads a drill looks at: the record so far, judged so far, beside what was planned."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from gameday.drill import play
from gameday.report.board import Board
from gameday.report.msel.events import msel
from gameday.report.msel.rows import Row
from gameday.report.untouched import untouched_of
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import ActionResult
from gameday.scoring.case import Case
from gameday.scoring.effective import as_recorded
from gameday.scoring.finding import Finding
from gameday.scoring.judge import findings_of
from gameday.scoring.rating import action_results
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.same import Same
from gameday.timeline import Timeline

_ANY_SEED = 1
"""With nobody in it, a story goes the same way under any seed but for whose words complain."""


@dataclass(frozen=True)
class Scene:
    """One moment of one drill. Everything else on the page follows from it."""

    scenario: Scenario
    sop: Sop
    scorecard: Scorecard
    team: Team
    timeline: Timeline
    """What is on the record so far; its header says that more may come, while more may."""
    story: int
    """Milliseconds since the start."""

    @property
    def starts_at(self) -> int:
        """The start, in milliseconds since 1970."""
        return self.scenario.starts_at

    def since(self, at: int) -> int:
        """A moment as story time: milliseconds since the start."""
        return at - self.scenario.starts_at

    @cached_property
    def case(self) -> Case:
        """The record so far under SOP and scorecard."""
        return Case(self.timeline, self.sop, self.scorecard, self.scenario)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What each clause says of the record so far."""
        return findings_of(self.case)

    @cached_property
    def actions(self) -> tuple[ActionResult, ...]:
        """What the record so far shows of each action the scenario expects."""
        return action_results(self.case)

    @cached_property
    def standing(self) -> Timeline:
        """The record so far without what was undone, and with what was corrected."""
        return as_recorded(self.timeline)

    @cached_property
    def board(self) -> Board:
        """Who holds which role, what is called, when the next word is due."""
        board = Board(self.sop)
        for one in self.standing:
            board.take(one)
        return board

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The master scenario events list, as it was planned."""
        return _planned(Same(self.scenario), Same(self.sop), Same(self.team))


@lru_cache(maxsize=32)
def _planned(scenario: Same[Scenario], sop: Same[Sop], team: Same[Team]) -> tuple[Row, ...]:
    """Made once for each drill: the story is played through without anybody in it."""
    told = scenario.document
    story = untouched_of(play(told, sop.document, team.document, seed=_ANY_SEED, cast={}), told.starts_at, sop.document)
    return msel(told, sop.document, story).rows
