"""How far a comparison of two SOPs is: a bar with what is left, and what each look says so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from time import monotonic
from types import TracebackType

from rich.console import Console

from gameday.regression.cell import Cell
from gameday.regression.regress import Progress as Told
from gameday.regression.stock import Stand
from gameday.regression.verdict import Ruling
from gameday.report.progress import bar
from gameday.report.regress_words import CELL_WORDS, TITLES, say_cell
from gameday.terms.duration import SECOND, say_duration

_EVERY = 30.0
"""Seconds between two lines where no bar can be drawn."""


class Looking:
    """A bar up to the next look; after each look a line a cell that was called. A context.

    Where nobody sees a bar (a log of CI), a line now and then says the same.
    """

    def __init__(self, console: Console, now: Callable[[], float] = monotonic) -> None:
        self._console = console
        self._progress = bar(console)
        self._task = self._progress.add_task("plays", total=None)
        self._called: set[tuple[object, str]] = set()
        self._now = now
        self._words = ""
        self._began = self._said = now()
        self._before = 0
        self._played = self._took = 0.0

    @property
    def pace(self) -> float | None:
        """Plays a second so far; None where too few were played to tell."""
        return self._played / self._took if self._took > 1.0 else None

    def __enter__(self) -> Looking:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, told: Told) -> None:
        """So far."""
        if told.stand.wanted:
            self.looks_into(told.words or f"plays up to {told.look.pairs} pairs", told.stand)
        elif told.cells:
            self._looked(told.look.pairs, told.cells)

    def looks_into(self, words: str, stand: Stand) -> None:
        """So far, of plays of one sort: the comparison's own, those of one part of the edit, or of one assumption."""
        self._goes_on(words, stand.done, stand.wanted, timed=stand.done >= stand.round)

    def stands(self, ruling: Ruling, written: Sequence[str]) -> None:
        """The verdict stands; what it hangs on is looked for now."""
        files = f" Written: {', '.join(written)}; written again with what is found." if written else ""
        self._progress.console.print(
            f"{TITLES[ruling]}: the verdict stands.{files} Now: the assumption it hangs on (--no-hinge leaves it out).",
            style="dim",
            highlight=False,
            markup=False,
        )

    def _goes_on(self, words: str, done: int, wanted: int, *, timed: bool) -> None:
        now = self._now()
        if words != self._words or not done:
            self._words, self._began, self._before = words, now, done
            self._progress.reset(self._task)
        elif not self._before:
            # Workers take a while to start: what is left is told by the plays after the first that came.
            self._began, self._before = now, done
        elif now > self._began:
            self._played, self._took = done - self._before, now - self._began
        self._progress.update(self._task, description=words, completed=done, total=wanted, timed=timed)
        if self._console.is_terminal or done <= self._before or now - self._said < _EVERY:
            return
        self._said = now
        left = round((now - self._began) / (done - self._before) * (wanted - done)) * SECOND
        about = f", about {say_duration(left)} left" if timed else ""
        said = f"{words}: {done} of {wanted} plays{about}"
        self._progress.console.print(said, style="dim", highlight=False)

    def _looked(self, pairs: int, cells: tuple[Cell, ...]) -> None:
        counts = Counter(one.verdict for one in cells if one.gate)
        said = ", ".join(f"{counts[kind]} {words}" for kind, words in CELL_WORDS.items() if counts[kind])
        self._progress.console.print(f"At {pairs} pairs: {said}", style="dim", highlight=False)
        for one in cells:
            if one.gate and one.verdict in ("regressed", "improved") and (one.place, one.metric) not in self._called:
                self._called.add((one.place, one.metric))
                self._progress.console.print(f"  {CELL_WORDS[one.verdict]}: {say_cell(one)}", highlight=False)
