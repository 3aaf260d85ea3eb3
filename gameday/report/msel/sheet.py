"""The master scenario events list as a spreadsheet to edit: a workbook, or CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from gameday.files.csv_table import csv_text
from gameday.files.workbook_writing import Page, workbook_bytes
from gameday.importers.inject_words import KINDS
from gameday.importers.msel_columns import COLUMNS, FIELDS, TITLE, ColumnKey
from gameday.report.local_time import say_zone
from gameday.report.msel.events import Msel
from gameday.report.msel.rows import Row
from gameday.retrospective.heading import EXERCISE
from gameday.scenario import Scenario
from gameday.scenario.inject import Inject
from gameday.sop import Sop
from gameday.terms.role import STANDARD_ROLES, say_role

_BOM = "\ufeff"
"""Spreadsheet programs take a file for UTF-8 by it."""
_KEYS: tuple[ColumnKey, ...] = tuple(column.key for column in COLUMNS)


def msel_workbook(events: Msel, scenario: Scenario, sop: Sop) -> bytes:
    """The list as a workbook. Grey is worked out and not taken back; everything else may be edited."""
    kinds = [kind.replace("_", " ") for kind in KINDS]
    page = Page(
        TITLE,
        _banner(scenario, sop),
        _headings(events),
        [_cells(row) for row in events.rows],
        widths=[column.width for column in COLUMNS],
        quiet={(number, place) for number, row in enumerate(events.rows) for place in _not_taken(row)},
        choices={
            _KEYS.index("kind"): kinds,
            _KEYS.index("delivery"): get_args(Inject.model_fields["mode"].annotation),
            _KEYS.index("role"): [say_role(role) for role in STANDARD_ROLES],
        },
    )
    return workbook_bytes([page])


def msel_csv(events: Msel, scenario: Scenario, sop: Sop) -> str:
    """The list as CSV that a spreadsheet program opens as UTF-8."""
    banner = (_banner(scenario, sop), *("" for _ in COLUMNS[1:]))
    headings = _headings(events)
    return _BOM + csv_text([banner, headings, *(_cells(row) for row in events.rows)])


def _banner(scenario: Scenario, sop: Sop) -> str:
    return (
        f"{EXERCISE} · Master scenario events list of the scenario {scenario.name} under {sop.name} {sop.version} · "
        "not for participants · rows with Event “SOP expects” or “monitoring” are worked out and not taken back"
    )


def _headings(events: Msel) -> list[str]:
    """Of all columns; that of the clock says in which zone it goes."""
    clock = f"Clock ({say_zone(events.offset)})"
    return [clock if column.key == "clock" else column.heading for column in COLUMNS]


def _cells(row: Row) -> list[str]:
    return [row.cells.get(key, "") for key in _KEYS]


def _not_taken(row: Row) -> Iterator[int]:
    """Columns of a row that nothing is read from when the list comes back."""
    taken = FIELDS.get(row.event, ())
    also = ("expected", "within", "role", "id") if row.event == "inject" else ()
    yield from (place for place, key in enumerate(_KEYS) if key not in taken and key not in also)
