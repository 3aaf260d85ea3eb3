"""Which clauses fail a play that breaks them; which became so by an edit, and which are so no longer."""

from __future__ import annotations

from gameday.scorecard import Scorecard
from gameday.sop import Sop


def gates_moved(old: Sop, new: Sop, scorecard: Scorecard) -> tuple[frozenset[str], frozenset[str]]:
    """The clauses whose breach fails a play under the baseline alone, and those of the candidate alone."""
    before, after = gates(old, scorecard), gates(new, scorecard)
    return before - after, after - before


def gates(sop: Sop, scorecard: Scorecard) -> frozenset[str]:
    """The clauses that are critical, by the SOP or by the scorecard."""
    card = scorecard.critical
    return frozenset(
        one.id
        for one in sop.clauses
        if one.critical or one.dimension in card.dimensions or (card.top_level_cadence and one.kind == "cadence")
    )
