"""How far a comparison of two SOPs is: a bar with what is left, and what each look says so far."""

from __future__ import annotations

from collections import Counter
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from gameday.regression.cell import Cell
from gameday.regression.regress import Progress as Told
from gameday.report.regress_words import CELL_WORDS, say_cell


class Looking:
    """A bar up to the next look; after each look a line a cell that was called. A context."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._console = console
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("plays", total=None)
        self._called: set[tuple[object, str]] = set()
        self._into: TaskID | None = None

    def __enter__(self) -> Looking:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, told: Told) -> None:
        """So far."""
        if told.wanted:
            words = f"plays up to {told.look.pairs} pairs"
            self._progress.update(self._task, description=words, completed=told.done, total=told.wanted)
        elif told.cells:
            self._looked(told.look.pairs, told.cells)

    def looks_into(self) -> None:
        """A play more of looking into what moved."""
        if self._into is None:
            self._into = self._progress.add_task("why it moved", total=None)
            self._progress.update(self._task, visible=False)
        self._progress.advance(self._into)

    def _looked(self, pairs: int, cells: tuple[Cell, ...]) -> None:
        counts = Counter(one.verdict for one in cells if one.gate)
        said = ", ".join(f"{counts[kind]} {words}" for kind, words in CELL_WORDS.items() if counts[kind])
        self._progress.console.print(f"At {pairs} pairs: {said}", style="dim", highlight=False)
        for one in cells:
            if one.gate and one.verdict in ("regressed", "improved") and (one.place, one.metric) not in self._called:
                self._called.add((one.place, one.metric))
                self._progress.console.print(f"  {CELL_WORDS[one.verdict]}: {say_cell(one)}", highlight=False)
