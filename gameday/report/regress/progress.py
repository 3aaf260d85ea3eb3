"""How far a comparison of two SOPs is: a bar with what is left, and what each look says so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic
from types import TracebackType

from rich.console import Console

from gameday.regression.change.regress import Progress as Told
from gameday.regression.change.verdict import Ruling
from gameday.regression.figures.cell import Cell, CellVerdict
from gameday.regression.plays.place import Place
from gameday.regression.plays.stock import Stand
from gameday.report.progress import bar
from gameday.report.regress.words import CELL_WORDS, TITLES, say_cell
from gameday.terms.duration import SECOND, say_duration

_EVERY = 30.0
"""Seconds between two lines where no bar can be drawn."""
_STORIES = 6
"""Scenarios whose open figures are told below the bar."""
_SURE = 1.0
"""Seconds of playing after which a pace is told."""


class Looking:
    """A bar up to the next look; below it what the last one said, and where it is open; a line a cell that was called.

    A context. Where nobody sees a bar (a log of CI), a line now and then says the same.
    """

    def __init__(self, console: Console, now: Callable[[], float] = monotonic, *, most: int = 0) -> None:
        """`most`: plays up to the last look, at most."""
        self._console = console
        self._progress = bar(console)
        self._task = self._progress.add_task("plays", total=None)
        self._called: set[tuple[object, str]] = set()
        self._now = now
        self._words = ""
        self._began = self._said = self._last = now()
        self._before = self._done = 0
        self._played, self._took = 0, 0.0
        self._most = most
        self._stands: tuple[str, ...] = ()

    @property
    def pace(self) -> float | None:
        """Plays a second so far; None where too few were played to tell."""
        return self._played / self._took if self._took > _SURE else None

    @property
    def standing(self) -> tuple[str, ...]:
        """What stands below the bar, a line each."""
        return self._progress.standing

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
            stand, pairs = told.stand, told.look.pairs
            left = 0 if told.words else self._most - stand.done
            self.looks_into(told.words or f"plays up to {pairs} pairs", stand, left)
        elif told.cells:
            self._most = told.left
            self._looked(told)

    def looks_into(self, words: str, stand: Stand, left: int = 0) -> None:
        """So far, of plays of one sort: the comparison's own, those of one part of the edit, or of one assumption.

        `left`: plays that are left up to the last look, at most.
        """
        self._goes_on(words, stand.done, stand.wanted, timed=stand.done >= stand.round)
        self._progress.standing = (*self._stands, *self._at_most(left))

    def _at_most(self, left: int) -> Iterator[str]:
        if left > 0 and self.pace is not None:
            lately = self._progress.tasks[0].speed or self.pace
            most = say_duration(round(left / min(self.pace, lately)) * SECOND)
            yield f"All pairs: at most {most} left, less where all is decided early"

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
        else:
            self._played, self._took = self._played + done - self._done, self._took + now - self._last
        self._last, self._done = now, done
        self._progress.update(self._task, description=words, completed=done, total=wanted, timed=timed)
        if self._console.is_terminal or done <= self._before or now - self._said < _EVERY:
            return
        self._said = now
        left = round((now - self._began) / (done - self._before) * (wanted - done)) * SECOND
        about = f", about {say_duration(left)} left" if timed else ""
        said = f"{words}: {done} of {wanted} plays{about}"
        self._progress.console.print(said, style="dim", highlight=False)

    def _looked(self, told: Told) -> None:
        counts = Counter(one.verdict for one in told.cells if one.gate)
        said = ", ".join(f"{counts[kind]} {words}" for kind, words in CELL_WORDS.items() if counts[kind])
        said = f"At {told.look.pairs} pairs: {said}"
        self._stands = (said, *_open_in(told.cells, told.still))
        if not self._console.is_terminal:
            self._progress.console.print(said, style="dim", highlight=False)
        for one in told.cells:
            if one.gate and one.verdict in ("regressed", "improved") and (one.place, one.metric) not in self._called:
                self._called.add((one.place, one.metric))
                self._progress.console.print(f"  {CELL_WORDS[one.verdict]}: {say_cell(one)}", highlight=False)


def _open_in(cells: Iterable[Cell], still: Sequence[Place]) -> Iterator[str]:
    """Where there is more to learn: a scenario a line, with what was called so far for each who plays it."""
    count = Counter((one.place, one.verdict) for one in cells if one.gate)
    stories = sorted({one.scenario for one in still}, key=lambda story: -_most(count, story))
    for story in stories[:_STORIES]:
        there = [one for one in still if one.scenario == story]
        teams = {one.team for one in there}
        yield f"  {story}: {'; '.join(f'{_who(one, teams)} {_called(count, one)}' for one in there)}"
    if len(stories) > _STORIES:
        yield f"  and {len(stories) - _STORIES} more scenarios in which something is open"


_Count = Counter[tuple[Place, CellVerdict]]


def _called(count: _Count, place: Place) -> str:
    kinds: tuple[CellVerdict, ...] = ("open", "regressed", "improved")
    said = (f"{count[place, kind]} {CELL_WORDS[kind]}" for kind in kinds if count[place, kind])
    return ", ".join(said) or "nothing differs yet"


def _most(count: _Count, story: str) -> int:
    found = (cells for (place, kind), cells in count.items() if place.scenario == story and kind == "open")
    return max(found, default=0)


def _who(place: Place, teams: set[str]) -> str:
    return place.profile if len(teams) == 1 else f"{place.team} ({place.profile})"
