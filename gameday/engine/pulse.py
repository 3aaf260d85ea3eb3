"""The pulse: wakes when the world may have changed by itself, never in between."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from gameday.engine.agenda import Agenda, Booking
from gameday.engine.monitor import Monitor
from gameday.engine.traffic import Scaled
from gameday.engine.truth import TruthTeller
from gameday.engine.world import World
from gameday.scenario.metric import LoadName


class Pulse:
    """Lets truth and monitoring look at the world at every moment that counts."""

    def __init__(self, world: World, truth: TruthTeller, monitor: Monitor, agenda: Agenda) -> None:
        self._world = world
        self._truth = truth
        self._monitor = monitor
        self._agenda = agenda
        self._next: Booking | None = None
        self._doors: list[tuple[Scaled, Callable[[], None]]] = []
        """What turns users away, and who is told when it is lifted."""

    def start(self) -> None:
        """Begin every fault that has a time, and end those that end by themselves."""
        for fault in self._world.faults.values():
            if fault.told.at is not None:
                self._agenda.after(fault.told.at, f"fault {fault.told.id}", partial(self.begin, fault.told.id))

    def begin(self, name: str) -> None:
        """A fault sets in now."""
        fault = self._world.faults[name]
        fault.begin(self._agenda.now)
        if fault.told.lasts is not None:
            self._agenda.after(fault.told.lasts, f"end of fault {name}", partial(self.bring, name, 0.0))
        self.beat()

    def bring(self, name: str, level: float) -> None:
        """A fault is brought to a level, from now on."""
        self._world.faults[name].bring(self._agenda.now, level)
        self.beat()

    def heal(self, name: str) -> None:
        """The data a fault harmed is whole again."""
        self._world.faults[name].healed = True
        self.beat()

    def scale(
        self, service: str, metric: LoadName, times: float, turns_away: float, lifted: Callable[[], None]
    ) -> Scaled | None:
        """A service has so many times its demand or capacity from now on; None: it states no load.

        What turns users away is lifted, and `lifted` called, once all is well inside and there is room for everybody.
        """
        traffic = self._world.traffic
        scaled = None if traffic is None else traffic.scale(service, metric, times, self._agenda.now, turns_away)
        if scaled is not None and scaled.turns_away:
            self._doors.append((scaled, lifted))
        self.beat()
        return scaled

    def unscale(self, scaled: Scaled) -> None:
        """A scaling no longer holds."""
        if self._world.traffic is not None:
            self._world.traffic.unscale(scaled, self._agenda.now)
            self.beat()

    def empty(self, service: str) -> None:
        """What waits at a service is thrown away."""
        if self._world.traffic is not None:
            self._world.traffic.empty(service, self._agenda.now)
            self.beat()

    def beat(self) -> None:
        """Something was changed from outside: look now, and plan the next look anew."""
        self._world.changed()
        self._look()

    def _look(self) -> None:
        now = self._agenda.now
        if self._doors:
            self._open_doors(now)
        self._truth.tell(now)
        self._monitor.check(now)
        if self._next is not None:
            self._next.cancel()
        due = self._world.next_moment(now)
        self._next = None if due is None else self._agenda.after(due - now, "the world", self._look)

    def _open_doors(self, now: int) -> None:
        """Let everybody in again where nothing speaks against it: nobody keeps people out of an idle shop."""
        traffic = self._world.traffic
        for door in tuple(self._doors) if traffic is not None else ():
            scaled, lifted = door
            if scaled.over:
                self._doors.remove(door)
            elif traffic is not None and self._world.well_inside(now) and traffic.has_room(scaled, now):
                self._doors.remove(door)
                traffic.unscale(scaled, now)
                self._world.changed()
                lifted()
