"""A record that does not say until when it runs: it counts as complete, and what that charges is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gameday.scoring.assessment import Warned
from gameday.scoring.case import Case
from gameday.scoring.clauses.escalation import REACHED, reached
from gameday.scoring.clauses.table import rule_on
from gameday.scoring.finding import Finding
from gameday.timeline import Timeline
from gameday.timeline.exercise import Ended

_MOST = 4
_REMEDY = (
    'Say until when it was kept: "recorded_until" in its first line, with "complete": false if the incident went on; '
    "in a spreadsheet a last row `ended` of status `completed` or `interrupted`."
)


def unstated_end(case: Case, findings: Sequence[Finding]) -> Iterator[Warned]:
    """At most one warning: which promises count as missed although they were due only after the last entry.

    A record without header is complete, so they are missed. Whoever exported half a morning would not see why.
    """
    header = case.header
    if header.recorded_until is not None or not case.complete or case.timeline.last(Ended) is not None:
        return
    later = _charged_beyond(case, findings)
    last = next((one.id for one in reversed(case.timeline.entries) if one.at == case.horizon), None)
    if later and last:
        more = f" and {len(later) - _MOST} more" if len(later) > _MOST else ""
        told = f"{len(later)} promises that count as missed were" if len(later) > 1 else "1 promise that is missed was"
        yield Warned(
            "no_end_stated",
            (last,),
            f"The record does not say until when it runs, so it counts as complete: {told} due only after its last "
            f"entry ({', '.join(later[:_MOST])}{more}). {_REMEDY}",
        )


def _charged_beyond(case: Case, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Ids of what is missed, and would be open in the same record were it said to stop at its last entry."""
    charged = [one.clause for one in findings if one.status == "missed"]
    if not charged:
        return ()
    header = replace(case.header, complete=False, recorded_until=case.horizon)
    cut = Case(Timeline(case.source.entries, header), case.sop, case.scorecard, case.scenario, case.constants)
    clauses = {one.id: one for one in case.sop.clauses}
    return tuple(
        one for one in charged if (reached(cut) if one == REACHED else rule_on(cut, clauses[one])).status == "pending"
    )
