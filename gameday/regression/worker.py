"""A worker process of a pool: it goes when whoever started it is gone."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.connection import wait
from threading import Thread

_ORPHANED = 1


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
