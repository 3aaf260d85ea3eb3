"""An inbox: what reaches one person, in the order it came."""

from __future__ import annotations

from collections.abc import Callable

import simpy

from gameday.timeline import Entry

Hear = Callable[[Entry], None]
_URGENT, _NORMAL = simpy.events.URGENT, simpy.events.NORMAL


class _Turn(simpy.Event):
    """An event that has happened and waits for its turn: nothing but what is done then."""

    _ok, _value = True, None

    def __init__(self, then: Callable[[simpy.Event], None]) -> None:
        # Not by way of simpy's own: nobody asks this one for its environment.
        self.callbacks = [then]


class Inbox(simpy.Store):
    """A store of entries, to be waited at with `get`, as at any other; or heard one by one, with `each`.

    Whoever only hears needs no process that waits, and no request for each entry. Each is heard at the very turn at
    which a process that does nothing but `hear((yield inbox.get()))` would have heard it, so that nothing else comes
    earlier or later: one event for an entry that arrives, one for an entry that is taken out.
    """

    def __init__(self, env: simpy.Environment) -> None:
        super().__init__(env)
        self._hear: Hear | None = None
        self._waiting = False
        """Whoever hears has nothing to take out."""

    def each(self, hear: Hear) -> None:
        """Hear every entry from now on, and those that wait already; instead of `get`, not beside it."""
        self._hear = hear
        self._env.schedule(_Turn(self._take), _URGENT)

    def deliver(self, entry: Entry) -> None:
        """An entry reaches this person."""
        if self._hear is None:
            self.put(entry)
            return
        self.items.append(entry)
        self._env.schedule(_Turn(self._arrived))

    def _arrived(self, _: simpy.Event) -> None:
        if self._waiting and self.items:
            self._waiting = False
            self._env.schedule(_Turn(self._heard))

    def _take(self, _: simpy.Event) -> None:
        if self.items:
            self._env.schedule(_Turn(self._heard))
        else:
            self._waiting = True

    def _heard(self, turn: simpy.Event) -> None:
        if self._hear is not None:
            self._hear(self.items.pop(0))
        self._take(turn)
