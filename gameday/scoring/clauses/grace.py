"""The grace a team has before required roles must be held."""

from __future__ import annotations

from gameday.scoring.case import Case
from gameday.sop.clause import Assignment


def grace_end(case: Case, clause: Assignment) -> int | None:
    """When the grace is over: it runs from when declaration was due, or from when the clause first bound."""
    binding = case.binding(clause)
    if case.declaration_due is None or binding.start is None:
        return None
    begun = max(case.declaration_due, binding.start)
    graces = [
        case.upper(clause.within[span.value], begun) if span.value in clause.within else case.scorecard.tolerances.roles
        for span in binding.within(begun, begun)
    ]
    return case.clock.after(begun, min(graces, default=case.scorecard.tolerances.roles))
