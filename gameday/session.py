"""Play, judge and write as one act: what `gameday run`, `score` and `retro` do between loading and rendering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gameday.drill import Watch, play
from gameday.files.documents import Loaded
from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.retrospective import Retrospective, retrospective
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment, DocumentRef
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Standard:
    """What a record is judged against, and by whose people it was made."""

    sop: Loaded[Sop]
    scorecard: Loaded[Scorecard]
    scenario: Loaded[Scenario] | None = None
    team: Loaded[Team] | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A record with everything that was made of it."""

    timeline: Timeline
    assessment: Assessment
    retrospective: Retrospective
    standard: Standard

    def markdown(self, notes: str = "") -> str:
        """The retrospective as Markdown."""
        return to_markdown(self.retrospective, notes)

    def html(self, notes: str = "") -> str:
        """The retrospective as one self-contained page."""
        return to_html(self.retrospective, notes)


def play_and_judge(
    scenario: Loaded[Scenario],
    team: Loaded[Team],
    standard: Standard,
    *,
    seed: int,
    as_of: date | None = None,
    watch: Watch | None = None,
) -> Judged:
    """Play a drill flat out and judge it. Ctrl-C while it plays ends it early; what was played is judged."""
    timeline = play(scenario.document, standard.sop.document, team.document, seed=seed, watch=watch)
    return judge_record(timeline, standard, as_of=as_of)


def judge_record(timeline: Timeline, standard: Standard, *, as_of: date | None = None) -> Judged:
    """Judge a record and write its retrospective."""
    scenario = standard.scenario.document if standard.scenario else None
    team = standard.team.document if standard.team else None
    case = Case(timeline, standard.sop.document, standard.scorecard.document, scenario)
    assessment = assess(
        case,
        sop_ref=_reference(standard.sop, standard.sop.document.version),
        scorecard_ref=_reference(standard.scorecard),
        scenario_ref=_reference(standard.scenario) if standard.scenario else None,
    )
    return Judged(timeline, assessment, retrospective(case, assessment, team=team, as_of=as_of), standard)


def _reference(loaded: Loaded[Sop] | Loaded[Scorecard] | Loaded[Scenario], version: str | None = None) -> DocumentRef:
    return DocumentRef(loaded.document.name, loaded.digest, version)
