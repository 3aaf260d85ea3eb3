"""Regressions a team has accepted: each with who, why and until when. After that day they block again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import Field, model_validator

from gameday.files.words import meant
from gameday.regression.cell import Cell
from gameday.regression.metric import METRICS, RATES, rate_named
from gameday.terms.document import Document, Format, Misfit, Misfits, Text


class Accepted(Document):
    """One line of the file."""

    scenario: str = Field(min_length=1, max_length=100)
    metric: str = Field(min_length=1, max_length=60)
    team: str | None = None
    """None: whoever plays."""
    profile: str | None = None
    """None: however they are assumed to respond."""
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
    lines: Iterable[Accepted] = file.accepted if file else ()
    return next((one for one in lines if one.until >= today and _means(one, cell)), None)


def lapsed(file: AcceptedRegressions | None, cell: Cell, today: date) -> Accepted | None:
    """The line that accepted a cell until a day that is over, the latest; None: nothing did."""
    lines = [one for one in (file.accepted if file else ()) if one.until < today and _means(one, cell)]
    return max(lines, key=lambda one: one.until, default=None)


def _means(one: Accepted, cell: Cell) -> bool:
    # A line for all critical clauses is one for each of them.
    same = one.scenario == cell.place.scenario and one.metric in (cell.metric, cell.metric.partition(":")[0])
    return same and one.team in (None, cell.place.team) and one.profile in (None, cell.place.profile)
