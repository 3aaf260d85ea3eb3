"""The sheet evaluators fill in during a drill, empty: a row for each objective and each clause, as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.files.csv_table import csv_text
from gameday.importers.evaluator_sheet import COLUMNS
from gameday.report.sop_blocks import Places
from gameday.report.sop_response import promise
from gameday.report.sop_words import say_bounds
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.sop.clause import Clause
from gameday.sop.model import bounds_of

_RATINGS = (
    "rating: P performed without challenges, S with some challenges, M with major challenges, U unable to be performed"
)
_HOW = "justified: yes or no, where the SOP was not followed. Leave empty what you did not see."


def sheet_text(sop: Sop, scenario: Scenario | None = None) -> str:
    """The sheet for an SOP, and for a scenario with its objectives. Cells are safe to open in a spreadsheet program."""
    held = f"scenario {scenario.name}" if scenario else ""
    title = ("EXERCISE", "", f"Evaluator sheet, SOP {sop.name} {sop.version}", held, "", _RATINGS, "", "", _HOW, "")
    return csv_text([title, COLUMNS, *_rows(sop, scenario)])


def _rows(sop: Sop, scenario: Scenario | None) -> Iterator[tuple[str, ...]]:
    empty = ("",) * (len(COLUMNS) - 4)
    for one in scenario.objectives if scenario else ():
        yield ("", one.id, one.text, "", *empty)
    places = Places.of(sop)
    for clause in sop.clauses:
        yield (clause.id, "", due_of(sop, places, clause), source_of(sop, clause), *empty)


def due_of(sop: Sop, places: Places, clause: Clause) -> str:
    """The promise, and the figures it is held to."""
    line = promise(sop, places, clause)
    figures = line.aside or say_bounds(bounds_of(clause), sop.ladder)
    return f"{line.words} ({figures})" if figures else line.words


def section_of(sop: Sop, clause: Clause) -> str:
    """The section a clause stands in, and of several documents which: where their titles are told elsewhere."""
    source = clause.source
    return source.section if source.section and len(sop.documents) == 1 else str(source)


def source_of(sop: Sop, clause: Clause) -> str:
    """The document and the section a clause stands in."""
    title = next((one.title for one in sop.documents if one.id == clause.source.document), clause.source.document)
    return f"{title}, {clause.source.section}"
