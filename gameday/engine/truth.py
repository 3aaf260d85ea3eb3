"""Telling the truth: the facts of impact as entries, for the facilitator and the judge."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from gameday.engine.emit import Emitter
from gameday.engine.world import STEPS, World
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted, MitigationAvailable

FactsListener = Callable[[Facts], None]


class TruthTeller:
    """Says when impact starts, changes and ends, and from when on a lever helps."""

    def __init__(self, world: World | None, emitter: Emitter) -> None:
        self._world = world
        self._emitter = emitter
        self._listeners: list[FactsListener] = []
        self._levers_told: set[tuple[str, str]] = set()
        self._key: tuple[object, ...] = ()
        self.facts = BENIGN
        """As last told."""
        self.told = False
        """Has anything been said of what is true?"""

    def listen(self, listener: FactsListener) -> None:
        """Hear the true facts whenever they are told anew."""
        self._listeners.append(listener)

    def tell(self, now: int) -> None:
        """Record what has changed by now in the world, if anything has."""
        if self._world is None:
            return
        facts = self._world.facts(now)
        key = _key(facts, moving=self._world.moving(now))
        if key != self._key and facts != self.facts:
            self.say(facts)
        self._key = key
        if not self.facts.benign:
            self._tell_levers(self._world, now)

    def say(self, facts: Facts) -> None:
        """Record that these are the facts from now on; saying the same again is no change."""
        before, self.facts = self.facts, facts
        self.told = True
        if facts.benign:
            if not before.benign:
                self._emitter.emit(ImpactEnded(at=0, facts=facts))
        elif before.benign:
            self._emitter.emit(ImpactStarted(at=0, facts=facts))
        elif facts != before:
            self._emitter.emit(ImpactChanged(at=0, facts=facts))
        for listener in self._listeners:
            listener(facts)

    def _tell_levers(self, world: World, now: int) -> None:
        for lever in world.told.mitigations:
            key = (lever.action, lever.target)
            if key in self._levers_told or lever.available_from > now:
                continue
            if any(effect.helps and world.faults[effect.fault].active for effect in lever.effects):
                self._levers_told.add(key)
                self._emitter.emit(
                    MitigationAvailable(at=0, action=lever.action, text=f"{lever.action} {lever.target}")
                )


def _key(facts: Facts, *, moving: bool) -> tuple[object, ...]:
    step = bisect_right(STEPS, facts.users_affected or 0.0)
    rest = (facts.core_function, facts.feature, facts.data, facts.security, facts.workaround, facts.growing)
    return (step, *rest, facts.customer_visible, facts.known, facts.benign, moving)
