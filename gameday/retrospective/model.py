"""The retrospective as values: everything a report shows, in words, without the name of any person.

Times are milliseconds since 1970 (`at`) or since the start of the story (`since`). No face of the report computes
anything of its own: what is not here is in none of them.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from gameday.retrospective.chart import Chart
from gameday.scoring.assessment import (
    ActionResult,
    DimensionScore,
    MeasurementStatus,
    Metrics,
    ObjectiveResult,
    Overall,
)
from gameday.scoring.finding import JudgementBeside, Status
from gameday.sop.source import Reading, Source
from gameday.terms.dimension import Dimension
from gameday.terms.frozen import frozen

Strand = Literal["truth", "signal", "act", "talk", "exercise"]
"""What kind of row it is: what was true (hidden at the time), what reached the team, what was done, what was said,
and the exercise itself."""
Form = Literal["simulation", "after_action", "incident"]
Priority = Literal["high", "medium", "low"]
Category = Literal["mitigative", "preventative"]
Element = Literal["planning", "organisation", "equipment", "training", "exercise"]
"""What an item changes, in the words HSEEP has for it: plans and rules, people and seats, tools, know-how, drills."""
Target = Literal["team", "sop"]
"""Where the gap is: in following the SOP, or in the SOP itself."""


@frozen
class Heading:
    """What the report is about, and what it must carry on every page."""

    title: str
    banner: tuple[str, ...]
    """`EXERCISE`, the drill's id, and where so that no person took part; empty for a real incident."""
    form: Form
    about: tuple[tuple[str, str], ...]
    """(what, value) pairs: drill, kind, scenario, SOP, scorecard, seed, start."""
    draft: bool
    """Nobody has signed it off."""
    signed_off: str = ""
    """By which role and when; empty for a draft."""
    lapsed: str = ""
    """Why an earlier signature no longer holds; empty where there was none, or it does."""
    offset: int = 0
    """Minutes that the clocks of the scenario's story are ahead of UTC."""


@frozen
class Row:
    """One entry of the timeline in words."""

    id: str
    at: int
    since: int
    strand: Strand
    voice: str
    """Who speaks: a role, `monitoring`, `a customer`."""
    sentence: str
    quote: str = ""
    """The entry's own words, redacted."""
    stated: bool = False
    """Said in a tabletop, not done."""
    key: bool = False
    """One of the few moments that tell the story."""
    incident: str = ""
    """Which of several incidents at once it belongs to."""
    undone: bool = False
    """It was taken back: it stays on the record and does not count."""
    corrected: str = ""
    """What it said first, where it was corrected."""
    signed_at: int | None = None
    """Of a signature: when it was given, after the story and at no time of it."""
    ramp: str = ""
    """Of a step of impact that is one of several within a minute: the id of the first of them."""


@frozen
class ClauseLine:
    """What one clause of the SOP says about this record."""

    clause: str
    text: str
    """The promise, as the SOP file words it."""
    dimension: Dimension
    status: Status
    credit: float | None
    weight: float
    expected: str
    observed: str
    sentence: str
    evidence: tuple[str, ...]
    critical: bool
    broken: bool
    aided: bool
    source: Source | None
    reading: Reading | None
    judgements: tuple[str, ...] = ()
    justified: bool = False
    """Somebody held the departure to be right, or not to be helped."""
    margin: float | None = None
    """Of a deadline: (bound - taken) / bound; negative when late."""

    @property
    def lost(self) -> float:
        """Weight times what is missing of the credit; 0 where the clause is not in the sums."""
        return 0.0 if self.credit is None else self.weight * (1 - self.credit)


@frozen
class Strength:
    """Something that went well."""

    sentence: str
    clauses: tuple[str, ...]
    evidence: tuple[str, ...]


@frozen
class ActionItem:
    """One thing to change, specific enough to be done and checked."""

    number: int
    title: str
    owner: str
    """A role of the SOP."""
    start: date
    """The first business day on which it can be worked on."""
    due: date
    due_basis: str
    """Where the date comes from."""
    priority: Priority
    category: Category
    element: Element
    target: Target
    verification: str
    """How to see that it is done."""
    expected_impact: str
    retest: str
    clauses: tuple[str, ...]


@frozen
class Shortfall:
    """Something that did not go well: one cause, the clauses it touched, and the item that mends it."""

    headline: str
    detail: tuple[str, ...]
    """What each clause saw, in a sentence."""
    factor: str
    """Why it could happen, as far as the record shows: a contributing factor, never a person."""
    clauses: tuple[str, ...]
    evidence: tuple[str, ...]
    broken: bool
    """A critical clause broke."""
    item: int | None
    """Number of the action item that mends it."""


@frozen
class Factor:
    """Something that let promises fall: a likely one, for the review to confirm. Never a person."""

    sentence: str
    shortfalls: tuple[int, ...]
    """Which of the shortfalls it explains, counted from 1; none of a distraction, which nobody can tie to one."""
    evidence: tuple[str, ...] = ()
    """Ids of the entries it rests on, none of them later than what it explains; none where it rests on an absence."""


@frozen
class Gap:
    """Something the SOP itself should say and does not."""

    where: str
    wrong: str
    mend: str
    item: int | None = None
    """Number of the action item that mends it; None where none was made."""
    why: str = ""
    """Why it matters."""
    count: int = 1
    """How many gaps it stands for: the last one may stand for all that are not listed."""


@frozen
class Reckoned:
    """A measurement with what the SOP or the scenario expects of it."""

    name: str
    label: str
    status: MeasurementStatus
    value: str
    """For people: `6 min`, or why there is none."""
    from_entry: str | None
    to_entry: str | None


@frozen
class Assumption:
    """Something the report rests on that nobody measured here."""

    text: str
    why: str


@frozen
class Retrospective:
    """What happened, what was due, what to change."""

    heading: Heading
    summary: tuple[tuple[str, str], ...]
    """Five (label, sentences) pairs, told in full: what happened, impact, duration, severity, outcome."""
    impact: tuple[tuple[str, str], ...]
    """(label, sentence) pairs: who was affected, how much at the peak, for how long, user-minutes, money, data,
    security; `not on record` where the record does not tell."""
    rows: tuple[Row, ...]
    left_out: int
    """How many entries of a very long record the rows leave out."""
    chart: Chart
    strengths: tuple[Strength, ...]
    shortfalls: tuple[Shortfall, ...]
    factors: tuple[Factor, ...]
    """The contributing factors: each once, with the shortfalls it explains."""
    open_questions: tuple[str, ...]
    """What the record cannot tell, or is not due yet."""
    clauses: tuple[ClauseLine, ...]
    gaps: tuple[Gap, ...]
    measurements: tuple[Reckoned, ...]
    metrics: Metrics
    objectives: tuple[ObjectiveResult, ...]
    dimensions: tuple[DimensionScore, ...]
    overall: Overall
    actions: tuple[ActionItem, ...]
    assumptions: tuple[Assumption, ...]
    limits: tuple[str, ...]
    """What a score cannot say: at the foot of every face."""
    expected: tuple[ActionResult, ...] = ()
    """The scenario's expected actions that no objective names."""
    observations: tuple[JudgementBeside, ...] = ()
    """What facilitators and evaluators said of the drill as a whole."""
    truth: str = ""
    """What really happened, whole, where the summary tells only its first sentences; else empty."""
    short: tuple[tuple[str, str], ...] = ()
    """The summary's five lines, each of about thirty words at the most."""

    def clause(self, id_: str) -> ClauseLine:
        """The line of a clause.

        Raises:
            KeyError: no clause of this id was judged.

        """
        for line in self.clauses:
            if line.clause == id_:
                return line
        raise KeyError(id_)
