"""Story time: SimPy's environment, with a calendar in which what is due now stands in line."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from heapq import heappop, heappush
from operator import attrgetter
from typing import Any

import simpy

NEVER = simpy.core.Infinity
"""When nothing is due."""
_NORMAL = simpy.events.NORMAL

Due = tuple[Callable[[Any], object], Any]
"""What is done once its turn comes, and with what."""


class StoryTime(simpy.Environment):
    """The same in the same order as in SimPy's own environment, in fewer calls.

    What is due is a call. Only where somebody waits for it is it an event of SimPy's, which then happens. Three of four
    are due at the very moment at which they are scheduled. They stand in line, those that are urgent in a line before
    it; only what is due later is kept sorted, by moment, priority and arrival.
    """

    __slots__ = ("now",)  # in place of SimPy's property, as a play asks for it a thousand times
    now: int
    """Milliseconds since the start."""
    active_process = property(attrgetter("_active_proc"))

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.steps = 0
        """How many turns there were."""
        self.urgent: deque[Due] = deque()
        """What is due before all that stands in line: processes that begin."""
        self.line: deque[Due] = deque()
        """What is due now, in its order; whoever has something to be done in its turn may append it directly."""
        self._later: list[tuple[int, int, int, Due]] = []
        self._bookings = 0
        for made in ("process", "timeout", "event"):  # bound once, as SimPy binds them in its own class only
            setattr(self, made, getattr(self, made))

    def schedule(self, event: simpy.Event, priority: int = _NORMAL, delay: int = 0) -> None:  # type: ignore[override]
        """An event happens `delay` whole milliseconds from now; urgent is only what is due at once."""
        if delay or priority >= _NORMAL:
            self.after(delay, happen, event, priority)
        else:
            self.urgent.append((happen, event))

    def after(self, delay: int, then: Callable[[Any], object], of: object = None, priority: int = _NORMAL) -> None:
        """Something is done `delay` whole milliseconds from now."""
        if delay or priority > _NORMAL:
            self._bookings += 1
            heappush(self._later, (self.now + delay, priority, self._bookings, (then, of)))
        else:
            self.line.append((then, of))

    def peek(self) -> float:
        """When something is due next."""
        if self.urgent or self.line:
            return self.now
        return self._later[0][0] if self._later else NEVER

    def step(self) -> None:
        """One turn.

        Raises:
            simpy.core.EmptySchedule: nothing is due any more.

        """
        if self.peek() == NEVER:
            raise simpy.core.EmptySchedule
        self.moment(self.steps + 1)

    def moment(self, last: float) -> float | None:
        """Do all that is due at the next moment; then when something is due again.

        None: `last` turns were over before that.

        Raises:
            Exception: whatever failed, and nobody waited for.

        """
        if self.steps >= last:
            return None
        urgent, line, later = self.urgent, self.line, self._later
        if later and not (urgent or line):
            self.now = later[0][0]
            while later and later[0][0] == self.now and later[0][1] <= _NORMAL:
                line.append(heappop(later)[3])
        now, steps = self.now, self.steps
        try:
            while True:
                if urgent:
                    then, of = urgent.popleft()
                elif line:
                    then, of = line.popleft()
                elif later and later[0][0] == now:  # after all else
                    then, of = heappop(later)[3]
                else:
                    return later[0][0] if later else NEVER
                steps += 1
                then(of)
                if steps >= last:
                    due = self.peek()
                    return due if due > now else None
        finally:
            self.steps = steps


def happen(event: simpy.Event) -> None:
    """Whoever waits for an event goes on, as in SimPy.

    Raises:
        Exception: it failed, and nobody waited for it.

    """
    callbacks, event.callbacks = event.callbacks, None  # type: ignore[assignment]  # as SimPy does: nobody can be added
    for callback in callbacks:
        callback(event)
    if not event._ok and not event.defused:
        raise event._value  # an exception, as it failed
