"""An inbox: what reaches one person, in the order it came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import simpy

from gameday.engine.story_time import StoryTime, Turn
from gameday.timeline import Entry

Hear = Callable[[Entry], None]


class Inbox(simpy.Store):
    """A store of entries, to be waited at with `get`, as at any other; or heard one by one, with `each`.

    Whoever only hears needs no process that waits, and no request for each entry. Each is heard at the very turn at
    which a process that does nothing but `hear((yield inbox.get()))` would have heard it, so that nothing else comes
    earlier or later.
    """

    def __init__(self, env: StoryTime) -> None:
        super().__init__(env)
        self.hear: Hear | None = None
        """What hears each entry; None: somebody waits at it, or nobody does."""
        self.idle = False
        """Whoever hears has nothing to take out."""

    def each(self, hear: Hear) -> None:
        """Hear every entry from now on, and those that wait already; instead of `get`, not beside it."""
        self.hear = hear
        self._env.schedule(Turn(self._take), simpy.events.URGENT)

    def _take(self, _: object) -> None:
        if self.items:
            self._env.schedule(Hearing(self._env, [self], _heard))
        else:
            self.idle = True


class _Round(Turn):
    """Several inboxes, one after the other at one turn."""

    def __init__(self, env: Any, inboxes: list[Inbox], then: Callable[[Any], None]) -> None:
        self.env: StoryTime = env
        self.inboxes = inboxes
        self.callbacks = [then]


class Arriving(_Round):
    """An entry arrives at them."""


class Hearing(_Round):
    """They hear what arrived first."""


def deliver(env: StoryTime, entry: Entry, inboxes: Iterable[Inbox]) -> None:
    """An entry reaches several, in this order."""
    together: list[Inbox] = []
    for inbox in inboxes:
        if inbox.hear is not None:
            inbox.items.append(entry)
            together.append(inbox)
            continue
        if together:  # those before it come first
            env.schedule(Arriving(env, together, _arrived))
            together = []
        inbox.put(entry)
    if together:
        env.schedule(Arriving(env, together, _arrived))


def _arrived(turn: Arriving) -> None:
    ready = [inbox for inbox in turn.inboxes if inbox.idle and inbox.items]
    for inbox in ready:
        inbox.idle = False
    if ready:
        hearing = Hearing(turn.env, ready, _heard)
        if turn.env.peek() > turn.env.now:  # nothing else is due before it
            _heard(hearing)
        else:
            turn.env.schedule(hearing)


def _heard(turn: Hearing) -> None:
    """Each hears; what one of them sets off at once begins before the next one hears."""
    env = turn.env
    for number, inbox in enumerate(turn.inboxes, 1):
        assert inbox.hear is not None  # noqa: S101  # it hears with `each`; narrows the type
        inbox.hear(inbox.items.pop(0))
        if inbox.items:
            env.schedule(Hearing(env, [inbox], _heard))
        else:
            inbox.idle = True
        if env.urgent and (others := turn.inboxes[number:]):
            env.resume(Hearing(env, others, _heard))
            return
