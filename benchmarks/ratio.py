"""A ratio of two costs taken in turn."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time


@dataclass(frozen=True, slots=True)
class Ratio:
    """What something costs beside something else."""

    what: str
    rounds: tuple[float, ...]
    """The ratio within each round."""
    at_most: float | None
    """The mark; None: there is none, it is only told."""
    note: str = ""

    @property
    def value(self) -> float:
        """The median of the rounds."""
        return median(self.rounds)

    @property
    def kept(self) -> bool:
        """Is it within the mark?"""
        return self.at_most is None or self.value <= self.at_most

    def __str__(self) -> str:
        mark = "no mark" if self.at_most is None else f"mark {self.at_most:.3g}x"
        verdict = "    " if self.at_most is None else "ok  " if self.kept else "OVER"
        spread = f"{min(self.rounds):.2f} to {max(self.rounds):.2f} in {len(self.rounds)} rounds"
        line = f"{verdict} {self.value:6.2f}x ({mark}; {spread})  {self.what}"
        return f"{line}\n{'':13}{self.note}" if self.note else line


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of this machine, as busy as it is now, beside the target for it: told, and no mark."""

    what: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    kept = True
    """A slow or busy machine is no fault of the program."""

    def __str__(self) -> str:
        short = self.at_least is not None and self.value < self.at_least
        long = self.at_most is not None and self.value > self.at_most
        target = f"at least {self.at_least:g}" if self.at_least is not None else f"at most {self.at_most:g}"
        reached = "not reached" if short or long else "reached"
        return f"     {self.value:6.1f}{self.unit} (target {target}{self.unit}: {reached})  {self.what}"


def seconds(act: Callable[[], object]) -> float:
    """Processor seconds of one act in this process, the collector at rest meanwhile."""
    gc.collect()
    gc.disable()
    try:
        begun = process_time()
        act()
        return process_time() - begun
    finally:
        gc.enable()


def in_turn(
    what: str,
    one: Callable[[], object],
    other: Callable[[], object],
    *,
    at_most: float | None,
    rounds: int,
    note: str = "",
) -> Ratio:
    """The cost of one act as a multiple of another's, taken in turn, after one round that does not count."""
    one(), other()
    return Ratio(what, tuple(seconds(one) / seconds(other) for _ in range(rounds)), at_most, note)
