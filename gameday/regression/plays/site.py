"""Where workers are: what is known of it beside what an executor answers."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import Any

from gameday.errors import Fault, InputError
from gameday.regression.plays.chunk import Foreign
from gameday.regression.plays.rows import program

_EDITED = "gameday's own files were changed while it played ({theirs} there, {ours} here); nothing of that was kept"


class Site:
    """The machine we are on, of which the executor itself says all there is to say."""

    gave_up: tuple[type[Exception], ...] = ()
    """What the executor raises of a chunk that it tried often enough by itself."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def hands(self) -> int:
        """How many chunks are played at once, now.

        Raises:
            InputError: nobody plays there any more.

        """
        return self._workers

    def quiet(self) -> None:
        """No answer came for some seconds.

        Raises:
            InputError: none will come.

        """

    def gone(self) -> InputError:
        """What to raise where the executor took back what was asked of it."""
        return InputError(Fault("--workers", 0, "the worker processes were stopped", "the same command again"))

    def foreign(self, found: Foreign) -> InputError:
        """What to raise of a worker with other code."""
        wrong = _EDITED.format(theirs=found.program, ours=program())
        return InputError(Fault("--workers", 0, wrong, "the same command again"))

    def drop(self, future: Future[Any]) -> None:
        """Nobody waits for this answer any more."""
        future.cancel()

    def leave(self, executor: Executor | None) -> None:
        """Let go of the workers."""
        if executor is not None:
            executor.shutdown(wait=True)
