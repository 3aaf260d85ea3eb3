"""The script: phases, branches and injects, which set one another in motion."""

from __future__ import annotations

from gameday.engine.affairs import Affairs
from gameday.engine.agenda import Agenda
from gameday.engine.branches import Branches
from gameday.engine.emit import Emitter
from gameday.engine.injects import Injects, OpenGap, Page
from gameday.engine.phases import Phases
from gameday.engine.scenery import Scenery
from gameday.scenario import Scenario
from gameday.scenario.branch import Way
from gameday.scenario.phase_times import phase_times
from gameday.timeline import Entry


class Script:
    """What a scenario has in mind, beside its world."""

    def __init__(
        self,
        scenario: Scenario,
        agenda: Agenda,
        emitter: Emitter,
        scenery: Scenery,
        page: Page,
        open_gap: OpenGap,
        *,
        led: bool,
    ) -> None:
        affairs = Affairs(emitter)
        times = phase_times(scenario.phases, scenario.duration, scenario.ends_after)
        if led:
            # Where somebody leads, a phase without a time waits for their hand.
            times = {phase.id: phase.at for phase in scenario.phases if phase.at is not None and phase.way is None}
        self.phases = Phases(scenario.phases, times, agenda, emitter, scenery.truth.say)
        self.branches = Branches(scenario.branches, agenda, emitter, affairs)
        self.injects = Injects(scenario.injects, agenda, emitter, affairs, page, open_gap)
        self._scenery = scenery
        waiting = [row for row in scenario.injects if row.after is not None or row.when is not None]
        self.listens = bool(waiting or self.branches.waiting)
        """Does any part of it wait for what is recorded?"""
        self.phases.listen(self.injects.begin)
        self.branches.listen(self._go)
        scenery.truth.listen(self.injects.follow)

    def start(self) -> None:
        """Put what has a time on the agenda."""
        self.phases.start()
        self.branches.start()
        self.injects.start()

    def hear(self, entry: Entry) -> None:
        """Something was recorded: a part of the script may wait for just that."""
        if self.branches.waiting:
            self.branches.hear(entry)
        if self.injects.waiting:
            self.injects.hear(entry)

    def _go(self, way: Way) -> None:
        for fault in way.starts:
            self._scenery.begin_fault(fault)
        self.injects.go(way.id)
        self.phases.go(way.id)
