"""An inbox: what reaches one person, in the order it came."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import simpy

from gameday.engine.story_time import StoryTime
from gameday.timeline import Entry

Hear = Callable[[Entry], None]


class Inbox:
    """What reached one person: to be waited for with `get`, as at a `simpy.Store`; or heard one by one, with `each`.

    Whoever only hears needs no process that waits, and no request for each entry. Each is heard at the very turn at
    which a process that does nothing but `hear((yield inbox.get()))` would have heard it, so that nothing else comes
    earlier or later.
    """

    def __init__(self, env: StoryTime) -> None:
        self._env = env
        self.entries: list[Entry] = []
        """What came while nobody could take it."""
        self.idle = False
        """Whoever hears would hear the next entry at once."""
        self.ears: Hear | None = None
        """None: entries are waited for, or left."""
        self._awaited: list[Awaited] = []

    def each(self, hear: Hear) -> None:
        """Hear every entry from now on, and those that wait already; instead of `get`, not beside it."""
        self.ears = hear
        self._env.urgent.append((self.hear_on, None))

    def hear_on(self, _: object = None) -> None:
        """What came first is heard next; where nothing did, the next entry will be."""
        if self.entries:
            self._env.line.append((_hear, (self._env, self.entries.pop(0), [self])))
        else:
            self.idle = True

    def get(self) -> Awaited:
        """To yield: the next entry."""
        awaited = Awaited(self._env, self._awaited)
        self._awaited.append(awaited)
        self.serve()
        return awaited

    def serve(self) -> None:
        """Whoever waits longest gets what came first."""
        if self._awaited and self.entries:
            self._awaited.pop(0).succeed(self.entries.pop(0))


class Awaited(simpy.Event):
    """The next entry of an inbox, once it comes."""

    def __init__(self, env: StoryTime, among: list[Awaited]) -> None:
        super().__init__(env)
        self._among = among

    def cancel(self) -> None:
        """Wait for it no longer."""
        if not self.triggered:
            self._among.remove(self)


Reaching = tuple[StoryTime, Entry, list[Inbox]]
"""An entry reaches several inboxes: those where it is heard next, and those where it is waited for."""


def deliver(env: StoryTime, entry: Entry, inboxes: Iterable[Inbox]) -> None:
    """An entry reaches several, in this order."""
    at_once: list[Inbox] = []
    for inbox in inboxes:
        if inbox.idle:
            inbox.idle = False
            at_once.append(inbox)
        else:
            inbox.entries.append(entry)
            if inbox.ears is None:
                at_once.append(inbox)
    if at_once:
        env.line.append((_arrive, (env, entry, at_once)))


def _arrive(reaching: Reaching) -> None:
    """Where it is waited for it is taken; elsewhere it is heard next."""
    env, entry, hearers = reaching
    for number, inbox in enumerate(hearers):
        if inbox.ears is None:
            # Each in their order: those before, whoever waits here, and those after.
            if number:
                env.line.append((_hear, (env, entry, hearers[:number])))
            inbox.serve()
            if others := hearers[number + 1 :]:
                _arrive((env, entry, others))
            return
    if env.line:
        env.line.append((_hear, reaching))
    else:  # nothing else comes first
        _hear(reaching)


def _hear(reaching: Reaching) -> None:
    """Each hears it after the other; what one of them sets off at once begins before the next one hears."""
    env, entry, hearers = reaching
    for number, inbox in enumerate(hearers, 1):
        hear = inbox.ears
        if hear is not None:
            hear(entry)
        if inbox.entries:
            inbox.hear_on()
        else:
            inbox.idle = True
        if env.urgent and (others := hearers[number:]):
            env.line.appendleft((_hear, (env, entry, others)))
            return
