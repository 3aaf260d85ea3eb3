"""Attention: a person is one unit of it, so what they are asked queues, and two hats make them fall behind."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from math import exp
from typing import Any

import simpy

from gameday.participants.tiring import Strain
from gameday.team.parameter import ChanceName, FactorName
from gameday.terms.duration import MINUTE

Waiting = Generator[simpy.Event, Any, None]
"""A process of a person: it waits, works and acts."""

Working = Generator[simpy.Event, Any, bool]
"""Work that tells in the end whether it was carried through."""

PAGE, LEAD, STEP, TALK, WORK, LATER = range(6)
"""Priorities, the most pressing first: a page, a decision, a step, an update or question, technical work, follow-up."""

_PLACES = 1_000_000
"""Requests of one priority, at most."""
SLICE = 4 * MINUTE
"""Long work is looked up from this often, so that what is more pressing gets its turn."""


@dataclass(frozen=True, slots=True)
class Waking:
    """How slow somebody is who was woken: performance climbs as plateau - depth e^(-t/tau).

    Shape and figures as in scoring (fit to Bruck and Pisani 1999). `strength` is how much of the loss shows.
    """

    plateau: float
    depth: float
    minutes: float
    floor: float
    strength: float

    def slowness(self, awake_for: int) -> float:
        """How many times longer work takes, so many milliseconds after waking."""
        performance = self.plateau - self.depth * exp(-awake_for / (self.minutes * MINUTE))
        kept = 1 - self.strength * (1 - min(1.0, max(self.floor, performance)))
        return 1 / kept


WAKING_FACTORS: tuple[FactorName, FactorName, FactorName] = ("inertia_plateau", "inertia_depth", "inertia_minutes")
WAKING_CHANCES: tuple[ChanceName, ChanceName] = ("inertia_floor", "inertia_strength")


class Attention:
    """One unit of attention with a queue by priority."""

    def __init__(self, env: simpy.Environment, waking: Waking, strain: Strain) -> None:
        self._env = env
        self._unit = simpy.PriorityResource(env, capacity=1)
        self._waking = waking
        self.strain = strain
        """How long this person has been at it."""
        self._asked = 0
        self.woken_at: int | None = None
        """When a page woke this person; None: awake all along."""

    @property
    def load(self) -> int:
        """How many things want this person's attention now, the one at hand included."""
        return self._unit.count + len(self._unit.queue)

    def work(
        self, duration: int, priority: int, mine: Callable[[], bool] | None = None, *, at_most: int = SLICE
    ) -> Working:
        """Give something so many milliseconds of attention, once it is its turn. Long work comes in slices.

        Between slices (of `at_most` milliseconds) what presses more gets its turn; among equals, what was begun is
        finished first.
        `mine` is asked each time the turn comes: where it no longer is, the rest is left. The answer is whether it was
        carried through.
        """
        left = duration
        place = self._place(priority)
        while left > 0:
            with self._unit.request(priority=place) as turn:
                yield turn
                if mine is not None and not mine():
                    return False
                if self._pressed(priority):
                    continue  # whoever just finished goes on with something more pressing
                span = min(left, at_most)
                fresh = self.woken_at is None and self._env.now < self.strain.fresh_until
                yield self._env.timeout(span if fresh else round(span * self._slowness()))
            left -= span
        return True

    def _place(self, priority: int) -> int:
        """A place in the queue: by priority, then by who asked first; who lets others by keeps theirs."""
        self._asked += 1
        return priority * _PLACES + self._asked

    def _pressed(self, priority: int) -> bool:
        queue = self._unit.queue
        return bool(queue) and queue[0].priority < priority * _PLACES  # the most pressing stands first

    def _slowness(self) -> float:
        now = int(self._env.now)
        woken = 1.0 if self.woken_at is None else self._waking.slowness(now - self.woken_at)
        return woken * self.strain.slowness(now)
