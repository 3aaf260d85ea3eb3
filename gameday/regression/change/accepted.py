"""Regressions a team has accepted: each with who, why and until when. After that day they block again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import Field, model_validator

from gameday.files.words import meant
from gameday.regression.figures.cell import Cell
from gameday.regression.plays.metric import GATE, METRICS, RATES, clause_of, rate_named
from gameday.terms.document import Document, Format, Misfit, Misfits, Text


class Accepted(Document):
    """One line of the file."""

    scenario: str = Field(min_length=1, max_length=100)
    metric: str = Field(min_length=1, max_length=60)
    team: str | None = None
    """None: whoever plays."""
    profile: str | None = None
    """None: however they are assumed to respond."""
    up_to: float | None = Field(default=None, gt=0)
    """How far it may move for the worse: percent of a time or a count, points of a score, percent of plays.

    None: however far.
    """
    author: str = Field(min_length=1, max_length=100)
    reason: Text
    until: date
    """The last day it holds."""


class AcceptedRegressions(Document):
    """The file of accepted regressions."""

    format: Format
    accepted: tuple[Accepted, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> AcceptedRegressions:
        misfits = tuple(_misfits(self.accepted))
        if misfits:
            raise Misfits(misfits)
        return self


def _misfits(lines: Iterable[Accepted]) -> Iterator[Misfit]:
    known = [*(one.name for one in METRICS), *(one.name for one in RATES)]
    for index, one in enumerate(lines):
        if one.metric not in known and rate_named(one.metric) is None:
            more, expected = meant(one.metric, known)
            yield Misfit(("accepted", index, "metric"), f"there is no figure `{one.metric}`{more}", expected)


def accepted_by(file: AcceptedRegressions | None, cell: Cell, today: date) -> Accepted | None:
    """The line that accepts a cell today; None: nothing does."""
    return next((one for one in _held(file, cell, today) if _reaches(one, cell)), None)


def exceeded(file: AcceptedRegressions | None, cell: Cell, today: date) -> Accepted | None:
    """The line that would accept a cell today, had it moved less; the one that goes furthest. None: there is none."""
    lines = [one for one in _held(file, cell, today) if not _reaches(one, cell)]
    return max(lines, key=lambda one: one.up_to or 0.0, default=None)


def _held(file: AcceptedRegressions | None, cell: Cell, today: date) -> Iterator[Accepted]:
    return (one for one in (file.accepted if file else ()) if one.until >= today and _means(one, cell))


def _reaches(one: Accepted, cell: Cell) -> bool:
    return one.up_to is None or worse_by(cell, cell.mean) <= one.up_to


def worse_by(cell: Cell, moved: float) -> float:
    """How far a movement of a cell goes for the worse, as `up_to` counts it."""
    if cell.is_rate:
        return -100 * moved
    scale = next(one.scale for one in METRICS if one.name == cell.metric)
    return -moved if scale == "points" else 100 * math.expm1(min(-moved, _FURTHEST))


_FURTHEST = 10.0
"""Few pairs have intervals that no exponential holds."""


def lapsed(file: AcceptedRegressions | None, cell: Cell, today: date) -> Accepted | None:
    """The line that accepted a cell until a day that is over, the latest; None: nothing did."""
    lines = [one for one in (file.accepted if file else ()) if one.until < today and _means(one, cell)]
    return max(lines, key=lambda one: one.until, default=None)


def _means(one: Accepted, cell: Cell) -> bool:
    # A line for all critical clauses is one for each of them.
    figures = (cell.metric,) if clause_of(cell.metric) is None else (cell.metric, GATE)
    same = one.scenario == cell.place.scenario and one.metric in figures
    return same and one.team in (None, cell.place.team) and one.profile in (None, cell.place.profile)
