"""How often somebody may do something: a bucket that fills again by itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

_MOST_KEPT = 10_000
"""So many buckets at once; beyond it those that are full again are thrown away."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rate:
    """So many a second, with a burst. Keys are whoever is counted: a session, an address.

    `clock` gives seconds that only go forward.
    """

    def __init__(self, a_second: float, burst: int, clock: Callable[[], float]) -> None:
        self._a_second = a_second
        self._burst = float(burst)
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}

    def take(self, key: str) -> int:
        """Take one. Zero: go on; else the whole seconds to wait for the next, and nothing was taken."""
        bucket = self._filled(key)
        if bucket.left >= 1:
            bucket.left -= 1
            return 0
        return self._wait(bucket)

    def spent(self, key: str) -> int:
        """The whole seconds to wait where there is none left; zero where there is. Nothing is taken."""
        bucket = self._filled(key)
        return 0 if bucket.left >= 1 else self._wait(bucket)

    def _wait(self, bucket: _Bucket) -> int:
        return max(1, math.ceil((1 - bucket.left) / self._a_second))

    def _filled(self, key: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.get(key)
        if bucket is None:
            self._prune(now)
            bucket = self._buckets[key] = _Bucket(self._burst, now)
        else:
            bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._a_second)
            bucket.at = now
        return bucket

    def _prune(self, now: float) -> None:
        if len(self._buckets) < _MOST_KEPT:
            return
        full = self._burst / self._a_second
        for key in [key for key, one in self._buckets.items() if now - one.at >= full]:
            del self._buckets[key]
        if len(self._buckets) >= _MOST_KEPT:
            # A flood of keys that are all in use: forgetting the oldest is kinder than growing without end.
            del self._buckets[next(iter(self._buckets))]
