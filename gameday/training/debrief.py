"""The debrief of a training: what came out, whose doing it was, and the three moments that mattered."""

from __future__ import annotations

from gameday.files.drill_documents import DrillDocuments
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.terms.frozen import frozen
from gameday.terms.role import canonical_role
from gameday.timeline import Timeline
from gameday.timeline.response import HandedOff, RoleAssigned
from gameday.training.moments import Moment, moments
from gameday.training.part import Part, part_of


@frozen
class Debrief:
    """What whoever trained is shown afterwards. For them alone."""

    assessment: Assessment
    moments: tuple[Moment, ...]
    part: Part
    """What came of what they did, and what others did for them."""
    sop: str
    """Its title."""


def debrief(timeline: Timeline, documents: DrillDocuments, person: str, seat: str) -> Debrief:
    """Judge a training for who was at a seat of it, and find what mattered."""
    sop, scenario = documents.sop.document, documents.scenario
    case = Case(timeline, sop, documents.scorecard.document, None if scenario is None else scenario.document)
    assessment = assess(case)
    roles = _roles(timeline, person, seat)
    found = moments(case, assessment, person, roles)
    return Debrief(assessment, found, part_of(case, assessment, person, roles), sop.title)


def _roles(timeline: Timeline, person: str, seat: str) -> tuple[str, ...]:
    """The roles a person had: the seat they trained at, and whatever was given to them."""
    given = [one.seat for one in timeline.every(RoleAssigned) if person == (one.person or one.actor)]
    handed = [one.seat for one in timeline.every(HandedOff) if one.to == person]
    return tuple(dict.fromkeys((seat, *(canonical_role(role) for role in (*given, *handed) if role))))
