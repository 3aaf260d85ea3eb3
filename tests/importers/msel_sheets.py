"""Lists of events as they come back from a spreadsheet, for tests."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from gameday.files import load_sop, load_team
from gameday.files.csv_table import Row, parse_table
from gameday.files.documents import Loaded, open_scenario
from gameday.files.sheet import Sheet
from gameday.files.workbook import read_workbook
from gameday.importers.msel_columns import COLUMNS, ColumnKey
from gameday.report.msel.events import Msel
from gameday.report.msel.sheet import msel_csv, msel_workbook
from gameday.scenario import Scenario
from gameday.session.papers import brief_of

KEYS = [column.key for column in COLUMNS]
_sop, _team = cache(load_sop), cache(load_team)
HEADINGS = Row(2, tuple(column.heading for column in COLUMNS))


def events(loaded: Loaded[Scenario], sop: str = "one-page-playbook") -> Msel:
    """The list of a scenario under an SOP."""
    return brief_of(loaded, _sop(sop), _team(loaded.document.team or "storefront")).events()


@cache
def _rows(path: Path, digest: str, sop: str) -> tuple[Mapping[ColumnKey, str], ...]:
    del digest
    return tuple(row.cells for row in events(open_scenario(path), sop).rows)


def rows_of(loaded: Loaded[Scenario], sop: str = "one-page-playbook") -> list[dict[ColumnKey, str]]:
    """The rows of a list, to be edited."""
    return [dict(cells) for cells in _rows(loaded.path, loaded.digest, sop)]


def sheet_of(rows: list[dict[ColumnKey, str]]) -> Sheet:
    """The sheet that these rows make."""
    told = [Row(number, tuple(row.get(key, "") for key in KEYS)) for number, row in enumerate(rows, start=3)]
    return Sheet("msel.xlsx", "MSEL", (Row(1, ("banner",)), HEADINGS, *told))


def row(rows: list[dict[ColumnKey, str]], id_: str) -> dict[ColumnKey, str]:
    """The row of an id."""
    return next(one for one in rows if one["id"] == id_)


def edit(rows: list[dict[ColumnKey, str]], id_: str, cells: Mapping[ColumnKey, str]) -> None:
    """Other words in some cells of a row."""
    row(rows, id_).update(cells)


def saved_again(data: bytes) -> bytes:
    """A workbook as another program saves it."""
    stream = io.BytesIO()
    load_workbook(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def as_files(loaded: Loaded[Scenario], sop: str) -> dict[str, Sheet]:
    """The list written and read: as a workbook, one saved by another program, CSV, and CSV with semicolons."""
    told, one = events(loaded, sop), load_sop(sop)
    book = msel_workbook(told, loaded.document, one)
    text = msel_csv(told, loaded.document, one)
    found = {}
    for name, data in (("book", book), ("saved again", saved_again(book))):
        (read,) = read_workbook(data, "msel.xlsx")
        found[name] = Sheet("msel.xlsx", read.title, tuple(Row(number, cells) for number, cells in read.rows))
    table = parse_table(text.encode(), "msel.csv")
    found["csv"] = Sheet("msel.csv", None, table.rows)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(csv.reader(io.StringIO(text, newline="")))
    found["semicolons"] = Sheet("msel.csv", None, parse_table(stream.getvalue().encode(), "msel.csv").rows)
    return found
