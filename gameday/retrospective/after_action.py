"""The after-action report and improvement plan of an exercise with people in it, as values every rendering shows.

The form is that of the Homeland Security Exercise and Evaluation Program (HSEEP, doctrine of January 2020): overview,
ratings by objective, strengths and areas for improvement by capability, improvement plan, appendices.
"""

from __future__ import annotations

from datetime import date

from gameday.retrospective.model import Element, Priority, Retrospective
from gameday.scoring.assessment import ObjectiveRating
from gameday.terms.frozen import frozen
from gameday.timeline.header import SeatMode


@frozen
class Elsewhere:
    """An area that is about an objective too, and is told and counted under another."""

    observation: str
    capability: str
    """Where it is told."""
    clauses: tuple[str, ...]
    """The promises that are about it."""
    action: int
    """Number of its corrective action in the improvement plan."""


@frozen
class RatedObjective:
    """One objective, how it was met, and what evaluators said of it."""

    id: str
    text: str
    capability: str
    rating: ObjectiveRating
    evaluators: tuple[str, ...] = ()
    """`evaluator: S`: what people judged; it stands beside the rating and changes nothing."""
    reason: str = ""
    """Why it is rated so, or not; empty where everything was kept unaided."""
    said: tuple[str, ...] = ()
    """What evaluators gave as their reason."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """What is about it and told under another; it is not in this rating."""


@frozen
class Point:
    """A strength or an area for improvement."""

    observation: str
    analysis: tuple[str, ...]
    """What the record shows of it; empty where there is nothing to add."""
    references: tuple[str, ...]
    """Where the SOP says so: document and section."""
    evidence: tuple[str, ...]
    """Ids of entries."""
    factor: str = ""
    """Why it could happen, for the review to confirm; empty for a strength."""
    recommendation: str = ""
    """What to do; empty for a strength."""
    broken: bool = False
    """A critical clause broke."""
    beside: tuple[str, ...] = ()
    """What facilitators and evaluators said of it: `evaluator: S, justified: the page was down`."""
    clauses: tuple[str, ...] = ()
    """The promises it speaks of; none for an expected action or a gap of the SOP."""
    action: int | None = None
    """Number of its corrective action in the improvement plan; None for a strength."""


@frozen
class CapabilityAnalysis:
    """What was seen of one capability."""

    capability: str
    objectives: tuple[RatedObjective, ...]
    strengths: tuple[Point, ...]
    areas: tuple[Point, ...]
    remark: str = ""
    """What else there is to know of it, and is no area."""


@frozen
class PlanRow:
    """One corrective action of the improvement plan."""

    number: int
    capability: str
    area: str
    action: str
    element: Element
    owner: str
    """A role."""
    start: date
    due: date
    due_basis: str
    priority: Priority
    verification: str
    retest: str


@frozen
class RecordedRow:
    """A corrective action that people put on record themselves. What the record does not tell is empty."""

    number: int
    action: str
    said: str
    """What was written beside its title."""
    category: str
    """What sort of change it is, in the company's own word."""
    owner: str
    """A role in words, or a function of the company."""
    start: date
    """The day it was put on record."""
    due: str
    """A date or a time, as it was written."""
    closed: date | None
    """The day it was done; None where the record has none."""
    priority: str
    """In the company's own word."""
    verification: str
    expected_impact: str
    retest: str
    evidence: tuple[str, ...]
    """The entry that added it, and the one that closed it."""


@frozen
class Contribution:
    """A contributing factor: what let promises fall, or drew the response away."""

    sentence: str
    actions: tuple[int, ...]
    """Numbers of the corrective actions against what it explains; none of a distraction: nobody can tie it to one."""


@frozen
class Participant:
    """A seat of the exercise, never the person in it."""

    role: str
    mode: SeatMode | None
    """Who held it; None where the record does not say."""
    entries: int
    """How many entries of the timeline this role made."""


@frozen
class WordBeside:
    """What a facilitator or an evaluator said, beside what was computed."""

    about: str
    """The clause or objective; empty for an observation of the exercise as a whole."""
    computed: str
    """What the judge found; empty where it judged nothing of this name."""
    role: str
    kind: str
    """`observation` or `judgement`."""
    rating: str
    justified: bool | None
    reason: str
    entry: str


@frozen
class AfterAction:
    """Everything the report shows. Its heading, timeline and measurements are those of the retrospective."""

    retro: Retrospective
    summary: tuple[tuple[str, str], ...]
    """Five (label, sentence) pairs, without a verdict: ratings belong to objectives, never to the whole."""
    overview: tuple[tuple[str, str], ...]
    """(what, value) pairs; `not stated` where the record does not tell."""
    objectives: tuple[RatedObjective, ...]
    capabilities: tuple[CapabilityAnalysis, ...]
    factors: tuple[Contribution, ...]
    """Every contributing factor once, the distractions of the exercise among them."""
    plan: tuple[PlanRow, ...]
    recorded: tuple[RecordedRow, ...]
    """What people put on record themselves: the end of the plan."""
    participants: tuple[Participant, ...]
    words: tuple[WordBeside, ...]
