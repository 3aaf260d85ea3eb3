"""The record as it is judged: corrected, cut, with how long it runs and what its source can show."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from gameday.scenario.model import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.clock import RunningClock, leapt_to
from gameday.scoring.constants import USUAL, Constants
from gameday.scoring.effective import Effective, effective
from gameday.sop import Sop
from gameday.terms.kinds import SIGNAL_KINDS
from gameday.terms.role import canonical_role
from gameday.terms.seat import SeatMode
from gameday.terms.selector import Selector
from gameday.terms.unlocked import cached_property
from gameday.timeline import Entry, Header, Timeline
from gameday.timeline.exercise import Control, Ended
from gameday.timeline.response import UpdatePosted

_AT = attrgetter("at")
_QUIET = frozenset({"note", "message", "correction", "judgement", "observation", "signed_off"})
"""Kinds that say nothing about how long the record runs."""
_TALK = frozenset({"note", "message"})
"""Of these the record's own, where there is nothing else: they are of its time, and a signature is not."""


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

    @cached_property
    def timeline(self) -> Timeline:
        """The timeline as it is judged: corrected, and cut where a real incident began."""
        return self.effective.timeline

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return {one.id: one for one in self.timeline}

    @cached_property
    def header(self) -> Header:
        """The header, or an empty one."""
        return self.source.header or Header()

    @cached_property
    def start(self) -> int:
        """When the record begins: the facilitator's start, else the first entry that is more than talk, if any is."""
        begun = next((one.at for one in self.timeline.every(Control) if one.action == "start"), None)
        if begun is not None:
            return begun
        first = next((one.at for one in self.timeline if one.kind not in _QUIET), None)
        return first if first is not None else next((one.at for one in self.timeline if one.kind in _TALK), 0)

    @cached_property
    def only_talk(self) -> bool:
        """Is there nothing on record but what somebody said or noted?"""
        return all(one.kind in _QUIET for one in self.timeline)

    @cached_property
    def horizon(self) -> int:
        """Until when the record tells: `recorded_until`, else the last entry that is more than talk, if any is."""
        stopped = self.effective.stopped_at
        until = self.header.recorded_until
        if until is None:
            until = self._last(lambda kind: kind not in _QUIET)
        if until is None:
            until = self._last(lambda kind: kind in _TALK)
        if until is None:
            until = self.start
        return until if stopped is None else min(until, stopped)

    def _last(self, counts: Callable[[str], bool]) -> int | None:
        """When the last entry was of a kind that counts."""
        return next((one.at for one in reversed(self.timeline.entries) if counts(one.kind)), None)

    @property
    def real(self) -> bool:
        """A record of a real incident, or one that does not say what it is of: no exercise."""
        return self.header.exercise is None or self.header.exercise.kind == "real"

    @property
    def around_a_table(self) -> bool:
        """A tabletop: what was done was said, and nobody timed it."""
        exercise = self.header.exercise
        return exercise is not None and exercise.kind == "tabletop"

    @cached_property
    def complete(self) -> bool:
        """Did the record run to its end? An interrupted or stopped exercise did not, nor one leapt to its end."""
        ended = self.timeline.last(Ended)
        finished = ended is None or ended.status == "completed"
        return self.header.complete and finished and self.effective.stopped_at is None and not self.leapt_to_end

    @cached_property
    def leapt_to_end(self) -> bool:
        """Does the record end as a leap does, so that people who took part had no time for what came due in it?"""
        if self.clock is self.world_clock:
            return False
        return self.clock.stands(self.horizon) and not self.world_clock.stands(self.horizon)

    @cached_property
    def cut_short(self) -> str | None:
        """What ended an exercise before its end, in words; None: nothing did, or it is still under way."""
        exercise = self.header.exercise
        if exercise is None or exercise.kind == "real":
            return None
        if self.effective.stopped_at is not None:
            return "the exercise stopped for a real incident"
        ended = self.timeline.last(Ended)
        if ended is None:
            return None
        if ended.status != "completed":
            return "the drill was ended"
        return "the facilitator leapt to the end" if self.leapt_to_end else None

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
        shown = self.shows_absence(selector.kind) and not any(self.lacks(name) for name in told_by)
        return shown and not any(self.lacks(f"audience.{one}") for one in selector.audience)

    def shows_updates_to(self, audience: str) -> bool:
        """Would the source show the updates to an audience? What it did show it can."""
        if self.timeline.having((UpdatePosted.kind,), {"audience": audience}):
            return True
        return self.covers((UpdatePosted.kind,)) and not self.lacks(f"audience.{audience}")

    def lacks(self, key: str) -> bool:
        """Has the source no place for a key, so that its absence tells nothing?"""
        return key in self.header.lacks

    @cached_property
    def clock(self) -> RunningClock:
        """Story time without the stretches in which it did not run for people who take part.

        The world, the paging tool and simulated people live through a leap; people do not. Where nobody but simulated
        people took part a leap changes nothing.
        """
        exercise = self.header.exercise
        alike = exercise is not None and exercise.simulated_only
        if alike or all(one.action != "skip" for one in self._controls):
            return self.world_clock
        return RunningClock.of(self._controls, self.horizon, self._late())

    @cached_property
    def world_clock(self) -> RunningClock:
        """The clock of the world, of the paging tool and of simulated people: it runs on while the story leaps."""
        return RunningClock.of(self._controls, self.horizon, self._late(), leaps=False)

    @cached_property
    def pause_clock(self) -> RunningClock:
        """Story time without pauses alone."""
        return RunningClock.of(self._controls, self.horizon, leaps=False)

    @property
    def _controls(self) -> Sequence[Control]:
        return self.timeline.every(Control)

    def clock_of(self, entry: Entry | None) -> RunningClock:
        """The clock that whoever made an entry lives by."""
        if entry is None or self.clock is self.world_clock or not self.lived_through(entry):
            return self.clock
        return self.world_clock

    def lived_through(self, entry: Entry) -> bool:
        """Did whoever made an entry live through the leaps of the story: nobody, or somebody who is simulated?

        Told by the header; else by how their seat was held, or by what they did in the midst of a leap: no person can.
        """
        if entry.actor is None and entry.role is None:
            return True
        if self.played:
            return entry.actor not in self.played
        if entry.actor in self._acted_in_leaps:
            return True
        if entry.role is None or entry.actor in self._seated:
            return False
        return self._modes.get(canonical_role(entry.role)) in ("simulated", "agent")

    @cached_property
    def _seated(self) -> frozenset[str | None]:
        """Who acted from a seat that a person held: they are no simulated people, whatever role they took besides."""
        held = {role for role, mode in self._modes.items() if mode in ("human", "spoken")}
        return frozenset(one.actor for one in self.timeline.voices if one.role and canonical_role(one.role) in held)

    @cached_property
    def played(self) -> tuple[str, ...]:
        """Whom of the team people played, by id; empty where the header does not say."""
        return () if self.header.exercise is None else self.header.exercise.people

    def holds(self, role: str) -> bool:
        """Did a person hold the seat of a role, by the header?"""
        return self._modes.get(canonical_role(role)) in ("human", "spoken")

    @cached_property
    def _modes(self) -> Mapping[str, SeatMode]:
        exercise = self.header.exercise
        return {} if exercise is None else {canonical_role(role): mode for role, mode in exercise.seats}

    @cached_property
    def _acted_in_leaps(self) -> frozenset[str | None]:
        entries = self.timeline.entries
        return frozenset(
            entry.actor
            for one in self._controls
            if one.action == "skip"
            for entry in entries[bisect_right(entries, one.at, key=_AT) : bisect_left(entries, leapt_to(one), key=_AT)]
            if entry.actor is not None and entry.basis == "done"
        )

    def _late(self) -> Iterator[tuple[int, int]]:
        """While the first sign was held back, nobody could know of anything: that is the controller's, not theirs."""
        first = self.timeline.first_of(SIGNAL_KINDS)
        if first is not None and first.planned_at is not None and first.planned_at < first.at:
            yield first.planned_at, first.at

    @cached_property
    def after_everything(self) -> int:
        """A moment after the horizon and every entry."""
        last = self.timeline.entries[-1].at if self.timeline.entries else 0
        return max(self.horizon, last) + 1
