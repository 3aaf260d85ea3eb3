"""Telling the truth: the facts of impact as entries, for the facilitator and the judge."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Set

from gameday.engine.emit import Emitter
from gameday.engine.faults import LiveFault
from gameday.engine.world import STEPS, World
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted, MitigationAvailable

FactsListener = Callable[[Facts], None]
Lever = tuple[str, str]
"""Its action and its target."""


class TruthTeller:
    """Says when impact starts, changes and ends, and from when on a lever helps."""

    def __init__(self, world: World | None, emitter: Emitter) -> None:
        self._world = world
        self._emitter = emitter
        self._listeners: list[FactsListener] = []
        self._levers = () if world is None else tuple(_helpful(world))
        self.in_place: Set[Lever] = frozenset()
        """Levers that hold: those that need them can be pulled."""
        self._levers_told: set[Lever] = set()
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
            self._tell_levers(now)

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

    def conclude(self) -> None:
        """The drill is over: where nothing was ever wrong, say so; silence would mean that nobody knows."""
        impact = (ImpactStarted.kind, ImpactEnded.kind)
        if (self._world is not None or self.told) and not any(one.kind in impact for one in self._emitter.entries):
            self._emitter.emit(ImpactEnded(at=0, facts=BENIGN, text="There was no impact at any time."))

    def _tell_levers(self, now: int) -> None:
        for lever, available_from, needs, faults in self._levers:
            if lever in self._levers_told or available_from > now or not needs <= self.in_place:
                continue
            if any(fault.active for fault in faults):
                self._levers_told.add(lever)
                self._emitter.emit(MitigationAvailable(at=0, action=lever[0], text=" ".join(lever)))


def _helpful(world: World) -> Iterator[tuple[Lever, int, frozenset[Lever], tuple[LiveFault, ...]]]:
    """Levers that can help, or without which one that can would not work: the first moment, the needs, the faults."""
    helped: dict[Lever, dict[str, None]] = {}
    for told in world.told.mitigations:
        faults = dict.fromkeys(effect.fault for effect in told.effects if effect.helps)
        for lever in ((told.action, told.target), *((need.action, need.target) for need in told.needs)):
            helped.setdefault(lever, {}).update(faults)
    for told in world.told.mitigations:
        needs = frozenset((need.action, need.target) for need in told.needs)
        faults = helped.get((told.action, told.target), {})
        if faults:
            yield (told.action, told.target), told.available_from, needs, tuple(world.faults[one] for one in faults)


def _key(facts: Facts, *, moving: bool) -> tuple[object, ...]:
    step = bisect_right(STEPS, facts.users_affected or 0.0)
    rest = (facts.core_function, facts.feature, facts.data, facts.security, facts.workaround, facts.growing)
    return (step, *rest, facts.customer_visible, facts.known, facts.benign, moving)
