"""Attention: a person is one unit of it, so what they are asked queues, and two hats make them fall behind."""

from __future__ import annotations

from collections.abc import Callable, Generator
from heapq import heappop, heappush
from math import exp
from typing import Any

import simpy

from gameday.engine.story_time import StoryTime, happen
from gameday.participants.tiring import Strain
from gameday.team.parameter import ChanceName, FactorName
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen

Waiting = Generator[simpy.Event, Any, None]
"""A process of a person: it waits, works and acts."""

Working = Generator[simpy.Event, Any, bool]
"""Work that tells in the end whether it was carried through."""

PAGE, LEAD, STEP, TALK, WORK, LATER = range(6)
"""Priorities, the most pressing first: a page, a decision, a step, an update or question, technical work, follow-up."""

Rank = tuple[int, int]
"""The priority, then who asked first."""
SLICE = 4 * MINUTE
"""Long work is looked up from this often, so that what is more pressing gets its turn."""


@frozen
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
    """One unit of attention with a queue by priority.

    Each turn comes just when a `simpy.PriorityResource` of one unit would give it, without its bookkeeping: nothing
    here is interrupted or given back by halves.
    """

    def __init__(self, env: StoryTime, waking: Waking, strain: Strain) -> None:
        self._env = env
        self._waiting: list[tuple[Rank, Work]] = []
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
    ) -> Work:
        """To yield: something is given so many milliseconds of attention, once it is its turn.

        Long work comes in slices: between them (of `at_most` milliseconds) what presses more gets its turn; among
        equals, what was begun is finished first.
        `mine` is asked each time the turn comes: where it no longer is, the rest is left. The answer is whether it was
        carried through.
        """
        self._asked += 1
        work = Work(duration, (priority, self._asked), mine, at_most)
        if duration > 0:
            self._ask(work)
        else:
            work.happen(carried=True)
        return work

    def busy(self, duration: int, priority: int) -> Waiting:
        """A process that does nothing but give something its time."""
        yield self.work(duration, priority)

    def _ask(self, work: Work) -> None:
        if self._busy or self._waiting:
            heappush(self._waiting, (work.rank, work))
            self._admit()
        else:
            self._busy = True
            self._env.line.append((self._begin, work))

    def _admit(self, _: object = None) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            self._env.line.append((self._begin, heappop(self._waiting)[1]))

    def _begin(self, work: Work) -> None:
        """Its turn has come."""
        mine = work.mine
        if mine is not None and not mine():
            self._leave()
            work.happen(carried=False)
        elif self._waiting and self._waiting[0][0][0] < work.rank[0]:
            self._ask_again(work)  # whoever just finished goes on with something more pressing
        else:
            span = min(work.left, work.at_most)
            work.left -= span
            fresh = self.woken_at is None and self._env.now < self.strain.fresh_until
            self._env.after(span if fresh else round(span * self._slowness()), self._end, work)

    def _end(self, work: Work) -> None:
        """A slice of it is over."""
        if work.left > 0:
            self._ask_again(work)
        else:
            self._leave()
            work.happen(carried=True)

    def _ask_again(self, work: Work) -> None:
        self._busy = False
        self._ask(work)

    def _leave(self) -> None:
        """Its time is over. Whoever waits is let in when somebody asks, at the latest one turn later."""
        self._busy = False
        if self._waiting:
            self._env.line.append((self._admit, None))

    def _slowness(self) -> float:
        now = int(self._env.now)
        woken = 1.0 if self.woken_at is None else self._waking.slowness(now - self.woken_at)
        return woken * self.strain.slowness(now)


class Work(simpy.Event):
    """It happens once it was given its time, or left; its value is whether it was carried through.

    Who waits for it is not woken between its slices.
    """

    _ok = True

    def __init__(self, left: int, rank: Rank, mine: Callable[[], bool] | None, at_most: int) -> None:
        # Not by way of simpy's own: nobody asks this one for its environment.
        self.callbacks = []
        self.left = left
        self.rank = rank
        """Who lets others by keeps it."""
        self.mine = mine
        self.at_most = at_most

    def happen(self, *, carried: bool) -> None:
        """Whoever waits for it goes on within this turn."""
        self._value = carried
        happen(self)
