"""Absence: something does not happen."""

from __future__ import annotations

from gameday.scoring.anchors import find
from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.ruling import Ruling, missed, pending, scored, unknown
from gameday.scoring.wording import say_act, say_moment, without_article
from gameday.sop.clause import Absence
from gameday.timeline import Entry
from gameday.timeline.matching import matching


def rule(case: Case, clause: Absence) -> Ruling:
    """Met while nothing of the kind happened where the clause binds; missed, and broken, once it did."""
    binding = case.binding(clause)
    if not binding.spans:
        return unbound(binding)
    until = find(case, clause.before).at if clause.before is not None else None
    found = [one for one in matching(clause.of, case.timeline) if binding.at(one.at) and _counts(one, until)]
    moment = f" before {say_moment(clause.before)}" if clause.before is not None else ""
    asked = f"no {without_article(say_act(clause.of))}{moment}"
    if found and case.level_assumed:
        # What was done is no fault by a level that nobody ever spoke of.
        return unknown("the record does not say at which level").asking(asked)
    if found:
        times = "once" if len(found) == 1 else f"{len(found)} times"
        observed = f"{say_act(clause.of)} came{moment}, {times}"
        return missed(observed, broken=True).resting_on(*[one.id for one in found], asked=asked)
    if not case.shows_absence(clause.of.kind):
        return unknown(f"the record cannot show {say_act(clause.of)}").asking(asked)
    if not case.complete and (until is None or until > case.horizon):
        return pending("it has not happened so far").asking(asked)
    return scored(1.0, "it did not happen").asking(asked)


def _counts(one: Entry, until: int | None) -> bool:
    return until is None or one.at < until
