"""A worker process of a pool: it goes when whoever started it is gone, and not by Ctrl-C, which is for that one.

What it has at hand when nobody wants it any more it leaves lying.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing.connection import Connection, wait
from threading import Thread

_ORPHANED = 1
_ASKED: ContextVar[Connection | None] = ContextVar("asked", default=None)
"""The end of a pipe whose other end whoever wants this process to work holds on to; None: nobody said so."""


@contextmanager
def deaf() -> Iterator[None]:
    """Have processes that are started in this context not hear Ctrl-C, which a terminal sends to all of them at once.

    A worker that ended of it would leave its pool broken in the middle of a message, which may then wait for ever. Here
    Ctrl-C is heard as soon as the context is left.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def watch_parent() -> None:
    """Leave this process as soon as the one that started it has ended, however it ended.

    A pool tells its workers to go when it is closed. Killed, it cannot: they would wait for work for ever, since each
    of them holds the other end of the pipe that it comes by.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_leave_after, args=(parent.sentinel,), name="watch-parent", daemon=True).start()


def _leave_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(_ORPHANED)


def work_while(asked: Connection) -> None:
    """Be wanted until the other end of this pipe is closed."""
    _ASKED.set(asked)


def is_wanted() -> bool:
    """Does anybody wait for what this process does? Asked between two plays: a chunk of them may take seconds."""
    asked = _ASKED.get()
    try:
        return asked is None or not asked.poll()
    except OSError:  # how some systems tell that the other end is closed
        return False
