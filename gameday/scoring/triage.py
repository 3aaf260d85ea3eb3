"""Severity called against severity true: what each moment cost.

Costs follow trauma triage, which tolerates about 5% under-triage and 25-50% over-triage (American College of Surgeons
Committee on Trauma): calling too low costs far more than calling too high.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from gameday.scoring.calls import Call, say_call
from gameday.scoring.clock import leapt_to
from gameday.scoring.constants import USUAL, Constants
from gameday.scoring.moments import Moments
from gameday.scoring.steps import Span
from gameday.terms.severity import NO_INCIDENT, Ladder
from gameday.terms.unlocked import cached_property
from gameday.timeline.exercise import Control
from gameday.timeline.response import Declared


def cost(ladder: Ladder, right: Sequence[str], called: int | None, by: Constants = USUAL) -> float:
    """What one moment costs, 0 to 1: nothing when right (or in the right set), else the least any member gives.

    Over-call 0.1 per level; under-call 0.5 for one level, 1.0 for two or more; undeclared 1.0 where the truth is one
    of the two top levels, 0.5 below. Where there is no incident, every call is an over-call.
    """
    return min(_against(rank, called, ladder.bottom, by) for rank in _ranks(ladder, right))


def _ranks(ladder: Ladder, right: Sequence[str]) -> list[int]:
    return [rank for rank in map(ladder.rank, right) if rank is not None] or [ladder.bottom]


def _against(right: int, called: int | None, bottom: int, by: Constants) -> float:
    if called is None or called >= bottom:
        if right >= bottom:
            return 0.0
        return by.undeclared_top if right < 2 else by.undeclared
    if called <= right:
        return min(1.0, by.over_call * (right - called))
    return by.under_call if called - right == 1 else by.under_call_far


def _grave(right: int, called: int | None, bottom: int) -> bool:
    if called is None or called >= bottom:
        return right < min(2, bottom)
    return called - right > 1


class Piece(NamedTuple):
    """A stretch of the window in which truth and call stood still. Lengths are running milliseconds."""

    start: int
    end: int
    length: int
    right: tuple[str, ...] | None
    """None: what was right cannot be told."""
    call: Call | None
    cost: float
    """0 within the grace after a change of truth."""
    over: bool
    """Called higher than right."""
    told: bool
    """Can it be told what was right and what was called? Within the grace the call does not matter."""
    grave: bool
    """Under by two or more levels, or undeclared at one of the two top levels; not within the grace."""

    def say(self) -> str:
        """For people: `called SEV3 where the criteria gave SEV1`."""
        called = say_call(self.call)
        told = "not declared" if called == NO_INCIDENT else f"called {called}"
        comma = "," if self.call is not None and self.call.below is not None else ""
        return f"{told}{comma} where the criteria gave {' or '.join(self.right or ()) or 'no incident'}"


@dataclass(frozen=True)
class Triage:
    """All that the window holds."""

    pieces: tuple[Piece, ...]
    beyond: int = 0
    """Milliseconds of impact that do not count: later than the scorecard's `severity_window` after a change."""
    false_alarm: bool = False
    """Was nothing wrong at any time? Then the window runs from the first signal, and any call is too high."""

    @cached_property
    def known(self) -> int:
        """Milliseconds in which the right level and the call can be told."""
        return sum(piece.length for piece in self.pieces if piece.told)

    @cached_property
    def unknown(self) -> int:
        """Milliseconds in which one of them cannot."""
        return sum(piece.length for piece in self.pieces if not piece.told)

    @cached_property
    def unreadable(self) -> tuple[str, ...]:
        """Words that stood for a level and are none of this SOP's, each once."""
        words = (piece.call.unreadable for piece in self.pieces if piece.call and not piece.told)
        return tuple(dict.fromkeys(word for word in words if word))

    @cached_property
    def unsaid(self) -> bool:
        """Was it declared at a level that is not on record?"""
        return any(piece.call is not None and piece.call.unsaid and not piece.told for piece in self.pieces)

    @cached_property
    def charged(self) -> float:
        """Cost times milliseconds."""
        return fsum(piece.length * piece.cost for piece in self.pieces)

    @cached_property
    def wrong(self) -> int:
        """Milliseconds with a cost: the time at the wrong severity."""
        return sum(piece.length for piece in self.pieces if piece.cost > 0)

    @cached_property
    def over(self) -> int:
        """Milliseconds called too high."""
        return sum(piece.length for piece in self.pieces if piece.cost > 0 and piece.over)

    @cached_property
    def grave(self) -> int:
        """Milliseconds under by two or more levels, or undeclared at one of the two top levels."""
        return sum(piece.length for piece in self.pieces if piece.grave)

    @cached_property
    def worst(self) -> Piece | None:
        """The piece that cost most."""
        costly = [piece for piece in self.pieces if piece.cost > 0]
        return max(costly, key=lambda piece: piece.length * piece.cost) if costly else None


def triage(case: Moments, levels: Sequence[str] | None = None) -> Triage:
    """Walk the window from when declaration was due to the end of impact.

    Of it at most the scorecard's `severity_window` after each change of truth counts, so that nobody dilutes a
    mistake by taking long. `levels`: only where the right level is among these.
    """
    if case.truth and not any(step.impact for step in case.truth):
        return _false_alarm(case) if levels is None else Triage(())
    if case.declaration_due is None:
        return Triage(())
    found = [
        one for one in _stretches(case) if levels is None or one.right is None or not set(levels).isdisjoint(one.right)
    ]
    return Triage(tuple(_pieces(case, found, case.declaration_due)), _beyond(case, found, case.declaration_due))


def by_word(case: Moments, levels: Sequence[str] | None = None) -> Triage:
    """As `triage` where what was said is judged and not when: every call counts as one, whenever it came.

    Where the facts changed and nobody called anything anew, what had been called before counts once more, unless they
    changed again, or all was over, before anybody could know. A length is 1 here, and no milliseconds.
    """
    found = list(_stretches(case))
    pieces = []
    for stretch in found:
        if levels is not None and stretch.right is not None and set(levels).isdisjoint(stretch.right):
            continue
        until = stretch.end + (stretch is found[-1])
        made: list[Call | None] = [call for call in case.called if stretch.start <= call.at < until]
        if not made and stretch is not found[0] and _fleeting(case, stretch):
            continue
        for call in made or [case.calling.at(stretch.start)]:
            weighed = _weigh(case, stretch.right, call)
            pieces.append(Piece(stretch.start, stretch.end, 1, stretch.right, call, *weighed))
    return Triage(tuple(pieces))


def _fleeting(case: Moments, stretch: _Stretch) -> bool:
    """Did it hold no longer than the grace after a change, while the story ran by itself?

    Where the story was stopped or leapt, people may have talked for as long as they liked: its clock tells nothing.
    """
    for one in case.timeline.every(Control):
        until = leapt_to(one) if one.action == "skip" else one.at
        if one.action in ("pause", "skip") and one.at <= stretch.end and until >= stretch.start:
            return False
    return case.clock.elapsed(stretch.start, stretch.end) <= case.scorecard.tolerances.change


def _false_alarm(case: Moments) -> Triage:
    """Signals and no impact: from the first signal on, at most the scorecard's `severity_window`."""
    first = case.first_signal
    if first is None:
        return Triage(())
    end = min(case.horizon, case.clock.after(first.at, case.scorecard.tolerances.severity_window))
    pieces = [
        Piece(
            span.start,
            span.end,
            case.clock.elapsed(span.start, span.end),
            (),
            span.value,
            *_weigh(case, (), span.value),
        )
        for span in case.calling.spans(first.at, max(end, first.at))
    ]
    return Triage(tuple(pieces), false_alarm=True)


def _beyond(case: Moments, stretches: Iterable[_Stretch], due: int) -> int:
    total = 0
    for stretch in stretches:
        counted = case.clock.after(max(stretch.start, due), case.scorecard.tolerances.severity_window)
        if stretch.end > counted:
            total += case.clock.elapsed(counted, stretch.end)
    return total


class _Stretch(NamedTuple):
    """What is right did not change, though the facts may have."""

    start: int
    end: int
    right: tuple[str, ...] | None
    steps: list[int]
    """The moments at which the facts changed, its start included."""


def _stretches(case: Moments) -> Iterator[_Stretch]:
    """The truth while there is impact; a healthy spell between two breaks it."""
    end = case.impact_end
    right: tuple[str, ...] | None = None
    steps: list[int] = []
    for at, _, _, impact, _, levels, _ in case.truth:
        if steps and not (impact and (levels is right or levels == right)):
            yield _Stretch(steps[0], min(at, end), right, steps)
            steps = []
        if impact:
            right = levels
            steps.append(at)
    if steps:
        yield _Stretch(steps[0], end, right, steps)


def _pieces(case: Moments, stretches: Iterable[_Stretch], due: int) -> Iterator[Piece]:
    tolerances = case.scorecard.tolerances
    # A call by its identity, which the case keeps: it is long to hash.
    weighed: dict[tuple[tuple[str, ...] | None, int, bool], _Weighed] = {}
    for stretch in stretches:
        right = stretch.right
        start = max(stretch.start, due)
        end = min(stretch.end, case.clock.after(start, tolerances.severity_window))
        grace = case.clock.after(stretch.start, tolerances.change)
        # The grace is a piece of its own: its time counts, and costs nothing.
        for left, stop in ((start, min(end, grace)), (max(start, grace), end)):
            for span in case.calling.spans(left, stop):
                free = span.end <= grace
                key = right, id(span.value), free
                found = weighed.get(key)
                if found is None:
                    found = weighed[key] = _weigh(case, right, span.value, free=free)
                # What costs is told apart by its facts as well, so that the worst moment can be named.
                for begun, over in _cut(span, stretch.steps) if found.cost else ((span.start, span.end),):
                    yield Piece(begun, over, case.clock.elapsed(begun, over), right, span.value, *found)


def _cut(span: Span[Call | None], moments: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The parts of a span between the moments that lie in it."""
    inside = moments[bisect_right(moments, span.start) : bisect_left(moments, span.end)]
    return pairwise(dict.fromkeys((span.start, *inside, span.end)))


class _Weighed(NamedTuple):
    """What any piece with this truth and this call comes to."""

    cost: float
    over: bool
    told: bool
    grave: bool


def _weigh(case: Moments, right: tuple[str, ...] | None, call: Call | None, *, free: bool = False) -> _Weighed:
    """`free`: within the grace."""
    ladder = case.sop.ladder
    rank = None if call is None else call.rank
    told = right is not None and (free or call is None or not (call.unreadable or call.unsaid))
    charged = right is not None and told and not free
    price = cost(ladder, right or (), rank, case.constants) if charged else 0.0
    grave = charged and all(_grave(one, rank, ladder.bottom) for one in _ranks(ladder, right or ()))
    highest = min((ladder.rank(level) or 0 for level in right or ()), default=ladder.bottom)
    over = rank is not None and rank < highest
    return _Weighed(price, over, told, grave)


def shows_calls(case: Moments) -> bool:
    """Can the record show what was called?"""
    return case.covers((Declared.kind, "severity_changed"))
