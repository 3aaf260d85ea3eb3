"""Monitoring: alert rules watch the metrics, noise comes by itself, and a service is seen to be restored."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from math import inf

from gameday.engine.agenda import Agenda
from gameday.engine.emit import Emitter
from gameday.engine.tally import HALF
from gameday.engine.world import Watched, World, kept
from gameday.scenario.monitoring import AlertRule, NoiseAlert
from gameday.timeline.response import ServiceRestored
from gameday.timeline.signals import AlertCleared, AlertFired


class Monitor:
    """Fires and clears the alerts of a world."""

    def __init__(self, world: World, agenda: Agenda, emitter: Emitter) -> None:
        self._world = world
        self._agenda = agenda
        self._emitter = emitter
        self._beyond_since: dict[str, int] = {}
        self.firing: dict[str, AlertFired] = {}
        """Alerts that stand now, by id, in the order they fired; noise is not among them."""
        self._shut: dict[str, None] = {}
        """Services that would look healthy again, were nobody turned away."""
        self._watched: Watched | None = None
        """What was last looked at."""
        self._due = -inf
        """Up to here nothing of it passes a threshold."""

    def start(self) -> None:
        """Put the noise on the agenda."""
        for noise in self._world.told.noise:
            self._agenda.after(noise.at, f"noise {noise.id}", partial(self._make_noise, noise))

    def check(self, now: int, *, again: bool = False) -> None:
        """Look at every rule if something may have passed a threshold, or `again` since one has held long enough."""
        watched = self._world.watched()
        if again or now >= self._due or watched is not self._watched:
            self._watched = watched
            self._look(watched, now)
        for service in tuple(self._shut) if self._shut else ():
            if self._world.turned_away(service, now) < HALF:
                del self._shut[service]
                self._restored(service)

    def _look(self, watched: Watched, now: int) -> None:
        for watch, curve in watched.watches:
            if watch.limit.beyond(kept(watch.metric, curve.at(now))):
                if watch.id not in self.firing:
                    self._beyond(watch.rule, now)
            else:
                self._beyond_since.pop(watch.id, None)
                if watch.id in self.firing:
                    self._clear(watch.rule)
        # A millisecond before and after a crossing both sides are possible: it is worked out in fractions.
        next_ = bisect_left(watched.crossings, now)
        self._due = watched.crossings[next_] - 1 if next_ < len(watched.crossings) else inf

    def _beyond(self, rule: AlertRule, now: int) -> None:
        since = self._beyond_since.setdefault(rule.id, now)
        left = since + rule.for_ - now
        if left > 0:
            if since == now:
                self._agenda.after(left, f"alert {rule.id}", partial(self.check, now + left, again=True))
            return
        fired = AlertFired(at=0, service=rule.service, alert=rule.id, urgency=rule.urgency, text=rule.text)
        self._shut.pop(rule.service, None)
        self.firing[rule.id] = self._emitter.emit(fired)

    def _clear(self, rule: AlertRule) -> None:
        fired = self.firing.pop(rule.id)
        cleared = AlertCleared(at=0, service=rule.service, alert=rule.id, urgency=rule.urgency, text=rule.text)
        self._emitter.emit(cleared)
        if all(other.service != fired.service for other in self.firing.values()):
            if self._world.turned_away(rule.service, self._agenda.now) < HALF:
                self._restored(rule.service)
            else:
                self._shut[rule.service] = None

    def _restored(self, service: str) -> None:
        title = self._world.told.service(service).title or service
        self._emitter.emit(ServiceRestored(at=0, service=service, text=f"{title} looks healthy again"))

    def _make_noise(self, noise: NoiseAlert) -> None:
        fired = AlertFired(at=0, service=noise.service, alert=noise.id, urgency=noise.urgency, text=noise.text)
        self._emitter.emit(fired)
        if noise.clears_after is not None:
            cleared = AlertCleared(at=0, service=noise.service, alert=noise.id, urgency=noise.urgency, text=noise.text)
            self._agenda.after(noise.clears_after, f"noise {noise.id}", partial(self._drop, cleared))

    def _drop(self, cleared: AlertCleared) -> None:
        self._emitter.emit(cleared)
