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
Send = Callable[[Note, list[int]], None]
Post = Callable[[list[Hear]], tuple[simpy.Environment, Send]]
"""Some who hear, each at an inbox: in what time they live, and how a note reaches some of them."""
Sent = tuple[int, int, int]
"""After how many milliseconds; to whom, a bit for each; and what it sets off."""


def _listen(box: Any, hear: Hear) -> Process:
    while True:
        hear((yield box.get()))


def _simpys_own(hears: list[Hear]) -> tuple[simpy.Environment, Send]:
    env = simpy.Environment()
    stores = [simpy.Store(env) for _ in hears]
    for store, hear in zip(stores, hears, strict=True):
        env.process(_listen(store, hear))

    def put(note: Note, to: list[int]) -> None:
        for number in to:
            stores[number].put(note)

    return env, put


def _by_waiting(hears: list[Hear]) -> tuple[simpy.Environment, Send]:
    env = StoryTime()
    inboxes = [Inbox(env) for _ in hears]
    for inbox, hear in zip(inboxes, hears, strict=True):
        env.process(_listen(inbox, hear))
    return env, lambda note, to: deliver(env, note, [inboxes[number] for number in to])


def _by_each(hears: list[Hear]) -> tuple[simpy.Environment, Send]:
    env = StoryTime()
    inboxes = [Inbox(env) for _ in hears]
    for inbox, hear in zip(inboxes, hears, strict=True):
        inbox.each(hear)
    return env, lambda note, to: deliver(env, note, [inboxes[number] for number in to])


def _some_of_each(hears: list[Hear]) -> tuple[simpy.Environment, Send]:
    env = StoryTime()
    inboxes = [Inbox(env) for _ in hears]
    for number, (inbox, hear) in enumerate(zip(inboxes, hears, strict=True)):
        if number == 1:
            env.process(_listen(inbox, hear))
        else:
            inbox.each(hear)
    return env, lambda note, to: deliver(env, note, [inboxes[number] for number in to])


def _played(post: Post, early: int, sent: list[Sent]) -> Log:  # noqa: C901  # a small process for each who takes part
    """What happened in which order: three who say and begin something on, and a clock that ticks all along."""
    log = Log()

    def send(name: str, to: int) -> None:
        put(Note(at=0, id=name), [bit for bit in range(3) if to & 1 << bit])

    def begun(name: str) -> Process:
        log.append((int(env.now), f"begun by {name}"))
        if len(name) < 12:
            send(f"{name}!", 5)
        yield env.timeout(0)
        log.append((int(env.now), f"ended by {name}"))

    def hears(number: int) -> Hear:
        def hear(one: Any) -> None:
            name = f"{one.id}{number}"
            log.append((int(env.now), name))
            if len(name) < 8 and "+" in name:
                send(name, 1 << number | 2)
            if "*" in name:
                env.process(begun(name))
            env.timeout(0).callbacks.append(lambda _: log.append((int(env.now), f"after {name}")))

        return hear

    def clock() -> Process:
        for _ in range(6):
            log.append((int(env.now), "tick"))
            yield env.timeout(0)
            log.append((int(env.now), "tock"))
            yield env.timeout(1)

    def sender() -> Process:
        for number, (wait, to, more) in enumerate(sent):
            yield env.timeout(wait)
            send(f"{number}{('', '+', '*', '+*')[more]}", to)

    env, put = post([hears(number) for number in range(3)])
    for number in range(early):
        send(f"early {number}", 3)
    env.process(clock())
    env.process(sender())
    send("first", 7)
    env.run()
    return log


@given(
    st.integers(0, 2),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 7), st.integers(0, 3)), max_size=6),
)
def test_each_entry_is_heard_at_the_turn_at_which_a_process_at_a_store_would_hear_it(
    early: int, sent: list[Sent]
) -> None:
    played = _played(_simpys_own, early, sent)
    assert [_played(post, early, sent) for post in (_by_waiting, _by_each, _some_of_each)] == [played] * 3


def test_what_is_no_longer_waited_for_is_kept_for_who_waits_next() -> None:
    env, log = StoryTime(), list[str]()
    inbox = Inbox(env)
    inbox.get().cancel()
    env.process(_listen(inbox, lambda one: log.append(one.id)))
    for name in ("one", "two"):
        deliver(env, Note(at=0, id=name), [inbox])
    env.run()
    assert log == ["one", "two"]
