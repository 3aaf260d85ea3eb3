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
    at_most: float
    """The mark."""
    note: str = ""

    @property
    def value(self) -> float:
        """The median of the rounds."""
        return median(self.rounds)

    @property
    def kept(self) -> bool:
        """Is it within the mark?"""
        return self.value <= self.at_most

    def __str__(self) -> str:
        verdict = "ok  " if self.kept else "OVER"
        spread = f"{min(self.rounds):.2f} to {max(self.rounds):.2f}"
        line = (
            f"{verdict} {self.value:6.2f}x (mark {self.at_most:g}x; {spread} in {len(self.rounds)} rounds)  {self.what}"
        )
        return f"{line}\n{'':13}{self.note}" if self.note else line


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
    what: str, one: Callable[[], object], other: Callable[[], object], *, at_most: float, rounds: int, note: str = ""
) -> Ratio:
    """The cost of one act as a multiple of another's, taken in turn, after one round that does not count."""
    one(), other()
    return Ratio(what, tuple(seconds(one) / seconds(other) for _ in range(rounds)), at_most, note)
