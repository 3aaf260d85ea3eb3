"""A fault at work: how strong it is over time, and how long it has been doing harm."""

from __future__ import annotations

from gameday.engine.curves import Curve
from gameday.scenario.fault import Fault
from gameday.terms.facts import DataState, SecurityState

CALM = Curve.level(0.0)
"""How strong a fault is that has never begun."""


class LiveFault:
    """One fault of the scenario while a drill is played. Times are milliseconds since the start."""

    def __init__(self, told: Fault) -> None:
        self.told = told
        self.intensity = CALM
        self.level = 0.0
        """What it is brought to: 0 is ended, or not begun."""
        self.healed = False
        """The data it harmed is whole again."""
        self.active = False
        """Has it begun and not been ended?"""
        self.since: int | None = None
        """When it began, or came back; None: it is not active."""
        self._before = 0

    def begin(self, now: int) -> None:
        """It sets in, or comes back."""
        path = self.told.onset.path()
        self.intensity = self.intensity.bent(now, path)
        self.level = path[-1][1]
        if self.since is None:
            self.active, self.since = True, now
        self.healed = False

    def bring(self, now: int, level: float) -> None:
        """It is brought to a level over its recovery time; 0 ends it."""
        self.intensity = self.intensity.bent(now, ((self.told.recovery, level),))
        self.level = level
        if level == 0.0 and self.since is not None:
            self._before += now - self.since
            self.active, self.since = False, None
        elif level > 0.0 and self.since is None:
            self.active, self.since = True, now

    @property
    def damage(self) -> bool:
        """Has it harmed data or security, and that is not healed yet?"""
        harm = self.told.harm
        return harm is not None and bool(harm.data or harm.security) and self.begun and not self.healed

    def harmed_for(self, now: int) -> int:
        """How long it has been active, all told."""
        return self._before + (now - self.since if self.since is not None else 0)

    def data(self, now: int) -> DataState:
        """What it has done to data."""
        harm = self.told.harm
        if harm is None or not harm.data or self.healed or not self.begun:
            return "safe"
        span = self.harmed_for(now)
        reached = [stage.is_ for stage in harm.data if stage.after <= span]
        return reached[-1] if reached else "safe"

    def security(self, now: int) -> SecurityState:
        """What it has done to security."""
        harm = self.told.harm
        if harm is None or not harm.security or self.healed or not self.begun:
            return "none"
        span = self.harmed_for(now)
        reached = [stage.is_ for stage in harm.security if stage.after <= span]
        return reached[-1] if reached else "none"

    @property
    def begun(self) -> bool:
        """Has it ever been active?"""
        return self.since is not None or self._before > 0

    def stages_ahead(self, now: int) -> list[int]:
        """The moments at which data or security would come into another state."""
        harm = self.told.harm
        if harm is None or self.since is None:
            return []
        done = self.harmed_for(now)
        ahead = [stage.after for stage in harm.data] + [stage.after for stage in harm.security]
        return [now + after - done for after in ahead if after > done]
