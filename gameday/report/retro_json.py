"""The retrospective as JSON, schema 1: every field by its name, times as RFC 3339, durations and story time in seconds.

Objects are additive: more keys may come, none changes its meaning. docs/reference/retrospective-json.md has the list.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from gameday.report.chart_json import chart_json
from gameday.retrospective import ActionItem, Retrospective
from gameday.retrospective.model import ClauseLine, Factor, Gap, Heading, Reckoned, Row, Shortfall
from gameday.scoring.assessment import ActionResult, DimensionScore, Metrics, ObjectiveResult, Overall
from gameday.scoring.encoding import SIMULATION, Json
from gameday.scoring.finding import JudgementBeside
from gameday.terms.duration import SECOND
from gameday.terms.moment import format_moment


def retrospective_text(retro: Retrospective, notes: str = "") -> str:
    """The JSON text with a line end; `notes` is what people wrote."""
    return json.dumps(retrospective_json(retro, notes), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def retrospective_json(retro: Retrospective, notes: str = "") -> Mapping[str, Json]:
    """The retrospective as plain JSON values."""
    body: dict[str, Json] = {"schema": 1}
    if retro.heading.form == "simulation":
        body["simulation"] = SIMULATION
    return body | {
        "heading": _heading(retro.heading),
        "summary": _pairs(retro.summary),
        "short": _pairs(retro.short),
        "impact": _pairs(retro.impact),
        "truth": retro.truth,
        "strengths": [
            {"sentence": one.sentence, "clauses": list(one.clauses), "evidence": list(one.evidence)}
            for one in retro.strengths
        ],
        "shortfalls": [_shortfall(one) for one in retro.shortfalls],
        "factors": [_factor(one) for one in retro.factors],
        "actions": [_action(one) for one in retro.actions],
        "notes": notes.strip(),
        "rows": [_row(one) for one in retro.rows],
        "left_out": retro.left_out,
        "chart": chart_json(retro.chart),
        "clauses": [_clause(one) for one in retro.clauses],
        "gaps": [_gap(one) for one in retro.gaps],
        "measurements": [_reckoned(one) for one in retro.measurements],
        "metrics": _metrics(retro.metrics),
        "objectives": [_objective(one) for one in retro.objectives],
        "dimensions": [_dimension(one) for one in retro.dimensions],
        "overall": _overall(retro.overall),
        "open_questions": list(retro.open_questions),
        "assumptions": [{"text": one.text, "why": one.why} for one in retro.assumptions],
        "limits": list(retro.limits),
        "expected": [_action_of(one) for one in retro.expected],
        "observations": [_beside(one) for one in retro.observations],
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> Json:
    return [{"label": label, "text": text} for label, text in pairs]


def _heading(one: Heading) -> Json:
    return {
        "title": one.title,
        "banner": list(one.banner),
        "form": one.form,
        "about": _pairs(one.about),
        "draft": one.draft,
        "signed_off": one.signed_off,
        "lapsed": one.lapsed,
        "offset": one.offset,
    }


def _shortfall(one: Shortfall) -> Json:
    return {
        "headline": one.headline,
        "detail": list(one.detail),
        "factor": one.factor,
        "clauses": list(one.clauses),
        "evidence": list(one.evidence),
        "broken": one.broken,
        "item": one.item,
    }


def _factor(one: Factor) -> Json:
    return {"sentence": one.sentence, "shortfalls": list(one.shortfalls), "evidence": list(one.evidence)}


def _action(one: ActionItem) -> Json:
    return {
        "number": one.number,
        "title": one.title,
        "owner": one.owner,
        "start": one.start.isoformat(),
        "due": one.due.isoformat(),
        "due_basis": one.due_basis,
        "priority": one.priority,
        "category": one.category,
        "element": one.element,
        "target": one.target,
        "verification": one.verification,
        "expected_impact": one.expected_impact,
        "retest": one.retest,
        "clauses": list(one.clauses),
    }


def _row(one: Row) -> Json:
    return {
        "id": one.id,
        "at": format_moment(one.at),
        "since": one.since / SECOND,
        "strand": one.strand,
        "voice": one.voice,
        "sentence": one.sentence,
        "quote": one.quote,
        "incident": one.incident,
        "stated": one.stated,
        "key": one.key,
        "undone": one.undone,
        "corrected": one.corrected,
        "signed_at": None if one.signed_at is None else format_moment(one.signed_at),
        "ramp": one.ramp,
    }


def _clause(one: ClauseLine) -> Json:
    return {
        "clause": one.clause,
        "text": one.text,
        "dimension": one.dimension,
        "status": one.status,
        "credit": one.credit,
        "weight": one.weight,
        "expected": one.expected,
        "observed": one.observed,
        "sentence": one.sentence,
        "evidence": list(one.evidence),
        "critical": one.critical,
        "broken": one.broken,
        "aided": one.aided,
        "source": {"document": one.source.document, "section": one.source.section} if one.source else None,
        "reading": {"value": one.reading.value, "why": one.reading.why} if one.reading else None,
        "judgements": list(one.judgements),
        "justified": one.justified,
        "margin": one.margin,
    }


def _gap(one: Gap) -> Json:
    return {
        "where": one.where,
        "wrong": one.wrong,
        "mend": one.mend,
        "item": one.item,
        "why": one.why,
        "count": one.count,
    }


def _reckoned(one: Reckoned) -> Json:
    return {
        "name": one.name,
        "label": one.label,
        "status": one.status,
        "value": one.value,
        "from_entry": one.from_entry,
        "to_entry": one.to_entry,
    }


def _metrics(one: Metrics) -> Json:
    return {
        "user_minutes": one.user_minutes,
        "pages_sent": one.pages_sent,
        "person_minutes": one.person_minutes,
        "under_triage_minutes": one.under_triage_minutes,
        "over_triage_minutes": one.over_triage_minutes,
        "missed_escalations": one.missed_escalations,
    }


def _objective(one: ObjectiveResult) -> Json:
    return {
        "id": one.id,
        "text": one.text,
        "rating": one.rating,
        "clauses": list(one.clauses),
        "judgements": [_beside(word) for word in one.judgements],
        "reason": one.reason,
        "actions": [_action_of(action) for action in one.actions],
    }


def _action_of(one: ActionResult) -> Json:
    return {
        "id": one.id,
        "text": one.text,
        "status": one.status,
        "due": None if one.due is None else format_moment(one.due),
        "evidence": list(one.evidence),
        "observed": one.observed,
        "judgements": [_beside(word) for word in one.judgements],
    }


def _beside(one: JudgementBeside) -> Json:
    return {
        "rating": one.rating,
        "justified": one.justified,
        "reason": one.reason,
        "role": one.role,
        "entry": one.entry,
    }


def _dimension(one: DimensionScore) -> Json:
    return {
        "dimension": one.dimension,
        "score": one.score,
        "low": one.low,
        "high": one.high,
        "weight": one.weight,
        "applicable": one.applicable,
        "thin": one.thin,
    }


def _overall(one: Overall) -> Json:
    return {"score": one.score, "low": one.low, "high": one.high, "verdict": one.verdict, "gates": list(one.gates)}
