"""The record as it is judged: corrected, cut, with how long it runs and what its source can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gameday.scenario.model import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.clock import RunningClock
from gameday.scoring.constants import USUAL, Constants
from gameday.scoring.effective import Effective, effective
from gameday.sop import Sop
from gameday.terms.kinds import SIGNAL_KINDS
from gameday.terms.selector import Selector
from gameday.timeline import Entry, Header, Timeline
from gameday.timeline.exercise import Control, Ended

_QUIET = frozenset({"note", "message", "correction", "judgement", "observation", "signed_off"})
"""Kinds that say nothing about how long the record runs."""


@dataclass(frozen=True)
class Record:
    """One timeline with the documents it is judged by. Moments are milliseconds since 1970."""

    source: Timeline
    """The timeline as it was handed in."""
    sop: Sop
    scorecard: Scorecard
    scenario: Scenario | None = None
    constants: Constants = USUAL
    """The figures of the formulas."""

    @cached_property
    def effective(self) -> Effective:
        """The timeline as it is judged, with standing intents."""
        return effective(self.source)

    @property
    def timeline(self) -> Timeline:
        """The timeline as it is judged: corrected, and cut where a real incident began."""
        return self.effective.timeline

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return {one.id: one for one in self.timeline}

    @property
    def header(self) -> Header:
        """The header, or an empty one."""
        return self.source.header or Header()

    @cached_property
    def start(self) -> int:
        """When the record begins: the facilitator's start, else the first entry that is more than a note."""
        begun = next((one.at for one in self.timeline.every(Control) if one.action == "start"), None)
        if begun is not None:
            return begun
        return next((one.at for one in self.timeline if one.kind not in _QUIET), 0)

    @cached_property
    def horizon(self) -> int:
        """Until when the record tells: `recorded_until`, else the last entry that is more than talk."""
        stopped = self.effective.stopped_at
        until = self.header.recorded_until
        if until is None:
            until = next((one.at for one in reversed(self.timeline.entries) if one.kind not in _QUIET), self.start)
        return until if stopped is None else min(until, stopped)

    @cached_property
    def complete(self) -> bool:
        """Did the record run to its end? An interrupted or stopped exercise did not."""
        ended = self.timeline.last(Ended)
        finished = ended is None or ended.status == "completed"
        return self.header.complete and finished and self.effective.stopped_at is None

    def covers(self, kinds: Iterable[str]) -> bool:
        """Can this source show at least one of these kinds? What it did show it can."""
        return self.shows_absence(kinds) or any(self.timeline.of_kinds((kind,)) for kind in kinds)

    def shows_absence(self, kinds: Iterable[str]) -> bool:
        """Does the source cover one of these kinds whole, so that what it lacks did not happen?"""
        shown = self.header.covers
        return shown is None or any(kind in shown for kind in kinds)

    def shows_absence_of(self, selector: Selector) -> bool:
        """Would the source show an entry that a selector means: its kind, and the keys it is told by?"""
        told_by = [name for name, _ in selector.criteria()] + ["reversible"] * (selector.reversible is not None)
        return self.shows_absence(selector.kind) and not any(self.lacks(name) for name in told_by)

    def lacks(self, key: str) -> bool:
        """Has the source no place for a key, so that its absence tells nothing?"""
        return key in self.header.lacks

    @cached_property
    def clock(self) -> RunningClock:
        """Story time without the stretches in which it did not run."""
        return RunningClock.of(self.timeline.every(Control), self.horizon, self._late())

    def _late(self) -> Iterator[tuple[int, int]]:
        """While the first sign was held back, nobody could know of anything: that is the controller's, not theirs."""
        first = self.timeline.first_of(SIGNAL_KINDS)
        if first is not None and first.planned_at is not None and first.planned_at < first.at:
            yield first.planned_at, first.at

    @property
    def after_everything(self) -> int:
        """A moment after the horizon and every entry."""
        last = self.timeline.entries[-1].at if self.timeline.entries else 0
        return max(self.horizon, last) + 1
