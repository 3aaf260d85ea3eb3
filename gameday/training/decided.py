"""When a finding was decided: the moment to go back to, to do it otherwise. Milliseconds since 1970."""

from __future__ import annotations

from gameday.scoring.anchors import find
from gameday.scoring.case import Case
from gameday.scoring.clauses.cadence import judged_window
from gameday.scoring.clauses.grace import grace_end
from gameday.scoring.finding import Finding
from gameday.sop import Clause
from gameday.sop.clause import Assignment, Cadence, ClassificationClause, Deadline, Due, Precedence
from gameday.timeline import Entry
from gameday.timeline.response import UpdatePosted


def decided_at(case: Case, clause: Clause | None, finding: Finding) -> int:
    """When it was done where it was kept in full; else when it was due, or when what fell short was done.

    `clause`: none for what the judge finds without one (`somebody-reached`).
    """
    evidence = sorted(_evidence(case, finding), key=lambda one: one.at)
    if finding.credit == 1 and evidence:
        return evidence[-1].at
    due = None if clause is None else _due(case, clause, evidence)
    if due is not None:
        return due
    if evidence:
        return evidence[0].at
    return next((at for at in (case.declaration_due, case.began) if at is not None), case.start)


def _evidence(case: Case, finding: Finding) -> list[Entry]:
    return [case.entries[id_] for id_ in finding.evidence if id_ in case.entries]


def _due(case: Case, clause: Clause, evidence: list[Entry]) -> int | None:
    """When it was due, for kinds of clause that have such a moment."""
    if isinstance(clause, Deadline | Due):
        return _deadline(case, clause)
    if isinstance(clause, Cadence):
        return _promise(evidence) if clause.promised else _silence(case, clause)
    if isinstance(clause, Assignment) and case.happened():
        return grace_end(case, clause)
    if isinstance(clause, ClassificationClause):
        return min(
            (at for at in (case.declaration_due, *(one.at for one in evidence[:1])) if at is not None), default=None
        )
    if isinstance(clause, Precedence) and clause.mitigate_first:
        return case.declaration_due
    return None


def _deadline(case: Case, clause: Deadline | Due) -> int | None:
    start = find(case, clause.from_)
    if start.at is None:
        return None
    begun = max(start.at, case.binding(clause).start or start.at)
    bound = case.strictest(clause, begun, max(begun, case.impact_end))
    return None if bound is None else case.clock.after(begun, bound)


def _silence(case: Case, clause: Cadence) -> int | None:
    """When the update was due that ended the longest silence, or never came."""
    gaps = judged_window(case, clause).gaps
    worst = max(gaps, key=lambda gap: gap.bounds, default=None)
    if worst is None or worst.bound is None:
        return None
    return min(worst.end, case.clock.after(worst.start, worst.bound))


def _promise(evidence: list[Entry]) -> int | None:
    """When the first promise that was not kept fell due."""
    return next((one.next_update_at for one in evidence if isinstance(one, UpdatePosted) and one.next_update_at), None)
