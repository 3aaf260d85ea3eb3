"""A comparison: the answer, with what a reader needs beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from gameday.regression.change.cause import SAMPLE as PARTS
from gameday.regression.change.cause import Traced, traced
from gameday.regression.change.crossing import Crossing, crossing
from gameday.regression.change.hinge import Hung, hung_on
from gameday.regression.change.regress import Answer, Question
from gameday.regression.change.supposed import Supposed
from gameday.regression.change.trial import Trials, movement
from gameday.regression.change.verdict import Flip
from gameday.regression.figures.cell import Cell
from gameday.regression.figures.differing import Differing, Spread, spreads
from gameday.regression.plays.metric import METRICS, rate_named
from gameday.regression.plays.place import Place, place_of
from gameday.regression.plays.playing import Setting, played
from gameday.regression.plays.row import Row
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline

_TOLD = 3
"""Cells that are looked into: the furthest moved."""
_DRAWN = 27
"""Cells that are looked into or drawn; any others are listed."""

Values = tuple[tuple[float, float], ...]
"""A metric under baseline and candidate, in pairs that have it on both sides; a rate is 0 or 1."""


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
    traced: Traced
    apart: Apart | None
    hung: Hung | None = None
    """What it hangs on; None: nobody looked."""
    values: Values = ()
    """To be drawn: all pairs, or evenly spread ones."""


@frozen
class Drawn:
    """A cell that was called and is not looked into: its pairs, to be drawn."""

    cell: Cell
    values: Values


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was asked, what came out, and what the deciding cells rest on."""

    question: Question
    answer: Answer
    told: tuple[Told, ...]
    drawn: tuple[Drawn, ...] = ()
    """The other cells that were called, the furthest moved first."""
    pace: float | None = None
    """Plays a second of whoever played; None: nothing was played, or nobody measured."""
    differing: Mapping[tuple[Place, str], Differing] = field(default_factory=dict)
    """Of each figure of a place the pairs in which it differs; none where all pairs of the place are the same."""
    crossings: tuple[Crossing, ...] = ()
    """Of figures that are worse under one profile alone, what makes them worse; empty: nobody looked, or none is."""

    @property
    def calls(self) -> bool:
        """Does it call anything better or worse? Only then a verdict hangs on an assumption."""
        return any(one.verdict in _CALLED for one in self.answer.verdict.deciding())

    def differing_in(self, cell: Cell) -> Differing | None:
        """The pairs in which a figure differs; None: its place was not looked into, or all pairs there are the same."""
        return self.differing.get((cell.place, cell.metric))


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
    shown = order[:_TOLD] + [one for one in order[_TOLD:_DRAWN] if one.verdict in _CALLED]
    differing, values = _seen(shown, answer, trials)
    pairs = _Pairs(question, answer)
    told = tuple(_told(one, question, answer, trials, pairs, values[_key(one)]) for one in shown[:_TOLD])
    drawn = tuple(Drawn(one, values[_key(one)]) for one in shown[_TOLD:])
    return Comparison(question, answer, told, drawn, differing=differing)


_Key = tuple[Place, str]


def _key(cell: Cell) -> _Key:
    return cell.place, cell.metric


def _seen(
    shown: Collection[Cell], answer: Answer, trials: Trials
) -> tuple[dict[_Key, Differing], defaultdict[_Key, Values]]:
    """Every pair gone through once: in how many each figure differs, and the values of those that are shown."""
    keys = {_key(one) for one in shown}
    found: dict[_Key, Differing] = {}
    values: defaultdict[_Key, Values] = defaultdict(tuple)
    for place, there in _by_place(answer, trials):
        for spread in there:
            key = place, spread.cell.metric
            found[key] = spread.differing()
            if key in keys:
                values[key] = tuple(spread.drawn.kept)
    return found, values


def _by_place(answer: Answer, trials: Trials) -> Iterator[tuple[Place, Iterator[Spread]]]:
    for pairing in answer.pairings:
        if not pairing.identical:
            cells = [one for one in answer.verdict.cells if one.place == pairing.place]
            yield pairing.place, spreads(cells, trials.rows.pairs(*answer.sides[pairing.place], pairing.pairs))


def hung(found: Comparison, trials: Trials) -> Comparison:
    """The same, with the assumption that each cell looked into hangs on, which takes a few thousand plays more.

    What calls nothing hangs on nothing.

    Raises:
        EngineFault: a play failed.

    """
    if not found.calls:
        return found
    verdict, runs = found.answer.verdict, found.question.runs
    deciding = verdict.deciding()
    crossings = tuple(_crossed(one, found.question, trials) for one in verdict.flips[:_TOLD])
    flipped = {(place, one.metric) for one in verdict.flips for place in one.worse}
    told = tuple(
        # What several assumptions do together is told of a flip by way of the two profiles.
        replace(
            one, hung=hung_on(_supposed(one.cell, found.question, trials), runs, together=_key(one.cell) not in flipped)
        )
        if one.cell in deciding
        else one
        for one in found.told
    )
    return replace(found, told=told, crossings=crossings)


def _supposed(cell: Cell, question: Question, trials: Trials) -> Supposed:
    setting = _setting(question, cell.place)
    return Supposed(cell.metric, cell.margin, setting, question.baseline, question.candidate, trials)


def _crossed(flip: Flip, question: Question, trials: Trials) -> Crossing:
    """From the first profile that is fine to the first that is worse."""
    setting = _setting(question, flip.worse[0])
    metric = next(one for one in METRICS if one.name == flip.metric) if not rate_named(flip.metric) else None
    margin = question.margins.rate if metric is None else question.margins.of(metric)
    supposed = Supposed(flip.metric, margin, setting, question.baseline, question.candidate, trials)
    return crossing(flip, supposed, _setting(question, flip.fine[0]).team, question.runs)


def _told(cell: Cell, question: Question, answer: Answer, trials: Trials, pairs: _Pairs, values: Values) -> Told:
    setting = _setting(question, cell.place)
    moved = tuple(islice(_moved(cell, answer, trials), PARTS))
    found = traced(cell.metric, cell.mean, setting, question.baseline, question.candidate, trials, moved)
    return Told(cell, found, pairs.apart(cell), None, values)


def _moved(cell: Cell, answer: Answer, trials: Trials) -> Iterator[tuple[Row, Row]]:
    """The pairs in which a figure moved."""
    played = next(one.pairs for one in answer.pairings if one.place == cell.place)
    kept = trials.rows.pairs(*answer.sides[cell.place], played)
    return (pair for pair in kept if movement(cell.metric, *pair))


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
    return question.setting(scenario, team)
