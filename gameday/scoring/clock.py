"""The running clock: what the controller stopped or leapt over is not charged to participants."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from gameday.terms.duration import parse_duration
from gameday.terms.frozen import frozen
from gameday.terms.moment import parse_moment
from gameday.timeline.exercise import Control


@frozen
class RunningClock:
    """Story time without the stretches in which it did not run."""

    stopped: tuple[tuple[int, int], ...] = ()
    """(start, end) of every such stretch, in order, none overlapping."""
    _sums: tuple[int, ...] = ()
    """Stopped milliseconds before each stretch."""

    @classmethod
    def of(
        cls, controls: Iterable[Control], horizon: int, late: Iterable[tuple[int, int]] = (), *, leaps: bool = True
    ) -> RunningClock:
        """The clock as the controls left it: a pause lasts until the next resume or start, a skip until its target.

        `late`: (start, end) of stretches in which everybody waited for something the controller was late with.
        `leaps`: does it stand still while the story leaps? False: the clock of those who live through it.
        """
        stretches: list[tuple[int, int]] = list(late)
        paused: int | None = None
        for control in controls:
            if control.action == "pause" and paused is None:
                paused = control.at
            elif control.action in ("resume", "start", "end") and paused is not None:
                stretches.append((paused, control.at))
                paused = None
            elif control.action == "skip" and leaps:
                stretches.append((control.at, leapt_to(control)))
        if paused is not None:
            stretches.append((paused, horizon))
        merged = _merged(stretches)
        sums = tuple(accumulate((end - start for start, end in merged), initial=0))
        return cls(merged, sums)

    def elapsed(self, start: int, end: int) -> int:
        """Running milliseconds between two moments; negative where the end comes first."""
        if not self.stopped:
            return end - start
        if end < start:
            return -self.elapsed(end, start)
        return end - start - (self._stopped_before(end) - self._stopped_before(start))

    def stands(self, moment: int) -> bool:
        """Does it stand still at a moment: within a stretch, or as one ends?"""
        index = bisect_right(self.stopped, moment, key=lambda stretch: stretch[0]) - 1
        return index >= 0 and moment <= self.stopped[index][1]

    def after(self, start: int, running: int) -> int:
        """When a bound of `running` milliseconds is over: the last moment at which no more have run since a moment."""
        moment = start + running
        if not self.stopped:
            return moment
        for left, right in self.stopped[bisect_right(self.stopped, start, key=lambda stretch: stretch[1]) :]:
            if left > moment:
                break
            moment += right - max(left, start)
        return moment

    def _stopped_before(self, moment: int) -> int:
        index = bisect_right(self.stopped, (moment,))
        total = self._sums[index]
        if index:
            total -= max(0, self.stopped[index - 1][1] - moment)
        return total


def leapt_to(control: Control) -> int:
    """Where a skip led: a moment, or so long after it; the skip's own moment where it says neither."""
    value = control.value or ""
    try:
        return max(control.at, parse_moment(value))
    except ValueError:
        pass
    try:
        return control.at + parse_duration(value)
    except ValueError:
        return control.at


def _merged(stretches: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
