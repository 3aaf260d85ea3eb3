"""Which severity sets a bound at each moment.

Truth where the record has it (after the impact ended the last before; of a set the member that was called, else the
highest); else the higher of the highest declared so far and the alert's urgency (high: the second level, low: the
third). Of what called without a word on its urgency the level first called counts back to it, where that is graver than
the third. Under-calling buys no slack, and neither does a log that says less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from gameday.scoring.calls import Call
from gameday.scoring.impact import TruthStep
from gameday.scoring.steps import Steps
from gameday.terms.severity import Ladder
from gameday.timeline import Entry
from gameday.timeline.signals import AlertFired

LOUD = 1
"""The rank that an alert of high urgency stands for."""
_URGENCY_RANK = {"high": LOUD, "low": 2}


@dataclass(slots=True)
class _Moment:
    """What is known as the record is walked through."""

    ladder: Ladder
    has_truth: bool
    right: tuple[str, ...] | None = ()
    called: int | None = None
    highest: int | None = None
    urgency: int | None = None

    def level(self) -> str | None:
        if self.has_truth and self.right is not None:
            return self._of_right(self.right)
        known = [rank for rank in (self.highest, self.urgency) if rank is not None]
        return self.ladder.level(min(known)) if known else None

    def _of_right(self, right: tuple[str, ...]) -> str | None:
        if not right:
            return None
        called = None if self.called is None else self.ladder.level(self.called)
        return called if called in right else right[0]


def first_rank(called: Sequence[Call]) -> int | None:
    """The rank of the first level that was called; None: none was, or none on record."""
    return next((call.rank for call in called if call.rank is not None), None)


def level_in_force(
    ladder: Ladder,
    truth: Sequence[TruthStep],
    called: Sequence[Call],
    signals: Sequence[Entry],
    unstated: Entry | None = None,
) -> Steps[str | None]:
    """The level in force over time; None: no incident as far as the record tells.

    Of the signals the first of each urgency tells: the later ones raise nothing. `unstated`: what called, where
    nothing says how urgent it was.
    """
    first = first_rank(called)
    back = () if unstated is None or first is None else ((unstated.at, first),)
    return Steps.of(None, _walk(ladder, truth, called, signals, back))


def _walk(
    ladder: Ladder,
    truth: Sequence[TruthStep],
    called: Sequence[Call],
    signals: Sequence[Entry],
    back: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, str | None]]:
    moment = _Moment(ladder, has_truth=bool(truth))
    events: list[tuple[int, int, TruthStep | Call | Entry | int]] = [
        *((step.at, 0, step) for step in _changes(truth)),
        *((call.at, 1, call) for call in called),
        *((one.at, 2, one) for one in signals),
        *((at, 2, rank) for at, rank in back),
    ]
    for at, _, event in sorted(events, key=itemgetter(0, 1)):
        _take(moment, event)
        yield at, moment.level()


def _changes(truth: Sequence[TruthStep]) -> Iterator[TruthStep]:
    """The steps of truth that make another level right; while nobody feels it, the last one stands."""
    right: tuple[str, ...] | None = ()
    for step in truth:
        if step.impact and step.levels != right:
            right = step.levels
            yield step


def _take(moment: _Moment, event: TruthStep | Call | Entry | int) -> None:
    if isinstance(event, TruthStep):
        if event.impact:
            moment.right = event.levels
    elif isinstance(event, Call):
        moment.called = event.rank
        if event.rank is not None:
            moment.highest = event.rank if moment.highest is None else min(moment.highest, event.rank)
    else:
        rank = event if isinstance(event, int) else _rank_of(moment.ladder, event)
        moment.urgency = rank if moment.urgency is None else min(moment.urgency, rank)


def _rank_of(ladder: Ladder, signal: Entry) -> int:
    urgency = signal.urgency if isinstance(signal, AlertFired) and signal.urgency else "low"
    return min(_URGENCY_RANK[urgency], ladder.bottom - 1)
