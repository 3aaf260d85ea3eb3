"""A value that changes at moments and holds in between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from gameday.terms.frozen import frozen

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Span(NamedTuple, Generic[T]):
    """From one moment to another, in milliseconds, a value held."""

    start: int
    end: int
    value: T

    @property
    def length(self) -> int:
        """Milliseconds."""
        return self.end - self.start


@frozen
class Steps(Generic[T]):
    """A piecewise constant function of time; `before` is its value until the first step."""

    before: T
    moments: tuple[int, ...] = ()
    values: tuple[T, ...] = ()

    @classmethod
    def of(cls, before: T, pairs: Iterable[tuple[int, T]]) -> Steps[T]:
        """Steps from (moment, value) pairs in order of time; the last word of one moment stands."""
        moments: list[int] = []
        values: list[T] = []
        last = before
        for moment, value in pairs:
            if moments and moments[-1] == moment:
                values[-1] = last = value
            elif value is not last and value != last:
                moments.append(moment)
                values.append(value)
                last = value
        return cls(before, tuple(moments), tuple(values))

    def at(self, moment: int) -> T:
        """The value at a moment; a step holds from its own moment on."""
        index = bisect_right(self.moments, moment)
        return self.values[index - 1] if index else self.before

    def spans(self, start: int, end: int) -> list[Span[T]]:
        """The pieces between two moments, in order; nothing where the end is not after the start."""
        if end <= start:
            return []
        moments, values = self.moments, self.values
        index = bisect_right(moments, start)
        value = values[index - 1] if index else self.before
        found: list[Span[T]] = []
        while index < len(moments) and moments[index] < end:
            found.append(Span(start, moments[index], value))
            start, value = moments[index], values[index]
            index += 1
        found.append(Span(start, end, value))
        return found


def stretched(spans: Iterable[Span[K]], values: Mapping[K, T]) -> Steps[T | None]:
    """Steps of what each span's value stands for; None before, between and after the spans, which are in order."""
    moments: list[int] = []
    found: list[T | None] = []
    for start, end, key in spans:
        if moments and moments[-1] == start:
            found[-1] = values[key]
        else:
            moments.append(start)
            found.append(values[key])
        moments.append(end)
        found.append(None)
    return Steps(None, tuple(moments), tuple(found))
