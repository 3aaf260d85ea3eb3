"""The scenery: everything that goes on whether or not anybody responds. A world, or truth stated by hand."""

from __future__ import annotations

from functools import partial

from gameday.engine.agenda import Agenda
from gameday.engine.chance import Chance
from gameday.engine.complaints import Complaints
from gameday.engine.desk import Lever, Sight
from gameday.engine.emit import Emitter
from gameday.engine.hearsay import not_complaints
from gameday.engine.leaning import faults_of
from gameday.engine.levers import Habits, Levers
from gameday.engine.monitor import Monitor
from gameday.engine.pulse import Pulse
from gameday.engine.sights import Sights
from gameday.engine.stated_sights import StatedSights
from gameday.engine.truth import TruthTeller
from gameday.engine.world import World
from gameday.scenario import Scenario
from gameday.terms.look import Check
from gameday.timeline.entry import signed
from gameday.timeline.response import MitigationStarted
from gameday.timeline.signals import AlertFired, ChangeNotice


class Scenery:
    """The world of a scenario with all that watches it."""

    def __init__(self, scenario: Scenario, agenda: Agenda, emitter: Emitter, chance: Chance, habits: Habits) -> None:
        self._scenario = scenario
        self._agenda = agenda
        self._emitter = emitter
        self.world = None if scenario.world is None else World(scenario.world)
        self.truth = TruthTeller(self.world, emitter)
        self.levers: Levers | None = None
        if self.world is None:
            self._stated = _stated_sights(scenario, self.truth, agenda, emitter)
            return
        self.monitor = Monitor(self.world, agenda, emitter)
        self.pulse = Pulse(self.world, self.truth, self.monitor, agenda)
        self.levers = Levers(self.world, self.pulse, agenda, emitter, chance, habits)
        self.truth.in_place = self.levers.in_place
        told = self.world.told.complaints
        complaints = None if told is None else Complaints(told, agenda, emitter, chance)
        if complaints is not None:
            self.truth.listen(complaints.follow)
        self._sights = Sights(self.world, self.monitor, emitter, complaints, not_complaints(scenario))

    def start(self) -> None:
        """Set it in motion."""
        for stated in self._scenario.stated_truth:
            self._agenda.after(stated.at, "stated truth", partial(self.truth.say, stated.snapshot))
        if self.world is None:
            return
        self.pulse.start()
        self.monitor.start()
        for change in self.world.told.changes:
            if change.at is not None:
                notice = ChangeNotice(at=0, service=change.service, text=change.text, source="deployments")
                self._agenda.after(change.at, f"change {change.id}", partial(self._announce, notice))

    def _announce(self, notice: ChangeNotice) -> None:
        self._emitter.emit(notice)

    def begin_fault(self, name: str) -> None:
        """A fault sets in now, unless it is at work already."""
        if self.world is not None and not self.world.faults[name].active:
            self.pulse.begin(name)

    def pull(self, started: MitigationStarted) -> MitigationStarted:
        """Somebody pulls a lever that was checked before."""
        told = None if self.world is None else self.world.told.lever(started.action, started.target)
        if told is None or self.levers is None:
            return self._emitter.emit(started)
        recorded = self._emitter.emit(signed(started, reversible=told.reversible))
        self.levers.pull(told, recorded)
        return recorded

    def look(
        self, what: Check, service: str | None, *, diagnosing: bool, in_words: bool, in_series: bool = False
    ) -> Sight:
        """What there is to see; some looks make the scope understood."""
        if self.world is None:
            return self._stated.look(what, in_words=in_words)
        impact = not self.truth.benign
        if impact and not self.world.scope_known and what in self.world.told.scope_seen_in:
            self.world.scope_known = True
            self.pulse.beat()
        return self._sights.look(
            what, service, self._agenda.shown, diagnosing=diagnosing, in_words=in_words, in_series=in_series
        )

    def firing(self) -> tuple[AlertFired, ...]:
        """Alerts that stand now."""
        return self._stated.firing if self.world is None else tuple(self.monitor.firing.values())

    def known_levers(self) -> tuple[Lever, ...]:
        """Every mitigation the runbooks know."""
        return () if self.world is None else tuple(self.world.layout.levers.values())

    def title(self, service: str, *, outside: bool = False) -> str | None:
        """How people call a service; customers only what they use. None: by nothing but its name, or not at all."""
        services = () if self.world is None else self.world.told.services
        found = next((one for one in services if one.name == service), None)
        return found.title if found is not None and (found.users or not outside) else None

    def diagnosis_time(self, service: str | None = None) -> int | None:
        """How long finding the cause of what is active, or left behind, takes at the median; None: not stated."""
        faults = [] if self.world is None else faults_of(self.world, service)
        found = [fault.told.diagnosis.takes for fault in faults if fault.active or fault.damage]
        return next((takes for takes in found if takes is not None), None)


def _stated_sights(scenario: Scenario, truth: TruthTeller, agenda: Agenda, emitter: Emitter) -> StatedSights:
    states = bool(scenario.stated_truth) or any(phase.facts is not None for phase in scenario.phases)
    alerts = [inject.id for inject in scenario.injects if inject.kind == "alert"]
    return StatedSights(truth, agenda, emitter, alerts, states=states, not_complaints=not_complaints(scenario))
