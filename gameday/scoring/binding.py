"""When a clause binds: the stretches in which a level it speaks of is in force, under the facts it names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from operator import attrgetter

from gameday.scoring.impact import TruthStep
from gameday.scoring.steps import Span, Steps
from gameday.terms.criterion import Criterion, Truth
from gameday.terms.facts import BENIGN
from gameday.timeline import Entry

_AT = attrgetter("at")


@dataclass(frozen=True, slots=True)
class Binding:
    """When a clause binds, and at which level."""

    spans: tuple[Span[str], ...]
    unknown: bool = False
    """It may bind, but the record does not show the facts it depends on."""
    unmet: Criterion | None = None
    """A level it speaks of was in force, and it binds nowhere since this condition did not hold."""
    start: int | None = field(init=False, repr=False, compare=False)
    """The first moment it binds."""
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _ends: list[int] = field(init=False, repr=False, compare=False)
    _runs: list[tuple[int, int]] = field(init=False, repr=False, compare=False)
    """Spans that touch, as one."""

    def __post_init__(self) -> None:
        starts, ends = [span.start for span in self.spans], [span.end for span in self.spans]
        breaks = [index for index in range(1, len(starts)) if starts[index] > ends[index - 1]]
        runs = (
            [(starts[first], ends[last - 1]) for first, last in pairwise([0, *breaks, len(starts)])] if starts else []
        )
        object.__setattr__(self, "start", starts[0] if starts else None)
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_ends", ends)
        object.__setattr__(self, "_runs", runs)

    def within(self, start: int, end: int) -> list[Span[str]]:
        """Its pieces between two moments, both included where they coincide."""
        return list(self.spans[bisect_right(self._ends, start) : bisect_right(self._starts, end)])

    def at(self, moment: int) -> bool:
        """Does it bind at this moment?"""
        first = bisect_right(self._ends, moment)
        return first < len(self._starts) and self._starts[first] <= moment

    def among(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Those of some entries, in order of time, at whose moment it binds."""
        found = [
            entries[bisect_left(entries, start, key=_AT) : bisect_left(entries, end, key=_AT)]
            for start, end in self._runs
        ]
        return found[0] if len(found) == 1 else [*chain.from_iterable(found)]


def tell(when: Criterion, truth: Iterable[TruthStep]) -> Steps[Truth]:
    """Whether a condition holds of the facts over time, while anybody feels it, and as they were after that.

    Most changes of the facts do not touch it, and so are no step.
    """
    return Steps.of(when.holds(BENIGN), _told(when, truth))


def _told(when: Criterion, truth: Iterable[TruthStep]) -> Iterator[tuple[int, Truth]]:
    # By the object: the steps keep their facts, and equal facts of one record are one.
    told: dict[int, Truth] = {}
    for at, facts, _, impact, _, _, _ in truth:
        if impact:
            key = id(facts)
            if key not in told:
                told[key] = when.holds(facts)
            yield at, told[key]


def bind(
    levels: Collection[str], force: Iterable[Span[str | None]], told: Steps[Truth] | None, *, when: Criterion | None
) -> Binding:
    """The binding of a clause.

    Args:
        levels: The levels it speaks of.
        force: The level in force over time.
        told: Whether the facts it names hold, over time; none: the record shows no truth, so it is unknown.
        when: The facts it names; none: it binds whatever they are.

    """
    spans: list[Span[str]] = []
    unknown = in_force = False
    for span in force:
        level = span.value
        if level is None or level not in levels:
            continue
        in_force = True
        if when is None:
            spans.append(Span(span.start, span.end, level))
            continue
        if told is None:
            unknown = True
            continue
        for start, end, holds in told.spans(span.start, span.end):
            unknown = unknown or holds is None
            if holds:
                spans.append(Span(start, end, level))
    unmet = when if in_force and not (spans or unknown) else None
    return Binding(tuple(spans), unknown and not spans, unmet)
