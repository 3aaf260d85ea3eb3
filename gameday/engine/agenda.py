"""The agenda: what the engine itself has still to do, each with a name."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import simpy

from gameday.errors import EngineFault
from gameday.terms.duration import format_duration


class Booking:
    """One thing to be done later; cancelled, it comes to nothing."""

    __slots__ = ("cancelled",)

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        """Take it off the agenda."""
        self.cancelled = True


class StoryTime(simpy.Environment):
    """SimPy's environment; what time it is, and whose turn, is told without a call in Python.

    A play asks a thousand times for the one and, through every place in a queue, five hundred times for the other.
    """

    now = property(attrgetter("_now"))
    active_process = property(attrgetter("_active_proc"))


class Agenda:
    """Acts of the engine at their times, in one SimPy environment; times are milliseconds since the start."""

    def __init__(self, env: simpy.Environment) -> None:
        self.env = env
        self._closed = False

    now = property(attrgetter("env.now"))
    """Milliseconds since the start."""

    def close(self) -> None:
        """Nothing on it happens any more; people go on."""
        self._closed = True

    def after(self, delay: int, what: str, act: Callable[[], None]) -> Booking:
        """Do something `delay` milliseconds from now.

        Raises:
            EngineFault: from the step that runs it, if the act fails; the fault names `what`.

        """
        booking = Booking()

        def run(_: simpy.Event) -> None:
            if booking.cancelled or self._closed:
                return
            try:
                act()
            except EngineFault:
                raise
            except Exception as error:
                when = format_duration(self.now)
                raise EngineFault(f"{what} failed {when} into the drill: {type(error).__name__}: {error}") from error

        timeout = self.env.timeout(max(0, delay))
        # `callbacks` is None only once an event is over; this one has just been made.
        timeout.callbacks.append(run)
        return booking
