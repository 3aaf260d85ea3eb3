"""The fleet: whoever plays chunks, behind one seam (`Executor`); a worker that dies takes no play with it."""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from gameday.collector import settle_down
from gameday.errors import Fault, InputError
from gameday.regression.chunk import Chunk, run_chunk
from gameday.regression.row import Row
from gameday.regression.worker import watch_parent
from gameday.terms.frozen import frozen

_DEATHS = 3
"""A chunk that was at hand when a worker died this often is not tried again; nor is a pool that never gets going."""
_STILLBORN = "the worker processes die while they start; nothing that was played is lost"
_ALONE = (
    "memory and processes to spare, or `--workers 1`, which starts none; a script of one's own stands in a file, "
    'below `if __name__ == "__main__":`'
)


@frozen
class Lost:
    """A chunk that could not be played."""

    chunk: Chunk
    why: str


Played = tuple[Chunk, tuple[Row, ...]] | Lost
Open = Callable[[], Executor]
"""Makes an executor; called again where one broke."""


def serial(chunks: Iterable[Chunk]) -> Iterator[Played]:
    """Play chunks one after the other, here."""
    for chunk in chunks:
        yield chunk, run_chunk(chunk)


def pool_of(workers: int) -> Open:
    """A pool of fresh processes on this machine, each settled down, and gone when this one is."""

    def opened() -> Executor:
        return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)

    return opened


def _begin() -> None:
    watch_parent()
    settle_down()


def _ready() -> None:
    """What a worker does to show that it is there."""


class Fleet:
    """Plays chunks on an executor, a few ahead at a time, and opens another one where it breaks."""

    def __init__(
        self,
        opened: Open,
        workers: int,
        gave_up: tuple[type[Exception], ...] = (),
        closing: Callable[[], object] = lambda: None,
    ) -> None:
        """Play on what `opened` makes.

        Args:
            opened: Makes an executor; called again where one broke.
            workers: How many chunks it plays at once.
            gave_up: What it raises of a chunk that it tried often enough by itself.
            closing: Called when the fleet is let go.

        """
        self._open = opened
        self._gave_up = gave_up
        self._closing = closing
        self._ahead = 2 * workers
        self._executor: Executor | None = None
        self._opened = False
        self._deaths: Counter[tuple[str, int]] = Counter()

    def play(self, chunks: Iterable[Chunk]) -> Iterator[Played]:
        """Rows as they come, in whatever order; each chunk once, or lost.

        Raises:
            EngineFault: a play failed.
            InputError: no worker stays alive long enough to play anything.

        """
        waiting = deque(chunks)
        under_way: dict[Future[tuple[Row, ...]], Chunk] = {}
        alone = False
        try:
            while waiting or under_way:
                self._send(waiting, under_way, 1 if alone else self._ahead)
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                suspects: list[Chunk] = []
                for future in done:
                    chunk = under_way.pop(future)
                    try:
                        yield chunk, future.result()
                    except BrokenProcessPool:
                        suspects.append(chunk)
                    except self._gave_up as error:
                        yield Lost(chunk, " ".join(str(error).split()))
                    else:
                        alone = alone and bool(self._suspected(waiting))
                if suspects:
                    suspects += under_way.values()
                    under_way.clear()
                    self._executor = None
                    # One of them killed its worker; tried one at a time, the next death tells which.
                    alone = True
                    yield from self._given_up(suspects, waiting)
        finally:
            for future in under_way:
                future.cancel()

    def close(self) -> None:
        """Let go of the workers."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None
        self._closing()

    def _send(self, waiting: deque[Chunk], under_way: dict[Future[tuple[Row, ...]], Chunk], most: int) -> None:
        """Hand out what waits until so many chunks are under way."""
        while waiting and len(under_way) < most:
            chunk = waiting.popleft()
            try:
                under_way[self._executor_now().submit(run_chunk, chunk)] = chunk
            except BrokenProcessPool:
                # It broke since the last answer. What is under way on it tells so, too; this chunk was never begun.
                waiting.appendleft(chunk)
                if under_way:
                    return
                self._executor = None

    def _executor_now(self) -> Executor:
        if self._executor is None:
            self._executor = self._reopened() if self._opened else self._open()
            self._opened = True
        return self._executor

    def _reopened(self) -> Executor:
        """Another executor after one that broke, which has shown that its workers start."""
        for _ in range(_DEATHS):
            executor = self._open()
            try:
                executor.submit(_ready).result()
            except BrokenProcessPool:
                continue
            return executor
        raise InputError(Fault("--workers", 0, _STILLBORN, _ALONE))

    def _suspected(self, waiting: Iterable[Chunk]) -> list[Chunk]:
        return [chunk for chunk in waiting if self._deaths[chunk.key]]

    def _given_up(self, suspects: Iterable[Chunk], waiting: deque[Chunk]) -> Iterator[Lost]:
        for chunk in suspects:
            self._deaths[chunk.key] += 1
            if self._deaths[chunk.key] >= _DEATHS:
                yield Lost(chunk, f"it killed its worker {_DEATHS} times")
            else:
                waiting.appendleft(chunk)
