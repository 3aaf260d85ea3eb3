"""Which formula rules on which kind of clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

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

RULES: Mapping[str, Callable[[Case, Any], Ruling]] = {
    "deadline": deadline.rule,
    "cadence": cadence.rule,
    "precedence": precedence.rule,
    "classification": classification.rule,
    "assignment": assignment.rule,
    "separation": separation.rule,
    "content": content.rule,
    "absence": absence.rule,
    "escalation": escalation.rule,
    "hold": hold.rule,
    "due": due.rule,
}
"""The formula of each kind of clause."""


def rule_on(case: Case, clause: Clause) -> Ruling:
    """What a clause's own formula says of a case; what may still come of a drill that was ended will not."""
    ruling = RULES[clause.kind](case, clause)
    return not_come_due(case, ruling) if ruling.status == "pending" else ruling
