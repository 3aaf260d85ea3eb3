"""Which formula rules on which kind of clause."""

from __future__ import annotations

from gameday.scoring.case import Case
from gameday.scoring.clauses import (
    absence,
    assignment,
    cadence,
    classification,
    content,
    deadline,
    due,
    escalation,
    hold,
    precedence,
    separation,
)
from gameday.scoring.cut_short import not_come_due
from gameday.scoring.ruling import Ruling
from gameday.sop import Clause
from gameday.sop.clause import (
    Absence,
    Assignment,
    Cadence,
    ClassificationClause,
    Content,
    Deadline,
    Due,
    Escalation,
    Hold,
    Precedence,
    Separation,
)


def rule_on(case: Case, clause: Clause) -> Ruling:
    """What a clause's own formula says of a case; what may still come of a drill that was ended will not."""
    ruling = _rule(case, clause)
    return not_come_due(case, ruling) if ruling.status == "pending" else ruling


def _rule(case: Case, clause: Clause) -> Ruling:  # noqa: C901, PLR0911 - one line for each kind, checked whole by mypy
    match clause:
        case Deadline():
            return deadline.rule(case, clause)
        case Cadence():
            return cadence.rule(case, clause)
        case Precedence():
            return precedence.rule(case, clause)
        case ClassificationClause():
            return classification.rule(case, clause)
        case Assignment():
            return assignment.rule(case, clause)
        case Separation():
            return separation.rule(case, clause)
        case Content():
            return content.rule(case, clause)
        case Absence():
            return absence.rule(case, clause)
        case Escalation():
            return escalation.rule(case, clause)
        case Hold():
            return hold.rule(case, clause)
        case Due():
            return due.rule(case, clause)
