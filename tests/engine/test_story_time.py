"""Story time: the same events in the same order as in SimPy's own environment."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st
from simpy.events import EventPriority

from gameday.engine.story_time import NEVER, StoryTime

Log = list[tuple[float, str]]
Plan = list[tuple[int, int, int]]
"""What each process does at its steps: waits so long; begins another or not; and meets the others or not."""


def _played(env: simpy.Environment, plans: list[Plan]) -> Log:
    log: Log = []
    met = env.event()

    def doing(name: str, plan: Plan) -> Generator[simpy.Event, Any, None]:
        log.append((env.now, f"{name} begins"))
        for number, (wait, begins, meets) in enumerate(plan):
            if begins and len(name) < 6:
                env.process(doing(f"{name}.{number}", plan[number + 1 :]))
            if meets == 1 and not met.triggered:
                met.succeed()
            elif meets == 2:
                yield met | env.timeout(wait)
            else:
                yield env.timeout(wait)
            log.append((env.now, f"{name} {number}"))
            after = env.event()
            after._ok = True
            after.callbacks.append(lambda _: log.append((env.now, f"after {name}")))
            env.schedule(after, EventPriority(begins * 5 + 1))

    everybody = [env.process(doing(str(number), plan)) for number, plan in enumerate(plans)]
    for one in everybody:
        one.callbacks.append(lambda _: log.append((env.now, "done")))
    env.run(until=4)
    log.append((env.now, str(env.active_process)))
    env.run()
    return [*log, (env.now, "over")]


@given(st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 1), st.integers(0, 2)), max_size=4), max_size=4))
def test_the_same_happens_in_the_same_order_as_in_simpys_own_environment(plans: list[Plan]) -> None:
    assert _played(StoryTime(), plans) == _played(simpy.Environment(), plans)


def test_it_tells_whose_turn_it_is() -> None:
    told: list[bool] = []
    env = StoryTime()

    def process() -> Generator[simpy.Event, Any, None]:
        yield env.timeout(5)
        told.append(env.active_process is mine)

    mine = env.process(process())
    env.run()
    assert (told, env.active_process, env.now) == ([True], None, 5)


def test_a_moment_is_all_that_is_due_at_it_and_stops_at_its_last_step() -> None:
    env, log = StoryTime(), Log()
    for delay in (0, 0, 7, 7):
        env.after(delay, lambda _: log.append((env.now, "turn")))
    told = [(env.moment(last), env.now, len(log), env.peek()) for last in (1, 1, 9, 3, 9)]
    assert told == [(None, 0, 1, 0), (None, 0, 1, 0), (7, 0, 2, 7), (None, 7, 3, 7), (NEVER, 7, 4, NEVER)]


def test_what_nobody_waited_for_fails_as_it_failed() -> None:
    env = StoryTime()
    failed = KeyError("lost")
    env.event().fail(failed)
    with pytest.raises(KeyError) as told:
        env.run()
    assert told.value is failed


def test_nothing_due_is_no_step() -> None:
    with pytest.raises(simpy.core.EmptySchedule):
        StoryTime().step()
