"""A sample of values that come one by one: all of them while they are few, then every second, every fourth, ..."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Sample(Generic[T]):
    """At most so many of all values, evenly spread over the order they came in. The same for the same values."""

    most: int
    kept: list[T] = field(default_factory=list)
    n: int = 0
    """How many came."""
    _step: int = 1

    def take(self, value: T) -> None:
        """One value more."""
        if self.n % self._step == 0:
            self.kept.append(value)
            if len(self.kept) > self.most:
                self.kept = self.kept[::2]
                self._step *= 2
        self.n += 1
