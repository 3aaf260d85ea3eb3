"""Python's collector of cyclic garbage, told to come seldom in a process that does one thing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000
"""So many new objects wake it: some dozens of plays, or some seconds of a busy live drill."""


def settle_down() -> None:
    """What is loaded by now stays; from now on the collector comes seldom, and to what is new alone.

    A play leaves a few hundred small objects, and looking through everything again and again is a sixth of what plays
    cost; in a live drill with five hundred listeners everybody waits for it, a third of a second at the worst.
    For whoever owns the process: nothing in the library calls it by itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)


@contextmanager
def asleep() -> Iterator[None]:
    """It sleeps while a program is loaded, and leaves alone for good what was: next to nothing of it is garbage.

    A program is some hundred thousand objects, and the collector would look through them a dozen times meanwhile.
    """
    awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if awake:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Settled down for a while; what the process does next it does as before.

    A process that had settled by itself stays so.
    """
    before, owned = gc.get_threshold(), gc.get_freeze_count() > 0
    settle_down()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not owned:
            gc.unfreeze()
