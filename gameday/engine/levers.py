"""Levers at work: from the moment somebody pulls one to what it does to the world."""

from __future__ import annotations

from functools import partial

from gameday.engine.agenda import Agenda
from gameday.engine.chance import Chance, happens, lognormal
from gameday.engine.emit import Emitter
from gameday.engine.pulse import Pulse
from gameday.engine.traffic import Scaled
from gameday.engine.world import World
from gameday.scenario.mitigation import Effect, Mitigation
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted

_ACTOR = "world"
_RELAPSE_MEDIAN = 12 * MINUTE
_RELAPSE_SIGMA = 0.5
"""When an end that does not hold comes undone, after recovery: assumed, inside a usual watch period."""


@frozen
class Habits:
    """What holds where a scenario does not say: from the team's profile."""

    apply_median: int = 28 * MINUTE
    apply_sigma: float = 1.45
    false_recovery: float = 0.055


class Levers:
    """Pulls levers: time passes, chance decides, the faults answer."""

    def __init__(
        self, world: World, pulse: Pulse, agenda: Agenda, emitter: Emitter, chance: Chance, habits: Habits
    ) -> None:
        self._world = world
        self._pulse = pulse
        self._agenda = agenda
        self._emitter = emitter
        self._draw = chance.of(_ACTOR)
        self._habits = habits
        self._tries: dict[str, int] = {}
        self.under_way: set[tuple[str, str]] = set()
        """(action, target) of the levers being pulled."""
        self.in_place: set[tuple[str, str]] = set()
        """(action, target) of those that were pulled and hold: what needs them works."""
        self._met_nothing: set[tuple[str, str]] = set()
        """Of those in place: what they should mend was not there when they landed."""
        self._scaled: set[tuple[str, str, int]] = set()
        """(action, target, number) of the scalings that hold: a lever pulled again does not scale twice."""
        self._needed = world.layout.needed

    def pull(self, lever: Mitigation, started: MitigationStarted) -> None:
        """Somebody pulls it: the answer comes in its own time."""
        key = (lever.action, lever.target)
        name = f"{lever.action} {lever.target}"
        tries = self._tries[name] = self._tries.get(name, 0) + 1
        thing = f"{name}, try {tries}"
        self.under_way.add(key)
        median, sigma = (self._habits.apply_median, self._habits.apply_sigma)
        if lever.takes is not None:
            median, sigma = lever.takes, lever.spread
        takes = round(lognormal(self._draw("time to apply", thing), median, sigma))
        self._agenda.after(takes, f"mitigation {name}", partial(self._land, lever, started, thing))

    def holds(self, lever: Mitigation) -> bool:
        """Is it in place, and would do nothing more? Pulling it again is no act then."""
        key = (lever.action, lever.target)
        return key in self.in_place and not (key in self._met_nothing and self._mends(lever))

    def _land(self, lever: Mitigation, started: MitigationStarted, thing: str) -> None:
        self.under_way.discard((lever.action, lever.target))
        lucky = happens(self._draw("works", thing), lever.chance)
        can = self._needs_met(lever) and not any(self._unhealable(effect) for effect in lever.effects)
        works = lucky and can
        outcome = MitigationApplied if works else MitigationFailed
        self._emitter.emit(
            outcome(
                at=0,
                action=lever.action,
                target=lever.target,
                reversible=lever.reversible,
                re=started.id,
                text=f"{lever.action} {lever.target} " + ("is in place" if works else "did not work"),
            )
        )
        if works:
            key = (lever.action, lever.target)
            if lever.scales or (lever.helps and self._meets(lever)) or key in self._needed:
                self.in_place.add(key)
            (self._met_nothing.discard if self._mends(lever) else self._met_nothing.add)(key)
            self._load(lever)
            if key in self._needed:
                self._pulse.beat()  # what needs it can be pulled now
        for effect in lever.effects if works else lever.otherwise if can else ():
            self._work(effect, lever, thing)

    def _meets(self, lever: Mitigation) -> bool:
        """Does it act on anything now? What found nothing to mend can be pulled again once there is something."""
        acts = [self._world.faults[effect.fault].active for effect in lever.effects]
        return any(acts) or not acts

    def _mends(self, lever: Mitigation) -> bool:
        """Is there a fault now that it ends or lessens?"""
        mended = (effect.fault for effect in lever.effects if effect.does in ("ends", "lessens"))
        return any(self._world.faults[fault].active for fault in mended)

    def _needs_met(self, lever: Mitigation) -> bool:
        return all((need.action, need.target) in self.in_place for need in lever.needs)

    def _unhealable(self, effect: Effect) -> bool:
        return effect.does == "heals" and self._world.faults[effect.fault].active

    def _load(self, lever: Mitigation) -> None:
        """What a lever does to the load of services."""
        for number, scaling in enumerate(lever.scales):
            one = (lever.action, lever.target, number)
            if one in self._scaled:
                continue
            self._scaled.add(one)
            scaled = self._pulse.scale(
                scaling.service or lever.target,
                scaling.metric,
                scaling.times,
                scaling.turns_away,
                partial(self._lifted, one),
            )
            if scaled is not None and scaling.holds_for is not None:
                what = f"{scaling.metric} of {scaled.service} coming back"
                self._agenda.after(scaling.holds_for, what, partial(self._unload, one, scaled))
        for service in lever.empties:
            self._pulse.empty(service)

    def _unload(self, one: tuple[str, str, int], scaled: Scaled) -> None:
        if not scaled.over:
            self._lifted(one)
            self._pulse.unscale(scaled)

    def _lifted(self, one: tuple[str, str, int]) -> None:
        self.in_place.discard(one[:2])
        self._scaled.discard(one)

    def _work(self, effect: Effect, lever: Mitigation, thing: str) -> None:
        fault = self._world.faults[effect.fault]
        if effect.does == "heals":
            self._pulse.heal(effect.fault)
        elif effect.does == "starts":
            if not fault.active:
                self._pulse.begin(effect.fault)
        elif effect.does != "outweighs" and fault.active:
            before = fault.level
            level = effect.to if effect.to is not None else 0.0
            if effect.does == "lessens":
                level = min(level, before)
            elif effect.does == "worsens":
                level = max(level, before)
            self._pulse.bring(effect.fault, level)
            holds = self._holds(effect, lever, thing)
            if holds is not None:
                self._agenda.after(
                    holds, f"{effect.fault} coming back", partial(self._come_back, lever, effect.fault, level, before)
                )

    def _holds(self, effect: Effect, lever: Mitigation, thing: str) -> int | None:
        """How long an effect holds before the fault comes back; None: it stays."""
        if effect.holds_for is not None:
            return effect.holds_for
        if effect.does != "ends":
            return None
        share = self._habits.false_recovery if lever.false_recovery is None else lever.false_recovery
        if not happens(self._draw("false recovery", thing), share):
            return None
        u = self._draw("time to relapse", thing)
        return self._world.faults[effect.fault].told.recovery + round(lognormal(u, _RELAPSE_MEDIAN, _RELAPSE_SIGMA))

    def _come_back(self, lever: Mitigation, name: str, held_at: float, before: float) -> None:
        # Whoever has brought it elsewhere since has the last word.
        fault = self._world.faults[name]
        if fault.level != held_at:
            return
        self.in_place.discard((lever.action, lever.target))
        if before == fault.told.onset.path()[-1][1]:
            self._pulse.begin(name)
        else:
            self._pulse.bring(name, before)
