"""What does not count of a stretch of the story: leapt over, paused, or waited for the controller; and the words."""

from __future__ import annotations

from typing import NamedTuple

from gameday.scoring.clock import RunningClock
from gameday.scoring.record import Record
from gameday.scoring.ruling import Ruling
from gameday.terms.duration import say_duration


class Aside(NamedTuple):
    """A stretch of the story, and what of it does not count, in milliseconds."""

    story: int
    """From its start to its end on the story's clock."""
    leapt: int = 0
    """The facilitator leapt over it, and those it is about did not live through it."""
    paused: int = 0
    waited: int = 0
    """Everybody waited for something the controller was late with."""

    @property
    def counts(self) -> int:
        """What is left."""
        return self.story - self.leapt - self.paused - self.waited

    def say(self) -> str:
        """`17 min on the story's clock, 16 min of them leapt over by the facilitator`; empty where all of it counts."""
        parts = [
            f"all of it {words}" if length == self.story else f"{say_duration(length)} of them {words}"
            for length, words in (
                (self.leapt, "leapt over by the facilitator"),
                (self.paused, "paused"),
                (self.waited, "waiting for the facilitator"),
            )
            if length
        ]
        if not parts:
            return ""
        said = ", ".join([parts[0], *(one.replace(" of them", "") for one in parts[1:])])
        return f"{say_duration(self.story)} on the story's clock, {said}"


def aside_of(case: Record, clock: RunningClock, start: int, end: int) -> Aside:
    """What of a stretch a clock leaves out, told apart."""
    if end <= start or not clock.stopped:
        return Aside(end - start)
    ran = case.world_clock.elapsed(start, end)
    paused = end - start - case.pause_clock.elapsed(start, end)
    return Aside(end - start, ran - clock.elapsed(start, end), paused, end - start - paused - ran)


def say_aside(case: Record, clock: RunningClock, start: int, end: int) -> str:
    """` (17 min on the story's clock, ...)`, to follow a figure; empty where all of it counts."""
    said = aside_of(case, clock, start, end).say() if clock.stopped else ""
    return f" ({said})" if said else ""


def with_aside(case: Record, ruling: Ruling, clock: RunningClock, start: int, end: int) -> Ruling:
    """The ruling with what does not count of its figure beside it."""
    if not clock.stopped:
        return ruling
    said = say_aside(case, clock, start, end)
    if not said:
        return ruling
    # Where all of it was leapt over, it came later all the same.
    return ruling._replace(observed=ruling.observed.replace(" at or before ", " 0 s after ", 1) + said)
