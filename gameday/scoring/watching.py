"""The watch period: how long the service is to stay healthy before it is called over."""

from __future__ import annotations

from gameday.scoring.case import Case
from gameday.sop.clause import Hold
from gameday.timeline.response import Resolved


def watch_of(case: Case, clause: Hold, moment: int) -> int:
    """A clause's watch period up to a moment, in milliseconds: the longest among the levels that were in force.

    Each at its lower end; 0 where no time is given.
    """
    spans = case.binding(clause).within(case.began or moment, moment)
    return max((_low(case, clause, span.value) for span in spans if span.value in clause.watch), default=0)


def _low(case: Case, clause: Hold, level: str) -> int:
    bound = clause.watch[level]
    return bound.low if bound.unit == "time" else bound.length(case.scorecard.tolerances.prompt)


def still_watched(case: Case) -> bool:
    """Did the record end inside the watch period, so that nobody could rightly call it resolved yet?

    Whoever had called it resolved before, and opened it again, is judged by what was said.
    """
    ended = case.impact_ended
    if ended is None or case.timeline.first(Resolved) is not None:
        return False
    return any(
        case.world_clock.after(ended, watch_of(case, one, ended)) > case.horizon for one in case.sop.watch_periods
    )
