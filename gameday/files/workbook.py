"""Reading a workbook (.xlsx): values only, never formulas or macros; bounded before anything of it is unpacked."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Protocol, cast

from openpyxl import load_workbook

from gameday.errors import Fault, InputError
from gameday.terms.frozen import frozen

MOST_BYTES = 20 << 20
"""Of the file as it lies there."""
MOST_UNPACKED = 64 << 20
"""Of everything in it, by the sizes it declares; reading stops at a declared size, so that a lie helps nobody."""
MOST_PARTS = 2_000
MOST_SHEETS = 50
_MOST_ROWS = 5_001
_MOST_COLUMNS = 201
"""One more than is accepted, so that whoever asked sees that there were too many."""
_PACKED = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How the old .xls, and a workbook under a password, begin."""
_BROKEN = "a workbook saved as .xlsx"
_EPOCHS = frozenset({date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1)})
"""Dates that stand for a time of day alone."""


@frozen
class WorkbookSheet:
    """One sheet: (row number, cells as text) of every row up to the last with something in it."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    unknown: tuple[tuple[int, int], ...] = ()
    """(row from 1, column from 0) of formulas whose value the file does not hold."""


class _Readable(Protocol):
    """A sheet, as far as it is read here."""

    title: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(
        self, min_row: int, max_row: int, min_col: int, max_col: int, *, values_only: bool
    ) -> Iterator[tuple[object, ...]]: ...


def is_workbook(data: bytes) -> bool:
    """Is this a workbook, or some other thing a spreadsheet program saves that is no text?"""
    return data.startswith((_PACKED, _COMPOUND))


def read_workbook(data: bytes, name: str) -> tuple[WorkbookSheet, ...]:
    """The sheets of a workbook; `name` is what it is called in faults.

    Raises:
        InputError: it is none, is broken, or holds too much.

    """
    if data.startswith(_COMPOUND):
        raise InputError(Fault(name, 0, "this is an old .xls file, or one under a password", _BROKEN))
    _bounded(data, name)
    with _told(name):
        values = _sheets(data, formulas=False)
        formulas = dict(_sheets(data, formulas=True))
        return tuple(_sheet(title, rows, formulas[title]) for title, rows in values)


def _bounded(data: bytes, name: str) -> None:
    with _told(name), zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if "xl/workbook.xml" not in packed.namelist():
            raise InputError(Fault(name, 0, "this is an archive, and no workbook", _BROKEN))
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            wrong = f"there is more packed into this workbook than {MOST_UNPACKED >> 20} MiB"
            raise InputError(Fault(name, 0, wrong, "a smaller one"))


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except InputError:
        raise
    except Exception as error:  # the library says of a broken file whatever it stumbles over
        raise InputError(Fault(name, 0, "this workbook cannot be read", _BROKEN)) from error


Rows = list[tuple[object, ...]]


def _sheets(data: bytes, *, formulas: bool) -> list[tuple[str, Rows]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what the library leaves out: pictures, rules for input
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False)
        try:
            return [_rows(cast("_Readable", sheet)) for sheet in book.worksheets[:MOST_SHEETS]]
        finally:
            book.close()


def _rows(sheet: _Readable) -> tuple[str, Rows]:
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    rows = sheet.iter_rows(1, _MOST_ROWS, 1, _MOST_COLUMNS, values_only=True)
    return sheet.title, [tuple(row) for row in rows]


def _sheet(title: str, rows: Rows, formulas: Rows) -> WorkbookSheet:
    unknown = tuple(
        (number, column)
        for number, (row, written) in enumerate(zip(rows, formulas, strict=False), start=1)
        for column, (value, formula) in enumerate(zip(row, written, strict=False))
        if value is None and formula is not None
    )
    told = tuple((number, _trimmed(row)) for number, row in enumerate(rows, start=1))
    return WorkbookSheet(title, tuple((number, cells) for number, cells in told if cells), unknown)


def _trimmed(row: tuple[object, ...]) -> tuple[str, ...]:
    cells = [text_of(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def text_of(value: object) -> str:
    """A cell as a person would type it: 10, 0.5, 09:30, 2026-04-20 09:30."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime | time | timedelta):
        return _time(value)
    words = "" if value is None else str(value)
    return words.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _time(value: datetime | time | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, datetime) and value.date() not in _EPOCHS:
        return f"{value.date()} {_clock(value.time())}"
    return _clock(value.time() if isinstance(value, datetime) else value)


def _clock(value: time) -> str:
    return f"{value.hour:02}:{value.minute:02}" + (f":{value.second:02}" if value.second else "")
