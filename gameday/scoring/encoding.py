"""The assessment as the contract's JSON (schema 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from gameday.scoring.assessment import ActionResult, Assessment, DimensionScore, DocumentRef, Measurement
from gameday.scoring.finding import Finding
from gameday.terms.duration import SECOND
from gameday.terms.moment import format_moment
from gameday.timeline.header import Exercise

EXERCISE = "EXERCISE"
"""What every output of an exercise says; none of a real incident does."""
SIMULATION = "SIMULATION, NO PERSON TOOK PART"
"""What every output of a drill in which no person took part says."""

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def assessment_text(assessment: Assessment) -> str:
    """The JSON text, sorted where the contract states no order, with a line end."""
    return json.dumps(assessment_json(assessment), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def assessment_json(assessment: Assessment) -> Mapping[str, Json]:
    """The assessment as plain JSON values."""
    exercise = assessment.exercise
    body: dict[str, Json] = {"schema": 1}
    if exercise.simulated_only:
        body["simulation"] = SIMULATION
    body |= {
        "sop": _document(assessment.sop, versioned=True),
        "scenario": _document(assessment.scenario) if assessment.scenario else None,
        "scorecard": _document(assessment.scorecard),
        "exercise": _exercise(exercise, assessment.drill),
        "overall": {
            "score": assessment.overall.score,
            "low": assessment.overall.low,
            "high": assessment.overall.high,
            "verdict": assessment.overall.verdict,
            "gates": list(assessment.overall.gates),
        },
        "objectives": [
            {
                "id": one.id,
                "text": one.text,
                "rating": one.rating,
                "clauses": list(one.clauses),
                "judgements": [asdict(word) for word in one.judgements],
                "reason": one.reason,
                "actions": [_action(action) for action in one.actions],
            }
            for one in assessment.objectives
        ],
        "dimensions": {one.dimension: _dimension(one) for one in assessment.dimensions},
        "findings": [_finding(one) for one in assessment.findings],
        "measurements": {one.name: _measurement(one) for one in assessment.measurements},
        "metrics": asdict(assessment.metrics),
        "warnings": [
            {"about": one.about, "entries": list(one.entries), "sentence": one.sentence} for one in assessment.warnings
        ],
    }
    if assessment.actions:
        body["actions"] = [_action(one) for one in assessment.actions]
    if assessment.observations:
        body["observations"] = [asdict(one) for one in assessment.observations]
    return body


def _exercise(exercise: Exercise, drill: str | None) -> Json:
    body: dict[str, Json] = {"kind": exercise.kind, "humans": exercise.humans, "seats": dict(exercise.seats)}
    if exercise.kind != "real":
        body |= {"notice": EXERCISE, "drill": drill}
    return body


def _document(ref: DocumentRef, *, versioned: bool = False) -> Json:
    body: dict[str, Json] = {"name": ref.name, "digest": ref.digest}
    if versioned or ref.version is not None:
        body["version"] = ref.version
    if ref.variant is not None:
        body["variant"] = ref.variant
    return body


def _dimension(one: DimensionScore) -> Json:
    return {
        "score": one.score,
        "low": one.low,
        "high": one.high,
        "weight": one.weight,
        "applicable": one.applicable,
        "thin": one.thin,
    }


def _action(one: ActionResult) -> Json:
    body: dict[str, Json] = {
        "id": one.id,
        "text": one.text,
        "status": one.status,
        "due": None if one.due is None else format_moment(one.due),
        "evidence": list(one.evidence),
        "observed": one.observed,
    }
    if one.judgements:
        body["judgements"] = [asdict(word) for word in one.judgements]
    return body


def _finding(one: Finding) -> Json:
    return {
        "clause": one.clause,
        "dimension": one.dimension,
        "status": one.status,
        "credit": one.credit,
        "low": one.low,
        "high": one.high,
        "margin": one.margin,
        "weight": one.weight,
        "critical": one.critical,
        "broken": one.broken,
        "aided": one.aided,
        "stated": one.stated,
        "expected": one.expected,
        "observed": one.observed,
        "evidence": list(one.evidence),
        "sentence": one.sentence,
        "source": {"document": one.source.document, "section": one.source.section} if one.source else None,
        "reading": {"value": one.reading.value, "why": one.reading.why} if one.reading else None,
        "judgements": [asdict(word) for word in one.judgements],
    }


def _measurement(one: Measurement) -> Json:
    body: dict[str, Json] = {
        "status": one.status,
        "seconds": one.seconds,
        "from": one.from_entry,
        "to": one.to_entry,
    }
    if one.at_least is not None:
        body["at_least"] = one.at_least
    if one.aside is not None:
        told = {name: length / SECOND for name, length in one.aside._asdict().items() if length}
        body["not_counted"] = {name: seconds for name, seconds in told.items() if name != "story"}
        body["story_seconds"] = told["story"]
    if not one.shown:
        body["shown"] = False
    return body
