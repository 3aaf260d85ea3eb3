"""A sheet of a workbook, or a CSV file: rows of text whose cells have addresses as spreadsheet programs show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row, parse_table
from gameday.files.reading import read_bytes
from gameday.files.words import meant, say_value
from gameday.files.workbook import MOST_BYTES, WorkbookSheet, is_workbook, read_workbook
from gameday.terms.frozen import frozen

MOST_ROWS = 5_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 10_000
"""In one cell."""
_BOOKS = frozenset({".xlsx", ".xlsm", ".xls"})
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


@frozen
class Sheet:
    """The rows of one sheet, empty ones left out."""

    file: str
    """What the file is called in faults."""
    title: str | None
    """Its name in the workbook; None: a CSV file, which has no sheets."""
    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()

    def where(self, row: int, column: int) -> str:
        """The address of a cell: `plan.xlsx:MSEL!D7`, `plan.csv:D7`; `row` counts from 1, `column` from 0."""
        cell = f"{letters(column)}{row}"
        return f"{self.name}{'!' if self.title else ':'}{cell}"

    @property
    def name(self) -> str:
        """The sheet as a whole: `plan.xlsx:MSEL`, `plan.csv`."""
        if self.title is None:
            return self.file
        plain = _PLAIN_TITLE.fullmatch(self.title)
        return f"{self.file}:{self.title}" if plain else f"{self.file}:'{self.title.replace(chr(39), chr(39) * 2)}'"


def letters(column: int) -> str:
    """A column as spreadsheet programs call it: 0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a file with something in it; whether it is a workbook is told by what is in it, not by its name.

    Raises:
        InputError: it cannot be read, is too large, or a cell holds what cannot be taken; carries every fault.

    """
    shown = str(path)
    data = read_bytes(path, shown, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise InputError(Fault(shown, 0, f"this file is larger than {MOST_BYTES >> 20} MiB", "a smaller one"))
    if is_workbook(data):
        return tuple(sheet for one in read_workbook(data, shown) if (sheet := _of_workbook(shown, one)).rows)
    if path.suffix.lower() in _BOOKS and not _looks_like_table(data):
        raise InputError(Fault(shown, 0, "this is no workbook, whatever its name says", "one saved as .xlsx, or CSV"))
    table = parse_table(data, shown)
    return (_bounded(Sheet(shown, None, table.rows, table.warnings)),)


def _looks_like_table(data: bytes) -> bool:
    """Does its first line hold more than one cell? A table saved under a workbook's name is read all the same."""
    return any(mark in data.split(b"\n", 1)[0] for mark in (b",", b";", b"\t"))


def named_sheet(sheets: Sequence[Sheet], title: str, shown: str) -> Sheet:
    """The sheet of a title. Raises InputError where there is none."""
    found = [sheet for sheet in sheets if sheet.title is not None and sheet.title.lower() == title.lower()]
    if found:
        return found[0]
    titles = [sheet.title for sheet in sheets if sheet.title is not None]
    if not titles:
        raise InputError(Fault(shown, 0, f"this has no sheets, so none is {say_value(title)}", "a workbook (.xlsx)"))
    hint, expected = meant(title, titles)
    raise InputError(Fault(shown, 0, f"there is no sheet {say_value(title)}{hint}", expected))


def _of_workbook(shown: str, one: WorkbookSheet) -> Sheet:
    rows = tuple(Row(number, cells) for number, cells in one.rows)
    sheet = _bounded(Sheet(shown, one.title, tuple(row for row in rows if not row.empty)))
    faults = [
        Fault(
            sheet.where(row, column),
            0,
            "this cell holds a formula that nobody has worked out",
            "its value, or the workbook saved by a spreadsheet program",
        )
        for row, column in one.unknown
    ]
    if faults:
        raise InputError(faults)
    return sheet


def _bounded(sheet: Sheet) -> Sheet:
    faults = list(_too_much(sheet, sheet.rows))
    if faults:
        raise InputError(faults)
    return sheet


def _too_much(sheet: Sheet, rows: Iterable[Row]) -> Iterable[Fault]:
    for row in rows:
        if row.number > MOST_ROWS:
            yield Fault(sheet.where(row.number, 0), 0, f"there are more than {MOST_ROWS:,} rows", "fewer")
            return
        if any(row.cells[MOST_COLUMNS:]):
            wrong = f"there are more than {MOST_COLUMNS} columns"
            yield Fault(sheet.where(row.number, MOST_COLUMNS), 0, wrong, "fewer")
            return
        for column, cell in enumerate(row.cells):
            if len(cell) > MOST_CHARACTERS:
                wrong = f"this cell holds {len(cell):,} characters"
                yield Fault(sheet.where(row.number, column), 0, wrong, f"at most {MOST_CHARACTERS:,}")
