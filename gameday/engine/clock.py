"""The clock: story time moves on, in whole milliseconds, flat out or as far as a pacer says."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from operator import attrgetter
from traceback import walk_tb

from gameday.engine.story_time import NEVER, StoryTime
from gameday.errors import EngineFault
from gameday.terms.duration import format_duration

_COMMANDS_LAST = 10
"""Priority of a command: after everything that is due at its moment."""


class Clock:
    """Drives story time. It reads no other clock: whoever paces it hands the moments in."""

    def __init__(self, env: StoryTime) -> None:
        self.env = env

    now = property(attrgetter("env.now"))
    """Milliseconds since the start."""

    @property
    def steps(self) -> int:
        """How many turns there were."""
        return self.env.steps

    def next(self) -> int | None:
        """When something is due next; None: nothing is."""
        due = self.env.peek()
        return None if due == NEVER else int(due)

    def advance(self, until: int, budget: int | None = None) -> bool:
        """Process everything due up to and including `until`.

        With a budget of steps it may stop before that and says so: True where it got there.

        Raises:
            EngineFault: a process failed; the text names it.

        """
        return self.play(lambda: until, budget)

    def play(self, end: Callable[[], int], budget: int | None = None) -> bool:
        """Process everything due up to and including an end that may move: it is asked before each moment.

        As `advance` otherwise.

        Raises:
            EngineFault: a process failed; the text names it.

        """
        env = self.env
        last = inf if budget is None else env.steps + budget
        try:
            due: float | None = env.peek()
            while due is not None and due <= end():
                due = env.moment(last)
        except EngineFault:
            raise
        except Exception as error:
            raise EngineFault(_told(error, self.now)) from error
        return due is not None

    def step(self) -> None:
        """One turn.

        Raises:
            EngineFault: its process failed; the text names it.

        """
        try:
            self.env.step()
        except EngineFault:
            raise
        except Exception as error:
            raise EngineFault(_told(error, self.now)) from error

    def command(self, at: int, act: Callable[[], None], budget: int | None = None) -> None:
        """Run a command at its own moment, after everything due then.

        The environment's time is `at` while it runs; commands at one moment keep their order.

        Raises:
            ValueError: that moment has passed.
            EngineFault: something due before or after it failed, or takes more steps than a budget. What the command
                itself raises passes through unchanged.

        """
        if at < self.now:
            raise ValueError(f"a command for {format_duration(at)} comes too late")
        outcome: list[Exception | None] = []

        def run(_: object) -> None:
            try:
                act()
            except Exception as error:  # handed on to the caller, below
                outcome.append(error)
            else:
                outcome.append(None)

        self.env.after(at - self.now, run, priority=_COMMANDS_LAST)
        while not outcome:
            self.step()
        if outcome[0] is not None:
            raise outcome[0]
        if not self.advance(at, budget):
            raise EngineFault(f"what followed {format_duration(at)} into the drill did not come to rest")


def _told(error: Exception, now: int) -> str:
    """Name the innermost function that failed. SimPy hands on a copy, with the first failure as its cause."""
    first = error.__cause__ or error
    frames = [frame for frame, _ in walk_tb(first.__traceback__)]
    name = frames[-1].f_code.co_qualname if frames else "a process"
    when = format_duration(now)
    return f"{name} failed {when} into the drill: {type(first).__name__}: {first}"
