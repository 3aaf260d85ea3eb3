"""Doing: what somebody does step by step, waiting in between."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import simpy

from gameday.engine.story_time import StoryTime


class Doing:
    """A generator that yields the events it waits for, and is sent what they brought.

    It begins and goes on at the very turns at which a `simpy.Process` would, but is no event itself: nobody waits for
    its end, and nobody interrupts it. What it waits for does not fail; where it fails itself, so does the drill.
    """

    __slots__ = ("_steps",)

    def __init__(self, env: StoryTime, steps: Generator[simpy.Event, Any, object]) -> None:
        self._steps = steps
        env.urgent.append((self._go_on, None))

    def _go_on(self, happened: simpy.Event | None) -> None:
        """It begins, or what it waited for has happened."""
        try:
            awaited = self._steps.send(None if happened is None else happened._value)
            while awaited.callbacks is None:  # that has happened already
                awaited = self._steps.send(awaited._value)
        except StopIteration:
            return
        awaited.callbacks.append(self._go_on)
