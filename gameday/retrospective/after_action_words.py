"""What facilitators and evaluators said, beside what was computed."""

from __future__ import annotations

from gameday.retrospective.after_action import WordBeside
from gameday.retrospective.cast import Cast
from gameday.retrospective.plain import plain
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.finding import Status
from gameday.terms.role import canonical_role, say_role
from gameday.timeline.exercise import Judgement, Observation

_FOUND: dict[Status, str] = {
    "met": "kept",
    "late": "late",
    "partial": "kept in part",
    "missed": "missed",
    "pending": "not due yet",
    "not_applicable": "not asked for",
    "unknown": "cannot be told",
}


def words_beside(case: Case, assessment: Assessment, cast: Cast) -> tuple[WordBeside, ...]:
    """Every observation and judgement on record, in order, with the role of its author and the reason given."""
    computed = {one.clause: _FOUND[one.status] for one in assessment.findings}
    computed |= {one.id: f"rated {one.rating}" for one in assessment.objectives}
    found = []
    for one in case.timeline.of_kinds(("observation", "judgement")):
        if isinstance(one, Observation | Judgement):
            about = plain(one.clause or one.objective or "", 80)
            reason = " ".join(part for part in dict.fromkeys((one.reason, one.text)) if part)
            found.append(
                WordBeside(
                    about=about,
                    computed=computed.get(about, "judged by nobody else" if about else ""),
                    role=say_role(canonical_role(one.role)) if one.role else "evaluator",
                    kind=one.kind,
                    rating=one.rating or "",
                    justified=one.justified,
                    reason=cast.redact(reason, one.at),
                    entry=one.id,
                )
            )
    return tuple(found)
