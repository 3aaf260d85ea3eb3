"""An inbox: what reaches one person, in the order it came."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import simpy

from gameday.engine.story_time import StoryTime, Turn
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
        """What nobody has taken out."""
        self.idle = False
        """Whoever hears has nothing to take out."""
        self.ears: Hear = _nobody
        self.awaited: list[Awaited] = []
        """Who waits, the first first."""

    def each(self, hear: Hear) -> None:
        """Hear every entry from now on, and those that wait already; instead of `get`, not beside it."""
        self.ears = hear
        self._env.schedule(Turn(self._begin), simpy.events.URGENT)

    def get(self) -> Awaited:
        """To yield: the next entry."""
        awaited = Awaited(self._env, self.awaited)
        self.awaited.append(awaited)
        self.serve()
        return awaited

    def serve(self) -> None:
        """Whoever waits longest gets what came first."""
        if self.awaited and self.entries:
            self.awaited.pop(0).succeed(self.entries.pop(0))

    def _begin(self, _: simpy.Event) -> None:
        if self.entries:
            self._env.line.append(Hearing(self._env, [self]))
        else:
            self.idle = True


class Awaited(simpy.Event):
    """The next entry of an inbox, once it comes."""

    def __init__(self, env: StoryTime, among: list[Awaited]) -> None:
        super().__init__(env)
        self._among = among

    def cancel(self) -> None:
        """Wait for it no longer."""
        if not self.triggered:
            self._among.remove(self)


class Arriving(Turn):
    """An entry arrives at several inboxes."""

    env: StoryTime

    def __init__(self, env: StoryTime, inboxes: Sequence[Inbox]) -> None:
        self.env = env
        self.inboxes = inboxes
        self.callbacks = [_arrive]


class Hearing(Turn):
    """Several hear what arrived first, one after the other."""

    env: StoryTime

    def __init__(self, env: StoryTime, inboxes: list[Inbox]) -> None:
        self.env = env
        self.inboxes = inboxes
        self.callbacks = [_hear]


def deliver(env: StoryTime, entry: Entry, inboxes: Sequence[Inbox]) -> None:
    """An entry reaches several, in this order."""
    for inbox in inboxes:
        inbox.entries.append(entry)
    if inboxes:
        env.line.append(Arriving(env, inboxes))


def _arrive(turn: Arriving) -> None:
    env, hearers = turn.env, list[Inbox]()
    for inbox in turn.inboxes:
        if inbox.idle:
            inbox.idle = False
            hearers.append(inbox)
        elif inbox.awaited:
            if hearers:  # those before them come first
                env.line.append(Hearing(env, hearers))
                hearers = []
            inbox.serve()
    if hearers:
        hearing = Hearing(env, hearers)
        if env.line:
            env.line.append(hearing)
        else:  # nothing else comes first
            _hear(hearing)


def _nobody(one: Entry) -> None:
    """Nobody hears."""


def _hear(turn: Hearing) -> None:
    """What one of them sets off at once begins before the next one hears."""
    env = turn.env
    for number, inbox in enumerate(turn.inboxes, 1):
        inbox.ears(inbox.entries.pop(0))
        if inbox.entries:
            env.line.append(Hearing(env, [inbox]))
        else:
            inbox.idle = True
        if env.urgent and (others := turn.inboxes[number:]):
            env.line.appendleft(Hearing(env, others))
            return
