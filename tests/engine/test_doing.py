"""Doing: it goes on at the turns at which a process of SimPy's would."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.clock import Clock
from gameday.engine.doing import Doing
from gameday.engine.story_time import StoryTime
from gameday.errors import EngineFault

Steps = Generator[simpy.Event, Any, None]
Plan = list[tuple[int, int]]
"""At each step: what is waited for, and for how long."""


def _played(env: simpy.Environment, begin: Callable[[Steps], object], plans: list[Plan]) -> list[tuple[float, str]]:
    log: list[tuple[float, str]] = []
    met = env.event()

    def doing(name: str, plan: Plan) -> Steps:
        log.append((env.now, f"{name} begins"))
        for number, (what, wait) in enumerate(plan):
            if what == 0:
                brought = yield env.timeout(wait, f"waited {wait}")
            elif what == 1:
                brought = yield met  # for good, where nobody comes; at once, where somebody was here
            elif what == 2:
                brought = met.triggered or met.succeed("met").value
            else:
                brought = begin(doing(f"{name}.{number}", plan[number + 1 :])) and "begun"
            log.append((env.now, f"{name} {number}: {brought}"))

    for number, plan in enumerate(plans):
        begin(doing(str(number), plan))
        env.timeout(number).callbacks.append(lambda _: log.append((env.now, "tick")))
    env.run()
    return log


@given(st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=4), max_size=4))
def test_it_goes_on_at_the_turn_at_which_a_process_of_simpys_would(plans: list[Plan]) -> None:
    ours, simpys = StoryTime(), simpy.Environment()
    assert _played(ours, lambda steps: Doing(ours, steps), plans) == _played(simpys, simpys.process, plans)


def test_what_fails_is_named() -> None:
    env = StoryTime()

    def broken() -> Steps:
        yield env.timeout(61_000)
        raise RuntimeError("no such service")

    Doing(env, broken())
    with pytest.raises(EngineFault, match=r"broken failed 1m 1s into the drill: RuntimeError: no such service"):
        Clock(env).advance(100_000)
