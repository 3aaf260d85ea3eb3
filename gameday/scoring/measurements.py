"""Measurements: durations between two named anchors, in running time, each with a status; never guessed."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.scoring.aside import Aside, aside_of
from gameday.scoring.assessment import Measurement, MeasurementStatus
from gameday.scoring.case import Case
from gameday.scoring.clock import RunningClock
from gameday.scoring.moments import rung_by_tool
from gameday.scoring.silence import longest_silence
from gameday.scoring.triage import shows_calls
from gameday.terms.audience import Audience
from gameday.terms.duration import SECOND
from gameday.terms.frozen import frozen
from gameday.terms.kinds import SIGNAL_KINDS
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.response import Declared, MitigationApplied, Resolved, UpdatePosted
from gameday.timeline.signals import AlertFired
from gameday.timeline.truth import ImpactEnded, ImpactStarted

_OUTCOMES = ("time_to_mitigate", "time_to_resolve")


@frozen
class _Moment:
    at: int
    entry: str | None


def measure(case: Case) -> tuple[Measurement, ...]:
    """The contract's whole table, in its order."""
    signal = _of(case.first_signal)
    began = _impact_started(case) or signal
    called = _of(_called(case))
    return (
        _between(case, "time_to_detect", _impact_started(case), signal, SIGNAL_KINDS),
        _between(case, "time_to_acknowledge", called, _of(case.first_answer), (Acknowledged.kind,)),
        _between(case, "time_to_declare", signal, _of(case.declared), (Declared.kind,)),
        _first_update(case, "internal", signal),
        _first_update(case, "external", signal),
        _between(case, "time_to_mitigate", began, _mitigated(case), (ImpactEnded.kind, MitigationApplied.kind)),
        _between(case, "time_to_resolve", began, _of(case.resolved), (Resolved.kind,)),
        _longest_silence(case, "internal"),
        _longest_silence(case, "external"),
        _wrong_severity(case),
    )


def _called(case: Case) -> Entry | None:
    """The tool's first page that reached a device, else the first alert; a responder's own page starts no clock."""
    pages = case.timeline.every(Paged)
    by_tool = next((one for one in pages if rung_by_tool(one)), None)
    return by_tool or case.timeline.first(AlertFired) or next(iter(pages), None)


def _of(entry: Entry | None) -> _Moment | None:
    return None if entry is None else _Moment(entry.at, entry.id)


def _impact_started(case: Case) -> _Moment | None:
    found = _of(case.timeline.first(ImpactStarted))
    if found is None and case.impact_started is not None:
        return _Moment(case.impact_started, None)
    return found


def _mitigated(case: Case) -> _Moment | None:
    """The end of impact; where the record cannot show one, the last mitigation applied."""
    if case.impact_ended is not None:
        return _Moment(case.impact_ended, getattr(case.timeline.last(ImpactEnded), "id", None))
    if case.truth and case.covers((ImpactEnded.kind,)):
        return None
    return _of(case.timeline.last(MitigationApplied))


def _between(
    case: Case, name: str, start: _Moment | None, end: _Moment | None, ends_with: Sequence[str]
) -> Measurement:
    if start is None:
        return Measurement(name, "not_applicable")
    if end is None and not case.shows_absence(ends_with):
        # It may have come where this source cannot see; another source may still say so.
        return Measurement(name, "pending", from_entry=start.entry, shown=False)
    if end is None:
        return Measurement(name, "censored" if case.complete else "pending", from_entry=start.entry)
    if end.at < start.at:
        return Measurement(name, "invalid", from_entry=start.entry, to_entry=end.entry)
    clock = _clock(case, name, end)
    seconds, aside = clock.elapsed(start.at, end.at) / SECOND, _aside(case, clock, start.at, end.at)
    return Measurement(name, "recorded", seconds, start.entry, end.entry, aside=aside)


def _aside(case: Case, clock: RunningClock, start: int, end: int) -> Aside | None:
    """What of a stretch does not count; None where all of it does."""
    aside = aside_of(case, clock, start, end) if clock.stopped else None
    return aside if aside is not None and aside.counts < aside.story else None


def _clock(case: Case, name: str, end: _Moment) -> RunningClock:
    """Of one act the clock of whoever acted; of an outcome that of the people who work on it."""
    if name in _OUTCOMES or case.clock is case.world_clock:
        return case.clock
    return case.clock_of(case.entries.get(end.entry or ""))


def _first_update(case: Case, audience: Audience, signal: _Moment | None) -> Measurement:
    name = f"time_to_first_{audience}_update"
    if not serves(case, audience):
        return Measurement(name, "not_applicable")
    if signal is not None and not case.shows_updates_to(audience):
        return Measurement(name, "pending", from_entry=signal.entry, shown=False)
    return _between(case, name, signal, _of(next(iter(case.posts(audience)), None)), (UpdatePosted.kind,))


def serves(case: Case, audience: Audience) -> bool:
    """Does any clause of the SOP speak of updates to this audience?"""
    return audience in case.sop.audiences


def _longest_silence(case: Case, audience: Audience) -> Measurement:
    """The longest stretch without an update from when declaration was due to resolution, both ends included.

    While it is not resolved the silences of the record tell how long it was at the least.
    """
    name = f"longest_{audience}_silence"
    start = case.declaration_due
    if start is None or not serves(case, audience):
        return Measurement(name, "not_applicable")
    if not (case.shows_absence((UpdatePosted.kind,)) and case.shows_updates_to(audience)) or (
        case.resolved is None and not case.shows_absence((Resolved.kind,))
    ):
        return Measurement(name, "pending", shown=False)
    end = case.response_end
    if end < start:
        return Measurement(name, "not_applicable")
    posts = ((one.at, one.id) for one in case.posts(audience))
    clock = case.rhythm_clock(audience)
    longest = longest_silence(posts, start, end, clock)
    if longest is None:
        return Measurement(name, "recorded", 0.0) if case.resolved else Measurement(name, "pending", at_least=0.0)
    length, (since, before), (until, after) = longest
    seconds, aside = length / SECOND, _aside(case, clock, since, until)
    if case.resolved is None:
        # A longer one may have followed after the record.
        status: MeasurementStatus = "censored" if case.complete else "pending"
        return Measurement(name, status, None, before, after, at_least=seconds, aside=aside)
    return Measurement(name, "recorded", seconds, before, after, aside=aside)


def _wrong_severity(case: Case) -> Measurement:
    name = "time_at_wrong_severity"
    if not case.truth:
        return Measurement(name, "not_applicable")
    if not shows_calls(case):
        return Measurement(name, "pending", shown=False)
    found = case.triage
    if not found.known:
        return Measurement(name, "not_applicable")
    return Measurement(name, "recorded", found.wrong / SECOND)
