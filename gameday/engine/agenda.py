"""The agenda: what the engine itself has still to do, each with a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from gameday.engine.story_time import StoryTime
from gameday.errors import EngineFault
from gameday.terms.duration import format_duration


@dataclass(slots=True, eq=False)
class Booking:
    """One thing to be done later; cancelled, it comes to nothing."""

    what: str
    act: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        """Take it off the agenda."""
        self.cancelled = True


class Agenda:
    """Acts of the engine at their times; times are milliseconds since the start."""

    def __init__(self, env: StoryTime) -> None:
        self.env = env
        self._closed_at: int | None = None

    now = property(attrgetter("env.now"))
    """Milliseconds since the start."""

    @property
    def shown(self) -> int:
        """The moment at which the world is to be seen: now, or where it stands still."""
        return self.env.now if self._closed_at is None else self._closed_at

    def close(self) -> None:
        """Nothing on it happens any more; people go on."""
        self._closed_at = self.env.now

    def after(self, delay: int, what: str, act: Callable[[], None]) -> Booking:
        """Do something `delay` milliseconds from now, or now where that has passed.

        Raises:
            EngineFault: from the step that runs it, if the act fails; the fault names `what`.

        """
        booking = Booking(what, act)
        self.env.after(delay if delay > 0 else 0, self._do, booking)
        return booking

    def _do(self, booking: Booking) -> None:
        if booking.cancelled or self._closed_at is not None:
            return
        try:
            booking.act()
        except EngineFault:
            raise
        except Exception as error:
            raise EngineFault(
                f"{booking.what} failed {format_duration(self.now)} into the drill: {type(error).__name__}: {error}"
            ) from error
