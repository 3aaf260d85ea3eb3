"""The fleet: whoever plays chunks, behind one seam (`Executor`); a worker that dies takes no play with it."""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from gameday.collector import settle_down
from gameday.errors import Fault, InputError
from gameday.regression.plays.chunk import Chunk, Foreign, rows_of, run_chunk
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import program
from gameday.regression.plays.site import Site
from gameday.regression.plays.worker import deaf, watch_parent, work_while
from gameday.terms.frozen import frozen

T = TypeVar("T")
_DEATHS = 3
"""A chunk that was at hand when a worker died this often is not tried again; nor is a pool that never gets going."""
_GIVEN_UP = 2
"""Nor is one that an executor gave up, which tries by itself, and again when nothing else was at hand."""
_KILLS = "whichever worker plays it dies"
_QUIET = 5.0
"""Seconds without an answer after which it is asked whether any will come."""
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


_Answer = Future[tuple[Row, ...] | Foreign]
_UnderWay = dict[_Answer, Chunk]


def serial(chunks: Iterable[Chunk]) -> Iterator[Played]:
    """Play chunks one after the other, here."""
    for chunk in chunks:
        yield chunk, rows_of(chunk)


def pool_of(workers: int) -> Open:
    """A pool of fresh processes on this machine, each settled down, and gone when this one is."""

    def opened() -> Executor:
        return _Pool(workers)

    return opened


class _Pool(ProcessPoolExecutor):
    """Starts its workers as it is given work, and has them leave it when it is let go."""

    def __init__(self, workers: int) -> None:
        spawn = multiprocessing.get_context("spawn")
        theirs, self._asking = spawn.Pipe(duplex=False)
        super().__init__(workers, mp_context=spawn, initializer=_begin, initargs=(theirs,))

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """As any executor does."""
        with deaf():
            return super().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:
        """As any executor does. Nobody waits for an answer by then, and what lies before the workers takes seconds."""
        self._asking.close()
        super().shutdown(wait, cancel_futures=cancel_futures)


def _begin(asked: Connection) -> None:
    work_while(asked)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch_parent()
    settle_down()


def _ready() -> None:
    """What a worker does to show that it is there."""


class Fleet:
    """Plays chunks on an executor, a few ahead at a time, and opens another one where it breaks."""

    def __init__(self, opened: Open, workers: int = 1, site: Site | None = None) -> None:
        """Play on what `opened` makes.

        Args:
            opened: Makes an executor; called again where one broke.
            workers: How many chunks it plays at once, on this machine.
            site: Where its workers are, if not on this machine.

        """
        self._open = opened
        self._site = site or Site(workers)
        self._executor: Executor | None = None
        self._opened = False
        self._deaths: Counter[tuple[str, int]] = Counter()

    def play(self, chunks: Iterable[Chunk]) -> Iterator[Played]:
        """Rows as they come, in whatever order; each chunk once, or lost. Chunks are asked for as they are needed.

        Raises:
            EngineFault: a play failed.
            InputError: no worker stays alive long enough to play anything, is there any more, or has the code for it.

        """
        queue = _Queue(chunks)
        under_way: _UnderWay = {}
        alone = False
        try:
            while self._send(queue, under_way, 1 if alone else 2 * max(1, self._site.hands())):
                done, _ = wait(under_way, timeout=_QUIET, return_when=FIRST_COMPLETED)
                if not done:
                    self._site.quiet()
                suspects: list[Chunk] = []
                for future in done:
                    chunk = under_way.pop(future)
                    try:
                        yield chunk, self._rows(future)
                    except BrokenProcessPool:
                        suspects.append(chunk)
                    except self._site.gave_up:
                        # It may have stood behind one that kills, in the worker's own queue: alone, it tells.
                        alone = True
                        yield from self._given_up([chunk], queue, _GIVEN_UP)
                    else:
                        alone = alone and any(self._deaths[one.key] for one in queue.back)
                if suspects:
                    suspects += under_way.values()
                    under_way.clear()
                    self._executor = None
                    # One of them killed its worker; tried one at a time, the next death tells which.
                    alone = True
                    yield from self._given_up(suspects, queue, _DEATHS)
        finally:
            for future in under_way:
                self._site.drop(future)

    def close(self) -> None:
        """Let go of the workers."""
        self._site.leave(self._executor)
        self._executor = None

    def _rows(self, future: _Answer) -> tuple[Row, ...]:
        try:
            found = future.result()
        except CancelledError:
            raise self._site.gone() from None
        if isinstance(found, Foreign):
            raise self._site.foreign(found)
        return found

    def _send(self, queue: _Queue, under_way: _UnderWay, most: int) -> bool:
        """Hand out what waits until so many chunks are under way: is there any?"""
        while len(under_way) < most and (chunk := queue.take()):
            try:
                under_way[self._executor_now().submit(run_chunk, chunk, program())] = chunk
            except BrokenProcessPool:
                # It broke since the last answer. What is under way on it tells so, too; this chunk was never begun.
                queue.back.appendleft(chunk)
                if under_way:
                    break
                self._executor = None
        return bool(under_way)

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

    def _given_up(self, suspects: Iterable[Chunk], queue: _Queue, most: int) -> Iterator[Lost]:
        for chunk in suspects:
            self._deaths[chunk.key] += 1
            if self._deaths[chunk.key] >= most:
                yield Lost(chunk, _KILLS)
            else:
                queue.back.appendleft(chunk)


class _Queue:
    """Chunks in the order in which they are handed out: a million are not made before the first is played."""

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        self._ahead = iter(chunks)
        self.back: deque[Chunk] = deque()
        """Those that came back; they go first."""

    def take(self) -> Chunk | None:
        """The next one; None where there is none."""
        return self.back.popleft() if self.back else next(self._ahead, None)
