"""The clock on the wall, as a drill reads it: it never goes back, and does not leap when somebody sets it."""

from __future__ import annotations

import time
from collections.abc import Callable

Wall = Callable[[], int]
"""Milliseconds since 1970."""


def wall_clock() -> Wall:
    """Told the time once, it counts on by itself: a machine that slept, or was set right, moves no story."""
    told, since = time.time_ns(), time.monotonic_ns()
    return lambda: (told + time.monotonic_ns() - since) // 1_000_000
