"""The sheet evaluators fill in during a drill, empty: a row for each objective, expected action and clause, as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.files.csv_table import csv_text
from gameday.importers.evaluator_sheet import COLUMNS
from gameday.report.sop.blocks import Places
from gameday.report.sop.response import promise
from gameday.report.sop.words import say_bounds
from gameday.scenario import Scenario
from gameday.scenario.inject import ExpectedAction
from gameday.scoring.beside import EXPECTED
from gameday.sop import Sop
from gameday.sop.clause import Clause
from gameday.sop.levers import needs_lever
from gameday.sop.model import bounds_of
from gameday.terms.duration import say_duration
from gameday.terms.role import say_role

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
    for action in scenario.expected_actions() if scenario else ():
        yield (action_name(sop, action.id), "", f"{action.text} ({due_of_action(action)})", "the scenario", *empty)
    places = Places.of(sop)
    for clause in clauses_for(sop, scenario):
        yield (clause.id, "", due_of(sop, places, clause), source_of(sop, clause), *empty)


def clauses_for(sop: Sop, scenario: Scenario | None) -> tuple[Clause, ...]:
    """The clauses that this scenario can put to the test: not those about levers where it has none."""
    idle = scenario is not None and not scenario.has_levers
    return tuple(one for one in sop.clauses if not (idle and needs_lever(one)))


def action_name(sop: Sop, action: str) -> str:
    """What the sheet calls an expected action: its id, with a word before it where a clause has the same id."""
    return f"{EXPECTED} {action}" if any(clause.id == action for clause in sop.clauses) else action


def due_of_action(action: ExpectedAction) -> str:
    """By whom, and how soon."""
    by = say_role(action.role) if action.role else "anybody"
    return f"{by}, within {say_duration(action.within)}" if action.within is not None else by


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
