"""A comparison: the answer, with what a reader needs beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from gameday.regression.cause import SAMPLE as CAUSE_SAMPLE
from gameday.regression.cause import Cause, causes
from gameday.regression.cell import Cell
from gameday.regression.hinge import SAMPLE as HINGE_SAMPLE
from gameday.regression.hinge import Hinge, hinges
from gameday.regression.metric import RATES
from gameday.regression.pairing import Place
from gameday.regression.playing import Setting, played
from gameday.regression.regress import Answer, Question, place_of
from gameday.regression.row import Row
from gameday.regression.rows import Rows
from gameday.timeline import Timeline

_SHOWN = 400
"""Pairs that are drawn."""
_TOLD = 3
"""Deciding cells that are looked into: the furthest moved; the others are listed."""


@dataclass(frozen=True, slots=True)
class Apart:
    """The pair in which a figure lies furthest towards where its mean went: the same luck under both SOPs."""

    replicate: int
    before: Timeline
    after: Timeline


@dataclass(frozen=True, slots=True)
class Told:
    """A deciding cell, and why it moved."""

    cell: Cell
    causes: tuple[Cause, ...]
    apart: Apart | None
    hinges: tuple[Hinge, ...] | None
    """None: nobody looked for one."""
    values: tuple[tuple[float, float], ...] = ()
    """The metric under baseline and candidate in the first pairs that have it on both sides; a rate is 0 or 1."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was asked, what came out, and what the deciding cells rest on."""

    question: Question
    answer: Answer
    told: tuple[Told, ...]


def comparison(
    question: Question, answer: Answer, rows: Rows, *, hang: bool = True, heard: Callable[[], None] = lambda: None
) -> Comparison:
    """Look into the deciding cells: which part of the edit, which pair, which assumption.

    Of a comparison that calls nothing: into the open cells that moved further than their margin. No verdict hangs on
    an assumption there, so none is looked for.

    Args:
        question: What was asked.
        answer: What came out.
        rows: The plays it was made from.
        hang: Also look for the assumption each hangs on, which takes a few thousand plays more.
        heard: Called after each play.

    Raises:
        EngineFault: a play failed.

    """
    deciding = answer.verdict.deciding()
    moved = [one for one in deciding if one.verdict in ("regressed", "improved")]
    # Where nothing is called, what moved further than its margin in these plays is what a reader asks about.
    leaning = [one for one in deciding if one.verdict == "open" and abs(one.mean) > one.margin]
    accepted = [cell for cell, _ in answer.verdict.accepted]
    furthest = sorted((*moved, *accepted) or leaning, key=lambda one: -abs(one.mean) / one.margin)[:_TOLD]
    hang = hang and bool(moved)
    return Comparison(question, answer, tuple(_told(one, question, answer, rows, hang, heard) for one in furthest))


def _told(cell: Cell, question: Question, answer: Answer, rows: Rows, hang: bool, heard: Callable[[], None]) -> Told:
    setting = _setting(question, cell.place)
    old, new, seed = question.baseline, question.candidate, question.seed
    sample = range(CAUSE_SAMPLE)
    found = causes(cell.metric, cell.mean, setting, old, new, seed=seed, replicates=sample, heard=heard)
    turned = (
        hinges(cell.metric, cell.margin, setting, old, new, seed=seed, replicates=range(HINGE_SAMPLE), heard=heard)
        if hang
        else None
    )
    values = tuple(islice(_values(cell, rows.pairs(*answer.sides[cell.place], cell.pairs)), _SHOWN))
    return Told(cell, found, _apart(cell, setting, question, answer), turned, values)


def _values(cell: Cell, pairs: Iterable[tuple[Row, Row]]) -> Iterator[tuple[float, float]]:
    rate = any(one.name == cell.metric for one in RATES)
    for before, after in pairs:
        if rate:
            yield float(before.flag(cell.metric)), float(after.flag(cell.metric))
            continue
        was, now = before.value(cell.metric), after.value(cell.metric)
        if was is not None and now is not None:
            yield was, now


def _apart(cell: Cell, setting: Setting, question: Question, answer: Answer) -> Apart | None:
    pairing = next(one for one in answer.pairings if one.place == cell.place)
    _, replicate = (pairing.worst if cell.mean < 0 else pairing.best).get(cell.metric, (0.0, None))
    if replicate is None:
        return None
    other = question.seed if question.candidate_seed is None else question.candidate_seed
    return Apart(
        replicate,
        played(setting, question.baseline, seed=question.seed, replicate=replicate),
        played(setting, question.candidate, seed=other, replicate=replicate),
    )


def _setting(question: Question, place: Place) -> Setting:
    scenario, team = next(course for course in question.courses if place_of(*course) == place)
    return Setting(scenario, team, question.scorecard, question.yardstick or question.baseline)
