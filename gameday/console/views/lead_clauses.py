"""What the SOP asks for, clause by clause, ticking off as the drill goes; and the objectives it is held for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from gameday.console.views.lead_scene import Scene
from gameday.report.sop.words import say_bound
from gameday.report.words import STATUS_WORDS
from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.scoring.finding import Finding, JudgementBeside, Status
from gameday.sop import Clause
from gameday.sop.clause import Cadence
from gameday.sop.model import bounds_of
from gameday.terms.dimension import DIMENSIONS

_SO_FAR: Mapping[Status, str] = {
    "not_applicable": "not yet asked for",
    "pending": "may still come",
    "unknown": "cannot be told yet",
}
"""What some findings mean while the drill goes on."""
_TURNED = "in time, and out of order"
"""What has its full credit although another order was asked for."""
_AT_THE_END: Mapping[Status, str] = {"pending": "did not come due"}


def clauses_section(scene: Scene, *, over: bool = False) -> list[JsonValue]:
    """A line for each clause, those of one dimension together; `over`: nothing more may come."""
    clauses = {clause.id: clause for clause in scene.sop.clauses}
    level = scene.case.force.at(scene.starts_at + scene.story)
    ordered = sorted(scene.findings, key=lambda one: DIMENSIONS.index(one.dimension))
    words = {**STATUS_WORDS, **(_AT_THE_END if over else _SO_FAR)}
    return [
        _line(one, clauses.get(one.clause), level, _TURNED if one.broken and one.status == "met" else words[one.status])
        for one in ordered
    ]


def _line(one: Finding, clause: Clause | None, level: str | None, status_words: str) -> JsonValue:
    return {
        "id": one.clause,
        "text": clause.text if clause else f"{one.expected[:1].upper()}{one.expected[1:]}.",
        "of_sop": clause is not None,
        "dimension": DIMENSION_WORDS[one.dimension],
        "status": one.status,
        "status_words": status_words,
        "said": one.observed,
        "within": _within(clause, level),
        "critical": one.critical,
        # A clause that is no gate breaks nothing, however late it is kept.
        "broken": one.broken and one.critical,
        "aided": one.aided,
        "stated": one.stated,
        "evidence": list(one.evidence),
        "judgements": beside(one.judgements),
    }


def _within(clause: Clause | None, level: str | None) -> str:
    bound = bounds_of(clause).get(level) if clause and level else None
    if bound is None:
        return ""
    return f"every {say_bound(bound)}" if isinstance(clause, Cadence) else say_bound(bound)


def beside(words: Iterable[JudgementBeside]) -> list[JsonValue]:
    """What people said, beside what was computed."""
    return [
        {"rating": one.rating, "justified": one.justified, "reason": one.reason, "role": one.role, "entry": one.entry}
        for one in words
    ]


def objectives_section(scene: Scene) -> list[JsonValue]:
    """What the drill is held for, so that an observation may speak of the whole of it."""
    return [
        {"id": one.id, "text": one.text, "clauses": list(one.clauses), "actions": list(one.actions)}
        for one in scene.scenario.objectives
    ]
