"""How far something is that takes a while."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class _Left(TimeRemainingColumn):
    """What is left; nothing for as long as it could only be guessed (a task's field `timed` says so)."""

    def render(self, task: Task) -> Text:
        return super().render(task) if task.fields.get("timed", True) else Text("")


class Bar(Progress):
    """A bar with how things stand below it, each line cut to the width of the screen."""

    standing: tuple[str, ...] = ()

    def get_renderables(self) -> Iterable[RenderableType]:
        """The bar, then how things stand."""
        yield from super().get_renderables()
        yield from (Text(one, style="dim", no_wrap=True, overflow="ellipsis") for one in self.standing)


def bar(console: Console) -> Bar:
    """A bar with how many of how many and what is left; it is gone when it stops."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Left())
    return Bar(*columns, console=console, transient=True)


class Counting:
    """A bar that grows with each call, and is gone when it is left. A context."""

    def __init__(self, console: Console, words: str, whole: int) -> None:
        self._progress = bar(console)
        self._task = self._progress.add_task(words, total=whole)

    def __enter__(self) -> Counting:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self) -> None:
        """One more is done."""
        self._progress.advance(self._task)
