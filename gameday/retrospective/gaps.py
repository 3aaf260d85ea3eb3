"""Gaps in the SOP itself, apart from gaps in following it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from gameday.retrospective.model import Gap
from gameday.sop import Sop
from gameday.sop.lint import lint, say_where
from gameday.terms.same import Same

MOST_GAPS = 10
"""The ones worth mending first; the linter lists the rest."""


def gaps_of(sop: Sop, as_of: date) -> tuple[Gap, ...]:
    """What the SOP should say and does not, the one worth mending first at the top."""
    return _gaps_of(Same(sop), as_of)


@lru_cache(maxsize=64)
def _gaps_of(under: Same[Sop], as_of: date) -> tuple[Gap, ...]:
    """They are of the SOP: every drill under it has the same."""
    sop = under.document
    found = lint(sop, as_of=as_of).gaps
    listed = [Gap(say_where(sop, one.where), one.wrong, one.mend, why=one.why) for one in found[:MOST_GAPS]]
    if len(found) > MOST_GAPS:
        more = len(found) - MOST_GAPS
        listed.append(
            Gap("and more", f"{more} further gap{'s' if more > 1 else ''}.", "The SOP's linter lists all.", count=more)
        )
    return tuple(listed)
