"""An inbox: heard one by one, or waited at; the same at the same turn either way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import simpy
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.inbox import Inbox
from gameday.timeline import Entry
from gameday.timeline.talk import Note

Log = list[tuple[int, str]]
Hearing = Callable[[simpy.Environment, Inbox, Callable[[Entry], None]], None]


def _by_waiting(env: simpy.Environment, inbox: Inbox, hear: Callable[[Entry], None]) -> None:
    def listen() -> Iterator[simpy.Event]:
        while True:
            hear((yield inbox.get()))

    env.process(listen())


def _by_each(env: simpy.Environment, inbox: Inbox, hear: Callable[[Entry], None]) -> None:
    del env
    inbox.each(hear)


def _played(hearing: Hearing, early: int, sent: list[tuple[int, int]]) -> Log:
    """What happened in which order: somebody who says something on, and a clock that ticks all along."""
    env = simpy.Environment()
    inbox, log = Inbox(env), Log()

    def hear(one: Entry) -> None:
        log.append((int(env.now), one.id))
        if len(one.id) < 8 and one.id.endswith("+"):
            inbox.deliver(Note(at=0, id=f"{one.id}+"))
        env.timeout(0).callbacks.append(lambda _: log.append((int(env.now), f"after {one.id}")))

    def clock() -> Iterator[simpy.Event]:
        for _ in range(6):
            log.append((int(env.now), "tick"))
            yield env.timeout(0)
            log.append((int(env.now), "tock"))
            yield env.timeout(1)

    def sender() -> Iterator[simpy.Event]:
        for number, (wait, more) in enumerate(sent):
            yield env.timeout(wait)
            inbox.deliver(Note(at=0, id=f"{number}{'+' * more}"))

    for number in range(early):
        inbox.deliver(Note(at=0, id=f"early {number}"))
    env.process(clock())
    hearing(env, inbox, hear)
    env.process(sender())
    inbox.deliver(Note(at=0, id="first"))
    env.run()
    return log


@given(st.integers(0, 2), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), max_size=8))
def test_each_entry_is_heard_at_the_turn_at_which_a_process_would_hear_it(
    early: int, sent: list[tuple[int, int]]
) -> None:
    assert _played(_by_each, early, sent) == _played(_by_waiting, early, sent)
