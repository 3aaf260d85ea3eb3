"""The clock moves story time on, in whole milliseconds."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
import simpy

from gameday.engine.clock import Clock
from gameday.engine.story_time import StoryTime
from gameday.errors import EngineFault


def ticker(env: simpy.Environment, log: list[tuple[int, str]], every: int) -> Generator[simpy.Event, Any, None]:
    while True:
        yield env.timeout(every)
        log.append((int(env.now), "tick"))


def test_advance_includes_what_is_due_at_its_end_and_can_be_called_again() -> None:
    env = StoryTime()
    clock, log = Clock(env), []
    env.process(ticker(env, log, 10))
    assert clock.advance(20)
    assert clock.advance(20)
    assert (log, clock.now, clock.next()) == ([(10, "tick"), (20, "tick")], 20, 30)


def test_a_budget_stops_it_and_says_so() -> None:
    env = StoryTime()
    clock, log = Clock(env), []
    env.process(ticker(env, log, 10))
    assert not clock.advance(1000, budget=5)
    assert clock.steps == 5
    assert len(log) == 4


def test_nothing_due_has_no_next() -> None:
    assert Clock(StoryTime()).next() is None


def test_a_command_runs_at_its_moment_after_everything_due_then_in_order() -> None:
    env = StoryTime()
    clock, log = Clock(env), []
    env.process(ticker(env, log, 10))
    clock.command(20, lambda: log.append((clock.now, "first command")))
    clock.command(20, lambda: log.append((clock.now, "second command")))
    clock.command(25, lambda: log.append((clock.now, "third command")))
    assert log == [
        (10, "tick"),
        (20, "tick"),
        (20, "first command"),
        (20, "second command"),
        (25, "third command"),
    ]


def test_what_a_command_sets_off_at_its_moment_is_done_before_it_returns() -> None:
    env = StoryTime()
    clock, log = Clock(env), []

    def spawn() -> None:
        env.process(ticker(env, log, 0 + 5))
        env.timeout(0).callbacks.append(lambda _: log.append((int(env.now), "at once")))

    clock.command(7, spawn)
    assert log == [(7, "at once")]


def test_what_a_command_sets_off_and_never_rests_is_stopped_by_a_budget() -> None:
    env = StoryTime()

    def again(_: object = None) -> None:
        env.timeout(0).callbacks.append(again)

    with pytest.raises(EngineFault, match="did not come to rest"):
        Clock(env).command(5, again, budget=100)


def test_a_command_for_the_past_is_refused_and_its_own_error_comes_through() -> None:
    clock = Clock(StoryTime())
    clock.command(10, lambda: None)
    with pytest.raises(ValueError, match="comes too late"):
        clock.command(5, lambda: None)
    with pytest.raises(ZeroDivisionError):
        clock.command(20, lambda: print(1 / 0))
    assert clock.now == 20


def test_a_process_that_fails_is_named() -> None:
    env = StoryTime()

    def broken() -> Generator[simpy.Event, Any, None]:
        yield env.timeout(61_000)
        raise RuntimeError("no such service")

    env.process(broken())
    with pytest.raises(EngineFault, match=r"broken failed 1m 1s into the drill: RuntimeError: no such service"):
        Clock(env).advance(100_000)


def test_an_end_that_moves_is_asked_before_each_moment() -> None:
    env = StoryTime()
    clock, log = Clock(env), []
    env.process(ticker(env, log, 10))
    assert clock.play(lambda: 40 if len(log) < 2 else 20)
    assert (log, clock.next()) == ([(10, "tick"), (20, "tick")], 30)
