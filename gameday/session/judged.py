"""A record with everything that was made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gameday.drill import Watch, play
from gameday.files.documents import Loaded, load_scenario
from gameday.files.drill_documents import DrillDocuments
from gameday.files.shipped import shipped_names
from gameday.files.timeline_file import entries_digest
from gameday.files.written_start import written_offset
from gameday.retrospective import Retrospective, retrospective
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment, DocumentRef
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.session.signature import as_signed
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline
from gameday.timeline.exercise import SignedOff


def drill_of(record: Timeline) -> str:
    """A drill's id; of a record that has none, one made from what it says, whether signed off or not."""
    if record.header and record.header.drill:
        return record.header.drill
    unsigned = Timeline.of(one for one in record if not isinstance(one, SignedOff))
    return f"record-{entries_digest(unsigned)[:10]}"


@frozen
class Judged:
    """A record with everything that was made of it."""

    timeline: Timeline
    assessment: Assessment
    retrospective: Retrospective
    documents: DrillDocuments
    case: Case
    as_of: date | None = None
    """The day that was taken as today; None: the day the response ended."""

    @property
    def drill(self) -> str:
        """The drill's id."""
        return drill_of(self.timeline)

    def with_names(self) -> Judged:
        """The same with people's names beside their roles: for those who asked, never for a drill directory."""
        told = _told(self.case, self.assessment, self.documents, self.as_of, names=True)
        return replace(self, retrospective=told)

    def beside(self, notes: str) -> Judged:
        """The same beside what people wrote: a draft again where they wrote it after the report was signed off."""
        return replace(self, retrospective=_signed(self, notes))


def play_and_judge(
    scenario: Loaded[Scenario],
    team: Loaded[Team],
    sop: Loaded[Sop],
    scorecard: Loaded[Scorecard],
    *,
    seed: int,
    as_of: date | None = None,
    watch: Watch | None = None,
) -> Judged:
    """Play a drill flat out and judge it. Ctrl-C while it plays ends it early; what was played is judged."""
    timeline = play(scenario.document, sop.document, team.document, seed=seed, watch=watch, keeps=True)
    return judge_record(timeline, DrillDocuments(sop, scorecard, scenario, team), as_of=as_of)


def judge_record(timeline: Timeline, documents: DrillDocuments, *, as_of: date | None = None) -> Judged:
    """Judge a record and make its retrospective."""
    scenario = documents.scenario.document if documents.scenario else None
    case = Case(timeline, documents.sop.document, documents.scorecard.document, scenario)
    assessment = assess(
        case,
        sop_ref=_reference(documents.sop, documents.sop.document.version),
        scorecard_ref=_reference(documents.scorecard),
        scenario_ref=_scenario_reference(documents.scenario) if documents.scenario else None,
    )
    told = _told(case, assessment, documents, as_of)
    judged = Judged(timeline, assessment, told, documents, case, as_of)
    return replace(judged, retrospective=_signed(judged))


def _told(
    case: Case, assessment: Assessment, documents: DrillDocuments, as_of: date | None, *, names: bool = False
) -> Retrospective:
    team = documents.team.document if documents.team else None
    return retrospective(
        case,
        assessment,
        team=team,
        as_of=as_of,
        shelf=_shelf(case),
        names=names,
        offset=written_offset(documents.scenario) if documents.scenario else 0,
    )


def _signed(one: Judged, notes: str | None = None) -> Retrospective:
    return as_signed(one.retrospective, one.timeline, one.documents, one.assessment, as_of=one.as_of, notes=notes)


def _shelf(case: Case) -> tuple[Scenario, ...]:
    """The scenarios a record that was played from none is compared with, to name one that retests a change."""
    if case.scenario is not None or case.header.scenario:
        return ()
    return tuple(load_scenario(name) for name in shipped_names("scenarios"))


def _scenario_reference(loaded: Loaded[Scenario]) -> DocumentRef:
    return replace(_reference(loaded), variant=loaded.document.variant)


def _reference(loaded: Loaded[Sop] | Loaded[Scorecard] | Loaded[Scenario], version: str | None = None) -> DocumentRef:
    return DocumentRef(loaded.document.name, loaded.digest, version)
