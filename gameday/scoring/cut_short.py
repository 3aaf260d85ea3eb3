"""A drill that was ended before its end: what had not come due by then says so, and counts neither for nor against."""

from __future__ import annotations

from gameday.scoring.record import Record
from gameday.scoring.ruling import Ruling

NOT_COME_DUE = "not come due when"


def not_come_due(case: Record, ruling: Ruling) -> Ruling:
    """The ruling; where it is pending in a drill that was cut short, it will not come any more."""
    if ruling.status != "pending" or case.cut_short is None:
        return ruling
    return ruling._replace(observed=f"{NOT_COME_DUE} {case.cut_short}")
