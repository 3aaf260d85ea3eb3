"""Regressions a team has accepted: each with who, why and until when. After that day they block again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from gameday.regression.cell import Cell
from gameday.terms.document import Document, Format, Text


class Accepted(Document):
    """One line of the file."""

    scenario: str = Field(min_length=1, max_length=100)
    metric: str = Field(min_length=1, max_length=60)
    team: str | None = None
    """None: whoever plays."""
    author: str = Field(min_length=1, max_length=100)
    reason: Text
    until: date
    """The last day it holds."""


class AcceptedRegressions(Document):
    """The file of accepted regressions."""

    format: Format
    accepted: tuple[Accepted, ...] = ()


def accepted_by(file: AcceptedRegressions | None, cell: Cell, today: date) -> Accepted | None:
    """The line that accepts a cell today; None: nothing does."""
    lines: Iterable[Accepted] = file.accepted if file else ()
    return next((one for one in lines if one.until >= today and _means(one, cell)), None)


def _means(one: Accepted, cell: Cell) -> bool:
    same = one.scenario == cell.place.scenario and one.metric == cell.metric
    return same and one.team in (None, cell.place.team)
