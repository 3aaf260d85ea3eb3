"""An inbox: heard one by one, or waited at; the same at the same turn either way."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

import simpy
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.inbox import Hear, Inbox, deliver
from gameday.engine.story_time import StoryTime
from gameday.timeline.talk import Note

Log = list[tuple[int, str]]
Process = Generator[simpy.Event, Any, None]
Hearing = Callable[[StoryTime, Inbox, Hear], None]
Sent = tuple[int, int, int]
"""After how many milliseconds; to whom, a bit for each; and what it sets off."""


def _by_waiting(env: StoryTime, inbox: Inbox, hear: Hear) -> None:
    def listen() -> Process:
        while True:
            hear((yield inbox.get()))

    env.process(listen())


def _by_each(env: StoryTime, inbox: Inbox, hear: Hear) -> None:
    del env
    inbox.each(hear)


def _played(hearing: Hearing, early: int, sent: list[Sent]) -> Log:  # noqa: C901  # one small process for each who takes part
    """What happened in which order: three who say and begin something on, and a clock that ticks all along."""
    env = StoryTime()
    inboxes, log = [Inbox(env) for _ in range(3)], Log()

    def send(name: str, to: int) -> None:
        deliver(env, Note(at=0, id=name), [inbox for bit, inbox in enumerate(inboxes) if to & 1 << bit])

    def begun(name: str) -> Process:
        log.append((env.now, f"begun by {name}"))
        if len(name) < 12:
            send(f"{name}!", 5)
        yield env.timeout(0)
        log.append((env.now, f"ended by {name}"))

    def hears(number: int) -> Hear:
        def hear(one: Any) -> None:
            name = f"{one.id}{number}"
            log.append((env.now, name))
            if len(name) < 8 and "+" in name:
                send(name, 1 << number | 2)
            if "*" in name:
                env.process(begun(name))
            env.timeout(0).callbacks.append(lambda _: log.append((env.now, f"after {name}")))

        return hear

    def clock() -> Process:
        for _ in range(6):
            log.append((env.now, "tick"))
            yield env.timeout(0)
            log.append((env.now, "tock"))
            yield env.timeout(1)

    def sender() -> Process:
        for number, (wait, to, more) in enumerate(sent):
            yield env.timeout(wait)
            send(f"{number}{('', '+', '*', '+*')[more]}", to)

    for number in range(early):
        send(f"early {number}", 3)
    env.process(clock())
    for number, inbox in enumerate(inboxes):
        hearing(env, inbox, hears(number))
    env.process(sender())
    send("first", 7)
    env.run()
    return log


@given(
    st.integers(0, 2),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 7), st.integers(0, 3)), max_size=6),
)
def test_each_entry_is_heard_at_the_turn_at_which_a_process_would_hear_it(early: int, sent: list[Sent]) -> None:
    assert _played(_by_each, early, sent) == _played(_by_waiting, early, sent)


def test_somebody_who_waits_among_those_who_hear_keeps_their_place() -> None:
    """What reaches several reaches them in their order, however they take it."""
    env, log = StoryTime(), list[str]()
    first, second, third = (Inbox(env) for _ in range(3))
    first.each(lambda _: log.append("first"))
    _by_waiting(env, second, lambda _: log.append("second"))
    third.each(lambda _: log.append("third"))
    env.run()
    deliver(env, Note(at=0), [first, second, third])
    env.run()
    assert log == ["first", "second", "third"]
