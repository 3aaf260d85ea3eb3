"""Attention: one unit of it, with a queue."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator
from typing import Any

import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.story_time import StoryTime
from gameday.participants.attention import LATER, PAGE, SLICE, TALK, WORK, Attention, Waking
from gameday.participants.tiring import Strain, Tiring

MINUTE = 60_000
WAKING = Waking(0.83, 0.67, 2.1, 0.5, 0.5)


def rested() -> Strain:
    """Somebody who never tires."""
    return Strain(Tiring(after=120, forgets=1, night=1, says_after=180, slower=0), lambda _: False)


def log_of(*tasks: tuple[str, int, int, int]) -> list[tuple[str, float]]:
    """(name, minute it was done) of tasks given as (name, minute it came, minutes it takes, priority)."""
    env = StoryTime()
    attention = Attention(env, WAKING, rested())
    done: list[tuple[str, float]] = []

    def task(name: str, comes: int, takes: int, priority: int) -> Generator[simpy.Event, Any, None]:
        yield env.timeout(comes * MINUTE)
        yield attention.work(takes * MINUTE, priority)
        done.append((name, env.now / MINUTE))

    for one in tasks:
        env.process(task(*one))
    env.run()
    return done


def test_two_things_at_once_take_one_after_the_other() -> None:
    """Whoever wears two hats falls behind."""
    assert log_of(("update", 0, 3, TALK), ("question", 0, 2, TALK)) == [("update", 3), ("question", 5)]


def test_what_presses_goes_first() -> None:
    """The queue is by priority, then by arrival."""
    log = log_of(("first", 0, 2, WORK), ("later", 1, 1, LATER), ("talk", 1, 1, TALK), ("page", 1, 1, PAGE))

    assert log == [("first", 2), ("page", 3), ("talk", 4), ("later", 5)]


def test_long_work_is_looked_up_from() -> None:
    """A question in the middle of a long search is answered at the end of the slice, not of the search."""
    log = log_of(("search", 0, 20, WORK), ("question", 1, 2, TALK))

    assert log == [("question", SLICE / MINUTE + 2), ("search", 22)]


def test_work_that_is_no_longer_mine_is_left() -> None:
    """It is asked each time the turn comes."""
    env = StoryTime()
    attention = Attention(env, WAKING, rested())
    ends: list[tuple[bool, float]] = []

    def task() -> Generator[simpy.Event, Any, None]:
        carried = yield attention.work(20 * MINUTE, WORK, lambda: env.now < 5 * MINUTE)
        ends.append((carried, env.now / MINUTE))

    env.process(task())
    env.run()

    assert ends == [(False, 8.0)]


def test_load_counts_what_waits_and_what_is_at_hand() -> None:
    """An idle person has none."""
    env = StoryTime()
    attention = Attention(env, WAKING, rested())
    for _ in range(3):
        env.process(attention.busy(MINUTE, TALK))
    env.run(until=1)

    assert attention.load == 3
    env.run()
    assert attention.load == 0


Asked = tuple[int, int, int, bool]
"""When something comes, how long it takes (minutes), its priority, and whether it is left where another was done."""


Work = Callable[[int, int, Callable[[], bool] | None], Generator[simpy.Event, Any, bool]]


def turns_of(asked: list[Asked], env: simpy.Environment, give: Work) -> list[tuple[float, str]]:
    """What happened in which order, with others' turns of the same moment between."""
    log: list[tuple[float, str]] = []

    def task(name: int, comes: int, takes: int, priority: int, leaves: bool) -> Generator[simpy.Event, Any, None]:
        yield env.timeout(comes * MINUTE)
        mine = (lambda: not any("done" in one for _, one in log)) if leaves else None
        carried = yield from give(takes * MINUTE, priority, mine)
        log.append((env.now, f"{name} {'done' if carried else 'left'}"))

    def ticking() -> Generator[simpy.Event, Any, None]:
        for _ in range(8):
            for tick in range(4):
                log.append((env.now, f"tick {tick}"))
                yield env.timeout(0)
            yield env.timeout(MINUTE)

    env.process(ticking())
    for name, one in enumerate(asked):
        env.process(task(name, *one))
    env.run()
    return log


def simpys_own(env: simpy.Environment) -> Work:
    """The same work at a resource of SimPy's."""
    unit = simpy.PriorityResource(env, capacity=1)
    asked = itertools.count(1)

    def work(duration: int, priority: int, mine: Callable[[], bool] | None) -> Generator[simpy.Event, Any, bool]:
        rank, left = priority * 1000 + next(asked), duration
        while left > 0:
            with unit.request(priority=rank) as turn:
                yield turn
                if mine is not None and not mine():
                    return False
                if unit.queue and unit.queue[0].priority < priority * 1000:
                    continue
                yield env.timeout(min(left, SLICE))
            left -= min(left, SLICE)
        return True

    return work


def at_attention(env: StoryTime) -> Work:
    """The same work at somebody's attention."""
    attention = Attention(env, WAKING, rested())

    def work(duration: int, priority: int, mine: Callable[[], bool] | None) -> Generator[simpy.Event, Any, bool]:
        return (yield attention.work(duration, priority, mine))  # type: ignore[no-any-return]  # its value: a bool

    return work


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(PAGE, LATER), st.booleans()), max_size=6),
)
def test_each_turn_comes_when_a_resource_of_simpy_would_give_it(asked: list[Asked]) -> None:
    ours, simpys = StoryTime(), simpy.Environment()
    assert turns_of(asked, ours, at_attention(ours)) == turns_of(asked, simpys, simpys_own(simpys))


def test_somebody_just_woken_is_slow_at_first() -> None:
    """The performance 0.83 - 0.67 e^(-t/2.1), floored at one half, shows at half strength."""
    at_once, after_three, rested = (WAKING.slowness(round(one * MINUTE)) for one in (0, 3, 60))

    assert at_once == pytest.approx(1 / 0.75)
    assert after_three == pytest.approx(1 / (1 - 0.5 * (1 - (0.83 - 0.67 * 2.718281828 ** (-3 / 2.1)))))
    assert rested == pytest.approx(1 / (1 - 0.5 * 0.17))


@given(sooner=st.integers(0, 10**7), more=st.integers(0, 10**7))
def test_nobody_gets_slower_by_being_awake_longer(sooner: int, more: int) -> None:
    """And nobody just woken is quicker than rested."""
    assert WAKING.slowness(sooner) >= WAKING.slowness(sooner + more) >= 1
