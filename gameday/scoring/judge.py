"""Judge: a timeline under an SOP and a scorecard becomes an assessment. Pure, and linear in entries."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from math import fsum

from gameday.scenario.model import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment, DocumentRef
from gameday.scoring.beside import with_words_beside, words_on_the_whole
from gameday.scoring.case import Case
from gameday.scoring.clauses.cadence import looked_at
from gameday.scoring.clauses.escalation import REACHED, reached_finding
from gameday.scoring.clauses.table import rule_on
from gameday.scoring.finding import Finding
from gameday.scoring.measurements import measure
from gameday.scoring.metrics import metrics_of
from gameday.scoring.rating import objective_results, other_actions
from gameday.scoring.ruling import finding_of
from gameday.scoring.sums import dimension_scores, overall
from gameday.scoring.unstated_end import unstated_end
from gameday.scoring.warned import warned
from gameday.sop import Clause, Sop
from gameday.sop.clause import Cadence
from gameday.sop.model import levels_of
from gameday.terms.dimension import Dimension
from gameday.terms.document import Document
from gameday.terms.same import Same
from gameday.timeline import Exercise, Timeline


def judge(
    timeline: Timeline,
    sop: Sop,
    scorecard: Scorecard,
    scenario: Scenario | None = None,
    *,
    sop_ref: DocumentRef | None = None,
    scorecard_ref: DocumentRef | None = None,
    scenario_ref: DocumentRef | None = None,
) -> Assessment:
    """What SOP and scorecard make of a timeline.

    A scenario gives its objectives, and the truth where the timeline holds none. A reference left out is made from
    the document itself.
    """
    case = Case(timeline, sop, scorecard, scenario)
    return assess(case, sop_ref=sop_ref, scorecard_ref=scorecard_ref, scenario_ref=scenario_ref)


def assess(
    case: Case,
    *,
    sop_ref: DocumentRef | None = None,
    scorecard_ref: DocumentRef | None = None,
    scenario_ref: DocumentRef | None = None,
) -> Assessment:
    """The assessment of a case that is already at hand."""
    findings = findings_of(case)
    dimensions = dimension_scores(findings, case.scorecard, _spoken(case, findings), case.constants.thin)
    scenario = case.scenario
    return Assessment(
        sop=sop_ref or reference(case.sop.name, case.sop, case.sop.version),
        scorecard=scorecard_ref or reference(case.scorecard.name, case.scorecard),
        scenario=scenario_ref or (reference(scenario.name, scenario) if scenario else None),
        exercise=case.header.exercise or Exercise(),
        overall=overall(dimensions, findings, case.scorecard),
        objectives=objective_results(case, findings),
        dimensions=dimensions,
        findings=findings,
        measurements=measure(case),
        metrics=metrics_of(case, findings),
        warnings=(*warned(case), *unstated_end(case, findings)),
        drill=case.header.drill,
        actions=other_actions(case),
        observations=words_on_the_whole(case),
    )


def findings_of(case: Case) -> tuple[Finding, ...]:
    """Every clause's finding in the order of the SOP, then whether somebody was reached."""
    found = [finding_on(case, clause) for clause in case.sop.clauses]
    return with_words_beside(case, [*found, reached_finding(case)])


def finding_on(case: Case, clause: Clause) -> Finding:
    """What a clause's formula says of it; critical if the SOP or the scorecard says so."""
    ruling, gates = rule_on(case, clause), case.scorecard.critical
    critical = clause.critical or clause.dimension in gates.dimensions
    if not critical and gates.top_level_cadence and clause.kind == "cadence":
        critical = _at_top(case, clause, broken=ruling.broken)
    return finding_of(clause, ruling, critical=critical)


def reference(name: str, document: Document, version: str | None = None) -> DocumentRef:
    """A reference to a document by the digest of its canonical JSON."""
    return DocumentRef(name, _digest(Same(document)), version)


@lru_cache(maxsize=64)
def _digest(document: Same[Document]) -> str:
    """Asked for the same documents by every judgement: a quarter of what judging a short drill cost."""
    data = document.document.model_dump(mode="json")
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _at_top(case: Case, clause: Cadence, *, broken: bool) -> bool:
    """Is the top level in force in the window; where the clause is broken, in a silence that broke it?"""
    top = case.sop.ladder.level(0)
    spans = [span for span in case.binding(clause).spans if span.value == top]
    if not spans or case.declaration_due is None:
        return False
    stretches = looked_at(case, clause, broken=broken)
    return any(span.start < end and span.end > start for span in spans for start, end in stretches)


def _spoken(case: Case, findings: tuple[Finding, ...]) -> dict[Dimension, float]:
    """The weight of the clauses that speak of a level that was in force, per dimension."""
    levels = {span.value for span in case.force.spans(case.start, case.horizon + 1)} - {None}
    weights: dict[Dimension, float] = {}
    for clause in case.sop.clauses:
        if levels.intersection(levels_of(clause, case.sop.ladder)):
            weights[clause.dimension] = weights.get(clause.dimension, 0) + clause.weight
    reach = fsum(one.weight for one in findings if one.clause == REACHED)
    weights["escalation"] = weights.get("escalation", 0) + reach
    return weights
