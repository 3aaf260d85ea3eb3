"""A comparison: the answer, with what a reader needs beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from gameday.regression.cause import SAMPLE as PARTS
from gameday.regression.cause import Cause, causes
from gameday.regression.cell import Cell
from gameday.regression.hinge import Hinge, hinges, pairs_for
from gameday.regression.pairing import Place, place_of
from gameday.regression.playing import Setting, played
from gameday.regression.regress import Answer, Question
from gameday.regression.row import Row
from gameday.regression.trial import Trials
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline

_SHOWN = 400
"""Pairs that are drawn."""
_TOLD = 3
"""Cells that are looked into: the furthest moved."""
_DRAWN = 27
"""Cells that are looked into or drawn; any others are listed."""


@frozen
class Apart:
    """The pair in which a figure lies furthest towards where its mean went: the same luck under both SOPs."""

    replicate: int
    before: Timeline
    after: Timeline


@frozen
class Told:
    """A deciding cell, and why it moved."""

    cell: Cell
    causes: tuple[Cause, ...]
    apart: Apart | None
    hinges: tuple[Hinge, ...] | None
    """None: nobody looked for one, or too few pairs were played to tell."""
    values: tuple[tuple[float, float], ...] = ()
    """The metric under baseline and candidate in the first pairs that have it on both sides; a rate is 0 or 1."""
    tried: int = 0
    """Pairs that were played for each value of an assumption; 0: nobody looked."""


@frozen
class Drawn:
    """A cell that was called and is not looked into: its pairs, to be drawn."""

    cell: Cell
    values: tuple[tuple[float, float], ...]


@frozen
class Comparison:
    """What was asked, what came out, and what the deciding cells rest on."""

    question: Question
    answer: Answer
    told: tuple[Told, ...]
    drawn: tuple[Drawn, ...] = ()
    """The other cells that were called, the furthest moved first."""
    pace: float | None = None
    """Plays a second of whoever played; None: nothing was played, or nobody measured."""

    @property
    def calls(self) -> bool:
        """Does it call anything better or worse? Only then a verdict hangs on an assumption."""
        return any(one.verdict in _CALLED for one in self.answer.verdict.deciding())


_CALLED = ("regressed", "improved")


def comparison(question: Question, answer: Answer, trials: Trials) -> Comparison:
    """Look into the cells that were called: which part of the edit, and which pair.

    Of a comparison that calls nothing: into the open cells that moved furthest for their margin.

    Args:
        question: What was asked.
        answer: What came out.
        trials: Who plays what is missing, and where the plays are that it was made from.

    Raises:
        EngineFault: a play failed.

    """
    gates = [one for one in answer.verdict.cells if one.gate]
    called = [one for one in gates if one.verdict in _CALLED]
    leaning = [one for one in gates if one.verdict == "open" and one.mean]
    deciding = answer.verdict.deciding()
    # What the ruling rests on comes first; what is called beside it is drawn as well.
    order = sorted(called or leaning, key=lambda one: (one not in deciding, -abs(one.mean) / one.margin))
    pairs = _Pairs(question, answer)
    told = tuple(_told(one, question, answer, trials, pairs) for one in order[:_TOLD])
    drawn = tuple(Drawn(one, _drawn(one, answer, trials)) for one in order[_TOLD:_DRAWN] if one.verdict in _CALLED)
    return Comparison(question, answer, told, drawn)


def hung(found: Comparison, trials: Trials) -> Comparison:
    """The same, with the assumption that each cell looked into hangs on, which takes a few thousand plays more.

    What calls nothing hangs on nothing.

    Raises:
        EngineFault: a play failed.

    """
    if not found.calls:
        return found
    question = found.question
    old, new = question.baseline, question.candidate
    told = []
    deciding = found.answer.verdict.deciding()
    for one in found.told:
        if one.cell not in deciding:
            told.append(one)
            continue
        setting = _setting(question, one.cell.place)
        metric, margin = one.cell.metric, one.cell.margin
        pairs = min(pairs_for(metric), question.runs)
        told.append(replace(one, tried=pairs, hinges=hinges(metric, margin, setting, old, new, trials, pairs=pairs)))
    return replace(found, told=tuple(told))


def _told(cell: Cell, question: Question, answer: Answer, trials: Trials, pairs: _Pairs) -> Told:
    setting = _setting(question, cell.place)
    old, new = question.baseline, question.candidate
    found = causes(cell.metric, cell.mean, setting, old, new, trials, pairs=min(PARTS, question.runs))
    return Told(cell, found, pairs.apart(cell), None, _drawn(cell, answer, trials))


def _drawn(cell: Cell, answer: Answer, trials: Trials) -> tuple[tuple[float, float], ...]:
    played = next(one.pairs for one in answer.pairings if one.place == cell.place)
    kept = trials.rows.pairs(*answer.sides[cell.place], played)
    return tuple(islice(_values(cell, kept), _SHOWN))


def _values(cell: Cell, pairs: Iterable[tuple[Row, Row]]) -> Iterator[tuple[float, float]]:
    name = cell.metric
    for before, after in pairs:
        was, now = (one.flag(name) if cell.is_rate else one.value(name) for one in (before, after))
        if was is not None and now is not None:
            yield float(was), float(now)


class _Pairs:
    """The pairs that lie furthest apart; one that several figures name is played once."""

    def __init__(self, question: Question, answer: Answer) -> None:
        self._question = question
        self._pairings = {one.place: one for one in answer.pairings}
        self._played: dict[tuple[Place, int], Apart] = {}

    def apart(self, cell: Cell) -> Apart | None:
        """The pair in which a cell's figure lies furthest towards where its mean went."""
        pairing = self._pairings[cell.place]
        _, replicate = (pairing.worst if cell.mean < 0 else pairing.best).get(cell.metric, (0.0, None))
        if replicate is None:
            return None
        key = cell.place, replicate
        if key not in self._played:
            self._played[key] = self._play(*key)
        return self._played[key]

    def _play(self, place: Place, replicate: int) -> Apart:
        asked = self._question
        setting = _setting(asked, place)
        other = asked.seed if asked.candidate_seed is None else asked.candidate_seed
        return Apart(
            replicate,
            played(setting, asked.baseline, seed=asked.seed, replicate=replicate),
            played(setting, asked.candidate, seed=other, replicate=replicate),
        )


def _setting(question: Question, place: Place) -> Setting:
    scenario, team = next(course for course in question.courses if place_of(*course) == place)
    return Setting(scenario, team, question.scorecard, question.yardstick or question.baseline)
