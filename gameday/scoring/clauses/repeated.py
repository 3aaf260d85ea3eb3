"""Repeated calls: where a policy calls a role again, which of the calls to it a hop means."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.terms.same import once_for_document

CLIMBING = ("signal", "unacknowledged")
"""Hops that are climbed until somebody answers."""


@once_for_document
def calls_before(sop: Sop) -> Mapping[str, int]:
    """How many calls to its role come before that of a hop, by its clause; not there: none.

    Only hops that are climbed until somebody answers, with times, at one level. A page is word as well, but word is no
    page. One that hangs on facts counts for none: it may not have been due.
    """
    hops = [one for one in sop.escalation if one.trigger in CLIMBING and one.after]
    counts = {one.id: max(_at(level, index, hops) for level in one.after) for index, one in enumerate(hops)}
    return {id_: count for id_, count in counts.items() if count}


def _at(level: str, index: int, hops: list[Escalation]) -> int:
    """How many of the hops call the same role at a level before one of them; of equal times the one above is first."""
    own = hops[index]
    due = (own.after[level].length(prompt=0), index)
    return sum(
        one.target == own.target
        and one.when is None
        and (one.how == "page" or own.how == "notify")
        and level in one.after
        and (one.after[level].length(prompt=0), place) < due
        for place, one in enumerate(hops)
    )
