"""When a clause binds: the stretches in which a level it speaks of is in force, under the facts it names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from gameday.scoring.steps import Span, Steps
from gameday.terms.criterion import Criterion, Truth
from gameday.terms.facts import Facts


@dataclass(frozen=True, slots=True)
class Binding:
    """When a clause binds, and at which level."""

    spans: tuple[Span[str], ...]
    unknown: bool = False
    """It may bind, but the record does not show the facts it depends on."""
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _ends: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [span.start for span in self.spans])
        object.__setattr__(self, "_ends", [span.end for span in self.spans])

    @property
    def start(self) -> int | None:
        """The first moment it binds."""
        return self.spans[0].start if self.spans else None

    def within(self, start: int, end: int) -> list[Span[str]]:
        """Its pieces between two moments, both included where they coincide."""
        return list(self.spans[bisect_right(self._ends, start) : bisect_right(self._starts, end)])

    def at(self, moment: int) -> bool:
        """Does it bind at this moment?"""
        first = bisect_right(self._ends, moment)
        return first < len(self._starts) and self._starts[first] <= moment


def bind(
    levels: Collection[str], when: Criterion | None, force: Iterable[Span[str | None]], facts: Steps[Facts] | None
) -> Binding:
    """The binding of a clause.

    Args:
        levels: The levels it speaks of.
        when: The facts it names; none: always.
        force: The level in force over time.
        facts: The facts over time; none: the record shows no truth, so a clause that names facts is unknown.

    """
    spans: list[Span[str]] = []
    unknown = False
    told: dict[Facts, Truth] = {}
    for span in force:
        if span.value is None or span.value not in levels:
            continue
        if when is None:
            spans.append(Span(span.start, span.end, span.value))
            continue
        if facts is None:
            unknown = True
            continue
        for piece in facts.spans(span.start, span.end):
            value = piece.value
            try:
                holds = told[value]
            except KeyError:
                holds = told[value] = when.holds(value)
            unknown = unknown or holds is None
            if holds:
                spans.append(Span(piece.start, piece.end, span.value))
    return Binding(tuple(spans), unknown and not spans)
