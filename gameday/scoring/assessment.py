"""The assessment: what SOP and scorecard make of a timeline."""

from __future__ import annotations

from typing import Literal

from gameday.scoring.aside import Aside
from gameday.scoring.finding import Finding, JudgementBeside, Status
from gameday.terms.dimension import Dimension
from gameday.terms.frozen import frozen
from gameday.timeline.header import Exercise

Verdict = Literal["pass", "fail", "undecided", "not_graded"]
ObjectiveRating = Literal["P", "S", "M", "U", "NR"]
WarningKind = Literal[
    "unknown_level",
    "below_lowest",
    "unknown_kind",
    "correction_without_effect",
    "rewritten",
    "not_counted",
    "several_incidents",
    "said_outside_tabletop",
    "not_covered",
    "said_nothing",
    "before_the_call",
    "came_late",
    "never_came",
    "stops_early",
    "no_end_stated",
]
"""What a warning is about."""
MeasurementStatus = Literal["recorded", "pending", "not_applicable", "invalid", "censored"]


@frozen
class DocumentRef:
    """Which document was used, to the byte."""

    name: str
    digest: str
    version: str | None = None
    variant: int | None = None
    """Of a scenario: which variant of its file was played; None: as it is written."""


@frozen
class Measurement:
    """A duration between two named anchors; never guessed."""

    name: str
    status: MeasurementStatus
    seconds: float | None = None
    from_entry: str | None = None
    to_entry: str | None = None
    shown: bool = True
    """False: the source cannot show one of its anchors, so it stays pending until another source does."""
    at_least: float | None = None
    """Seconds that a silence lasted at the least, where the record ends before the incident does."""
    aside: Aside | None = None
    """What of it does not count: leapt over, paused, waited for the controller; None: all of it counts."""


@frozen
class DimensionScore:
    """The weighted mean of a dimension's findings, with its interval."""

    dimension: Dimension
    score: float | None
    """Over known findings; None where there are none."""
    low: float | None
    high: float | None
    weight: float
    applicable: int
    """How many findings count."""
    thin: bool
    """Under half of the weight of the clauses for this level applies."""


@frozen
class Overall:
    """The number, last and least, and what it decides."""

    score: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    gates: tuple[str, ...]
    """Ids of broken critical clauses."""


@frozen
class ActionResult:
    """What the record shows of an action that the scenario expects."""

    id: str
    text: str
    status: Status
    due: int | None
    """Milliseconds since 1970; None: it has no time of its own, or nothing called for it."""
    evidence: tuple[str, ...]
    """Ids of entries."""
    observed: str
    """What was seen, in a few words without names of people."""
    judgements: tuple[JudgementBeside, ...] = ()
    """What people said of it. Beside the status; where only a person can tell, their rating is the finding."""


@frozen
class ObjectiveResult:
    """How one objective was met."""

    id: str
    text: str
    rating: ObjectiveRating
    clauses: tuple[str, ...]
    judgements: tuple[JudgementBeside, ...] = ()
    """What people said of it; beside the rating, never over it."""
    actions: tuple[ActionResult, ...] = ()
    """The scenario's expected actions that show it; each that was due counts as a clause of weight 1."""
    reason: str = ""
    """Why it is this letter, in a few words; empty for P."""


@frozen
class Metrics:
    """Outcomes and costs, beside the score. None where the record cannot tell."""

    user_minutes: float | None
    """Share of users affected, integrated over minutes."""
    pages_sent: int | None
    person_minutes: float | None
    """Minutes between joining and the end, summed over people."""
    under_triage_minutes: float | None
    over_triage_minutes: float | None
    missed_escalations: int | None


@frozen
class Warned:
    """Something in the record that is not judged as it stands, or that a reader should look at."""

    about: WarningKind
    entries: tuple[str, ...]
    """Ids of the entries it is about; empty: the header."""
    sentence: str
    """One sentence a participant understands, without names of people."""


@frozen
class Assessment:
    """Findings first, the number last. A pure function of timeline, SOP, scorecard and scenario truth."""

    sop: DocumentRef
    scorecard: DocumentRef
    scenario: DocumentRef | None
    exercise: Exercise
    overall: Overall
    objectives: tuple[ObjectiveResult, ...]
    dimensions: tuple[DimensionScore, ...]
    findings: tuple[Finding, ...]
    measurements: tuple[Measurement, ...]
    metrics: Metrics
    warnings: tuple[Warned, ...] = ()
    """What in the record is not judged as it stands; no score depends on it."""
    drill: str | None = None
    """The drill's id; None: the record states none."""
    actions: tuple[ActionResult, ...] = ()
    """The scenario's expected actions that no objective names; they count for none."""
    observations: tuple[JudgementBeside, ...] = ()
    """What people said of the drill as a whole."""

    def finding(self, clause: str) -> Finding:
        """The finding of a clause.

        Raises:
            KeyError: no clause of this id was judged.

        """
        for one in self.findings:
            if one.clause == clause:
                return one
        raise KeyError(clause)
