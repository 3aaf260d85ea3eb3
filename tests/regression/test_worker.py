"""A worker whose parent is killed does not stay behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextvars import copy_context
from multiprocessing.connection import Connection
from threading import Event

from gameday.regression.plays.worker import is_wanted, watch_parent, work_while


def _work(told: Connection) -> None:
    watch_parent()
    told.send(os.getpid())
    Event().wait()  # as a worker waits for work that never comes


def _start_and_wait(told: Connection) -> None:
    multiprocessing.get_context("spawn").Process(target=_work, args=(told,)).start()
    Event().wait()


def test_a_worker_goes_when_its_parent_is_killed() -> None:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    parent = spawn.Process(target=_start_and_wait, args=(theirs,))
    parent.start()
    theirs.close()
    assert ours.poll(60)
    worker = ours.recv()
    assert parent.pid is not None
    os.kill(parent.pid, signal.SIGKILL)
    parent.join()
    # The pipe ends when the last process that holds its other end is gone: the worker.
    assert ours.poll(60), f"{worker} is still there"
    try:
        ours.recv()
    except EOFError:
        return
    raise AssertionError("nobody was to say anything more")


def test_a_worker_is_wanted_until_the_other_end_of_its_pipe_is_closed() -> None:
    theirs, asking = multiprocessing.Pipe(duplex=False)

    def wanted() -> tuple[bool, bool]:
        work_while(theirs)
        before = is_wanted()
        asking.close()
        return before, is_wanted()

    assert copy_context().run(wanted) == (True, False)
    assert is_wanted(), "where nobody said so, as on a cluster"
