"""Who plays on this machine, where many plays are made: this process alone, or others beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager

from gameday.collector import settled
from gameday.regression.plays.fleet import Fleet, pool_of, serial
from gameday.regression.plays.stock import Playing


@contextmanager
def at_hand(workers: int) -> Iterator[Playing]:
    """Whoever plays, as long as the context lasts.

    Args:
        workers: Processes; 0: one for each core. One alone is this process.

    """
    count = workers or os.cpu_count() or 1
    if count == 1:
        with settled():
            yield serial
        return
    with closing(Fleet(pool_of(count), count)) as fleet:
        yield fleet.play
