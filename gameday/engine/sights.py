"""What a look shows: dashboards, logs, changes, dependencies, customers, as the world stands at that moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gameday.engine.desk import Lever, Sight
from gameday.engine.emit import Emitter
from gameday.engine.hearsay import complaints_so_far
from gameday.engine.leaning import faults_of
from gameday.engine.monitor import Monitor
from gameday.engine.world import World
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.service import MetricName, Service
from gameday.terms.duration import say_duration
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.look import Check

_WORDS: dict[MetricName, Callable[[float], str]] = {
    "error_rate": lambda value: f"error rate {value * 100:.3g}%",
    "latency_ms": lambda value: f"latency {value:.0f} ms",
    "saturation": lambda value: f"saturation {value * 100:.0f}%",
    "queue_depth": lambda value: f"queue {value:.0f}",
    "orders_per_minute": lambda value: f"{value:.0f} orders a minute",
}


def lever(told: Mitigation) -> Lever:
    """A mitigation as a responder knows it: what the runbook says, not what it does."""
    return Lever(told.action, told.target, told.text, told.reversible)


class Sights:
    """Looks at the world for somebody."""

    def __init__(self, world: World, monitor: Monitor, emitter: Emitter) -> None:
        self._world = world
        self._monitor = monitor
        self._emitter = emitter

    def look(self, what: Check, service: str | None, now: int, *, diagnosing: bool, in_words: bool = True) -> Sight:
        """What there is to see; the cause only for somebody who is looking for it, lines only for who reads them."""
        lines = [*self._lines(what, service, now), *self._clues(what, service)] if in_words else ()
        facts = self._facts(what, now)
        suggests = tuple(lever(told) for told in self._suggested(what, service))
        cause, cures = self._cause(what, service) if diagnosing else (None, ())
        return Sight(facts, tuple(lines), suggests, cause, cures)

    def _facts(self, what: Check, now: int) -> Facts | None:
        if what in ("changes", "dependencies"):
            return None
        seen = self._world.facts_seen(now, what)
        # Customers tell of what they meet, not of metrics nobody meets; for both, nothing seen is nothing wrong.
        return BENIGN if seen.benign else seen

    def _lines(self, what: Check, service: str | None, now: int) -> Iterator[str]:
        services = [one for one in self._world.told.services if service in (None, one.name)]
        if what == "dashboard":
            yield from (self._metrics(one, now) for one in services)
            yield from (f"alert standing: {alert.text}" for alert in self._monitor.firing.values())
        elif what == "dependencies":
            for one in services:
                for dependency in one.depends_on:
                    yield f"{one.name} leans on {self._metrics(self._world.told.service(dependency.service), now)}"
        elif what == "changes":
            yield from self._changes(service, now)
        elif what == "customers":
            yield from complaints_so_far(self._emitter.entries)

    def _metrics(self, service: Service, now: int) -> str:
        shown: list[MetricName] = ["error_rate", "latency_ms", "saturation"]
        shown += [name for name in ("queue_depth", "orders_per_minute") if name in service.normal]
        values = ", ".join(_WORDS[name](self._world.value(service.name, name, now)) for name in shown)
        return f"{service.name}: {values}"

    def _changes(self, service: str | None, now: int) -> Iterator[str]:
        for change in self._world.told.changes:
            if service not in (None, change.service):
                continue
            ago = now + change.ago if change.ago is not None else now - (change.at or 0)
            if ago >= 0:
                yield f"{say_duration(ago)} ago, {change.service}: {change.text}"

    def _clues(self, what: Check, service: str | None) -> Iterator[str]:
        for clue in self._world.told.clues:
            meant = service is None or clue.service in (None, service)
            there = clue.while_ is None or self._world.faults[clue.while_].active
            if clue.look == what and meant and there:
                yield clue.text

    def _suggested(self, what: Check, service: str | None) -> Iterator[Mitigation]:
        if not any(fault.active for fault in self._world.faults.values()):
            return
        for told in self._world.told.mitigations:
            if what in told.suggested_by and service in (None, told.target):
                yield told

    def _cause(self, what: Check, service: str | None) -> tuple[str | None, tuple[Lever, ...]]:
        """The cause of the first fault that shows here, and the levers that undo it, in the order they make sense.

        Who looks into one service finds what is wrong with it, or with what it leans on.
        """
        for fault in faults_of(self._world, service):
            there = (fault.active and fault.told.at is not None) or fault.damage
            if there and what in fault.told.diagnosis.found_in:
                ends, heals = self._acting_on(fault.told.id, "helps"), self._acting_on(fault.told.id, "heals")
                cures = [*ends[:1], *heals, *ends[1:]] if fault.active else heals
                return fault.told.cause, tuple(lever(told) for told in cures)
        return None, ()

    def _acting_on(self, fault: str, how: str) -> list[Mitigation]:
        """Levers that help against a fault, or heal what it harmed; the surest first."""
        found = [
            told
            for told in self._world.told.mitigations
            for effect in told.effects
            if effect.fault == fault and (effect.helps if how == "helps" else effect.does == "heals")
        ]
        return sorted(dict.fromkeys(found), key=lambda told: (-_ends(told, fault), -told.chance))


def _ends(told: Mitigation, fault: str) -> bool:
    return any(effect.fault == fault and effect.does == "ends" and effect.helps for effect in told.effects)
