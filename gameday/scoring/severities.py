"""What was true, what was called, and which level sets a bound at each moment."""

from __future__ import annotations

from dataclasses import dataclass

from gameday.scoring.calls import Call, calls
from gameday.scoring.force import level_in_force
from gameday.scoring.impact import Health, TruthStep, health_from_monitoring, health_from_truth, truth_steps
from gameday.scoring.record import Record
from gameday.scoring.steps import Steps
from gameday.terms.unlocked import cached_property
from gameday.timeline.signals import AlertFired


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
    def force(self) -> Steps[str | None]:
        """The level in force at each moment (the severity that sets a bound)."""
        loud = next((one for one in self.timeline.every(AlertFired) if one.urgency == "high"), None)
        signals = (self.timeline.first_of(("alert_fired", "customer_report", "social_mention")), loud)
        return level_in_force(self.sop.ladder, self.truth, self.called, [one for one in signals if one is not None])

    @cached_property
    def health(self) -> Health:
        """When the service was unhealthy."""
        return health_from_truth(self.truth) if self.truth else health_from_monitoring(self.timeline)
