"""Attention: a person is one unit of it, so what they are asked queues, and two hats make them fall behind."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from heapq import heappop, heappush
from math import exp
from typing import Any

import simpy

from gameday.engine.story_time import StoryTime, Turn
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
"""Things one person is asked for in a play, at most."""
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


class Place(Turn):
    """A place in the queue for somebody's attention: it happens when their turn has come."""

    def __init__(self) -> None:
        self.callbacks = []


class Attention:
    """One unit of attention with a queue by priority.

    Each turn comes just when a `simpy.PriorityResource` of one unit would give it, without its bookkeeping: nothing
    here is interrupted or given back by halves.
    """

    def __init__(self, env: StoryTime, waking: Waking, strain: Strain) -> None:
        self._env = env
        self._waiting: list[tuple[int, Place]] = []
        """Who waits, as a heap by rank; no two are of the same."""
        self._busy = False
        self._waking = waking
        self.strain = strain
        """How long this person has been at it."""
        self._asked = 0
        self.woken_at: int | None = None
        """When a page woke this person; None: awake all along."""

    @property
    def load(self) -> int:
        """How many things want this person's attention now, the one at hand included."""
        return self._busy + len(self._waiting)

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
        self._asked += 1
        # By priority, then by who asked first; who lets others by keeps their rank.
        most_pressing = priority * _PLACES
        rank = most_pressing + self._asked
        while left > 0:
            yield self._ask(rank)
            if mine is not None and not mine():
                self._leave()
                return False
            if self._waiting and self._waiting[0][0] < most_pressing:
                self._leave(back=True)
                continue  # whoever just finished goes on with something more pressing
            span = min(left, at_most)
            fresh = self.woken_at is None and self._env.now < self.strain.fresh_until
            yield self._env.timeout(span if fresh else round(span * self._slowness()))
            left -= span
            self._leave(back=left > 0)
        return True

    def _ask(self, rank: int) -> Place:
        place = Place()
        if self._busy or self._waiting:
            heappush(self._waiting, (rank, place))
            self._admit()
        else:
            self._busy = True
            self._env.line.append(place)
        return place

    def _admit(self, _: object = None) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            self._env.line.append(heappop(self._waiting)[1])

    def _leave(self, *, back: bool = False) -> None:
        """The turn is over. Whoever waits is let in when somebody asks, at the latest one turn of the event loop later.

        `back`: whoever leaves asks again at once.
        """
        self._busy = False
        if self._waiting and not back:
            self._env.line.append(Turn(self._admit))

    def _slowness(self) -> float:
        now = int(self._env.now)
        woken = 1.0 if self.woken_at is None else self._waking.slowness(now - self.woken_at)
        return woken * self.strain.slowness(now)
