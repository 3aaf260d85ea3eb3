"""What was true, what was called, and which level sets a bound at each moment."""

from __future__ import annotations

from dataclasses import dataclass

from gameday.scoring.calls import Call, calls
from gameday.scoring.force import first_rank, level_in_force
from gameday.scoring.impact import Health, TruthStep, health_from_monitoring, health_from_truth, truth_steps
from gameday.scoring.record import Record
from gameday.scoring.steps import Steps
from gameday.terms.unlocked import cached_property
from gameday.timeline import Entry
from gameday.timeline.signals import AlertFired

_SIGNALS = ("alert_fired", "customer_report", "social_mention")
"""What a level follows from before anybody called one."""


@dataclass(frozen=True)
class Severities(Record):
    """The record with its severities: true, called, in force."""

    @cached_property
    def truth(self) -> tuple[TruthStep, ...]:
        """What was true, and what this SOP's criteria say of it, in order."""
        stated = self.scenario.truth_by_hand() if self.scenario else ()
        return truth_steps(self.timeline, self.sop, stated, self.start)

    @cached_property
    def called(self) -> tuple[Call, ...]:
        """What the team called, in order."""
        return calls(self.timeline, self.sop.ladder)

    @property
    def unreadable_calls(self) -> tuple[Call, ...]:
        """Calls of something that is no level of this SOP, in order."""
        return tuple(call for call in self.called if call.unreadable)

    @cached_property
    def calling(self) -> Steps[Call | None]:
        """The call that stands at each moment."""
        return Steps.of(None, ((call.at, call) for call in self.called))

    @cached_property
    def loud(self) -> Entry | None:
        """The first alert that a person is to wake up for, as its urgency says."""
        return next((one for one in self.timeline.every(AlertFired) if one.urgency == "high"), None)

    @cached_property
    def unstated(self) -> Entry | None:
        """What called first, where nothing on record says how urgent it was, and no loud alert came before."""
        alerts = self.timeline.every(AlertFired)
        if any(one.urgency for one in alerts):
            found: Entry | None = next((one for one in alerts if one.urgency is None), None)
        else:
            # What an exercise sends without an alert is a report, and has no urgency to leave out.
            found = (
                self.timeline.first_of((*_SIGNALS, "paged", "page_failed")) if self.real else next(iter(alerts), None)
            )
        return None if found is None or (self.loud is not None and self.loud.at <= found.at) else found

    @cached_property
    def first_level(self) -> str | None:
        """The first level that was called; None: none was, or none on record."""
        rank = first_rank(self.called)
        return None if rank is None else self.sop.ladder.level(rank)

    @property
    def level_assumed(self) -> bool:
        """Is the level in force nobody's word: no facts, no urgency and no level that was called are on record?"""
        return self.unstated is not None and self.first_level is None and not self.truth

    @cached_property
    def force(self) -> Steps[str | None]:
        """The level in force at each moment (the severity that sets a bound)."""
        signals = [one for one in (self.timeline.first_of(_SIGNALS), self.loud) if one is not None]
        return level_in_force(self.sop.ladder, self.truth, self.called, signals, self.unstated)

    @cached_property
    def health(self) -> Health:
        """When the service was unhealthy."""
        return health_from_truth(self.truth) if self.truth else health_from_monitoring(self.timeline)
