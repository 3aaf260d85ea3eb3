"""Telling the truth: the facts of impact as entries, for the facilitator and the judge."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Set

from gameday.engine.emit import Emitter
from gameday.engine.layout import STEPS, LeverKey
from gameday.engine.world import World
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted, MitigationAvailable

FactsListener = Callable[[Facts], None]


class TruthTeller:
    """Says when impact starts, changes and ends, and from when on a lever helps."""

    def __init__(self, world: World | None, emitter: Emitter) -> None:
        self._world = world
        self._emitter = emitter
        self._listeners: list[FactsListener] = []
        self._untold = () if world is None else world.layout.helpful
        """Levers that help and of which nothing was said yet."""
        self.in_place: Set[LeverKey] = frozenset()
        """Levers that hold: those that need them can be pulled."""
        self._key: tuple[object, ...] = ()
        self.facts = BENIGN
        """As last told."""
        self.benign = True
        """Are they benign? Asked more often than they change."""
        self.told = False
        """Has anything been said of what is true?"""

    def listen(self, listener: FactsListener) -> None:
        """Hear the true facts whenever they are told anew."""
        self._listeners.append(listener)

    def tell(self, now: int) -> None:
        """Record what has changed by now in the world, if anything has."""
        if self._world is None:
            return
        facts, moving = self._world.truth(now)
        key = _key(facts, moving=moving)
        if key != self._key and facts != self.facts:
            self._say(facts, changed=True)
        self._key = key
        if self._untold and not self.benign:
            self._tell_levers(self._world, now)

    def say(self, facts: Facts) -> None:
        """Record that these are the facts from now on; saying the same again is no change."""
        self._say(facts, changed=facts != self.facts)

    def _say(self, facts: Facts, *, changed: bool) -> None:
        self.facts = facts
        was_benign, self.benign = self.benign, facts.benign
        self.told = True
        if self.benign:
            if not was_benign:
                self._emitter.emit(ImpactEnded(at=0, facts=facts))
        elif was_benign:
            self._emitter.emit(ImpactStarted(at=0, facts=facts))
        elif changed:
            self._emitter.emit(ImpactChanged(at=0, facts=facts))
        for listener in self._listeners:
            listener(facts)

    def conclude(self) -> None:
        """The drill is over: where nothing was ever wrong, say so; silence would mean that nobody knows."""
        impact = (ImpactStarted.kind, ImpactEnded.kind)
        if (self._world is not None or self.told) and not any(one.kind in impact for one in self._emitter.entries):
            self._emitter.emit(ImpactEnded(at=0, facts=BENIGN, text="There was no impact at any time."))

    def _tell_levers(self, world: World, now: int) -> None:
        for one in self._untold:
            if one.available_from > now or not one.needs <= self.in_place:
                continue
            if any(world.faults[fault].active for fault in one.faults):
                self._untold = tuple(other for other in self._untold if other is not one)
                self._emitter.emit(MitigationAvailable(at=0, action=one.lever[0], text=" ".join(one.lever)))


def _key(facts: Facts, *, moving: bool) -> tuple[object, ...]:
    step = bisect_right(STEPS, facts.users_affected or 0.0)
    rest = (facts.core_function, facts.feature, facts.data, facts.security, facts.workaround, facts.growing)
    return (step, *rest, facts.customer_visible, facts.known, facts.benign, moving)
