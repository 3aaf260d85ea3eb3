"""Mitigate first: a lever that exists is pulled before the cause is sought."""

from __future__ import annotations

from gameday.scoring.anchors import find
from gameday.scoring.aside import say_aside
from gameday.scoring.case import Case
from gameday.scoring.clock import RunningClock
from gameday.scoring.ruling import Ruling, clamp, missed, not_applicable, pending, scored, unknown
from gameday.sop.clause import Precedence
from gameday.terms.duration import say_duration
from gameday.terms.selector import Anchor
from gameday.timeline import Entry

_MITIGATION = ("mitigation_started", "mitigation_applied")
_SEEKING = ("diagnosis_started", "cause_found")
_LEVER = Anchor(at="mitigation_available")


def mitigated_first(case: Case, clause: Precedence) -> Ruling:
    """C = clamp(2 - (start - available) / T) from when a mitigation was available, or declaration was due if later.

    T is the scorecard's `mitigate`. Without a lever, diagnosing is right: not applicable. Broken, where the SOP calls
    the order non-negotiable, by diagnosis or cause before any mitigation although one was available.
    """
    lever = find(case, _LEVER)
    if lever.at is None:
        return (
            unknown("the record cannot show when a mitigation was available")
            if lever.absent == "unknown"
            else not_applicable("no mitigation was available, and without a lever diagnosing is right")
        )
    if not case.covers(_MITIGATION):
        return unknown("the record cannot show mitigations")
    begun = max(lever.at, case.declaration_due or lever.at)
    allowed = case.scorecard.tolerances.mitigate
    start = next(iter(case.timeline.of_kinds(_MITIGATION)), None)
    sought = _sought_first(case, lever.at, start)
    since = "when declaration was due" if begun > lever.at else "one being available"
    asked = f"a mitigation started within {say_duration(allowed)} of {since}, before the cause is sought"
    broken = clause.strict and sought is not None
    ruling = _started(case, lever.at, begun, start)
    if sought is not None and start is not None:
        ruling = ruling._replace(observed=f"{ruling.observed}; the cause was sought before that")
    return ruling.breaking(broken).resting_on(lever.entry, sought.id if sought else None, asked=asked)


def _started(case: Case, lever: int, begun: int, start: Entry | None) -> Ruling:
    """`begun`: when the clock started, at the lever or when declaration was due."""
    allowed = case.scorecard.tolerances.mitigate
    if start is not None:
        clock = case.clock_of(start)
        taken = clock.elapsed(begun, start.at)
        said = say_aside(case, clock, begun, start.at)
        observed = f"the first mitigation was started {_when(clock, lever, begun, start.at)}{said}"
        fades = case.constants.mitigation_fades
        return scored(clamp((1 + fades - taken / allowed) / fades), observed).resting_on(start.id)
    if case.impact_ended is not None and case.impact_ended <= begun:
        return not_applicable("the impact had ended by itself before")
    if not case.complete and case.clock.after(begun, allowed) > case.horizon:
        return pending("no mitigation was due yet")
    return missed("no mitigation was ever started although one was available")


def _when(clock: RunningClock, lever: int, begun: int, started: int) -> str:
    """From what the figure counts; where that is when declaration was due, the time from the lever stands beside it."""
    if started <= lever:
        return "by the time one was available"
    whole = f"{say_duration(clock.elapsed(lever, started))} after one was available"
    if begun <= lever:
        return whole
    if started <= begun:
        return f"{whole}, before declaration was due"
    return f"{say_duration(clock.elapsed(begun, started))} after declaration was due ({whole})"


def _sought_first(case: Case, available: int, start: Entry | None) -> Entry | None:
    """Diagnosis or cause after a mitigation was available and before any was started."""
    for one in case.timeline.of_kinds(_SEEKING):
        if one.at >= available and (start is None or one.at < start.at):
            return one
    return None
