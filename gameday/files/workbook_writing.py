"""Writing a workbook (.xlsx): text only, laid out to be edited and printed. The same pages give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gameday.files.csv_table import GUARDED

_DAY = datetime(2026, 1, 1)  # any: a workbook that says when it was made is another one every time
_SAVED = re.compile(rb"<dcterms:modified.*?</dcterms:modified>")
"""The library writes the time of day here, whatever it was told."""
_PACKED_DAY = (1980, 1, 1, 0, 0, 0)
_HEAD = PatternFill("solid", fgColor="FF1F3A5F")
_QUIET = PatternFill("solid", fgColor="FFECEEF2")
_LINE = Border(*(Side("thin", "FFC9CED7"),) * 4)
_MOST_CHOICES = 255
"""Characters a list of choices may take in the file."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to write. Rows and columns are counted from 0 here."""

    title: str
    banner: str
    """Stands above the headings, and at the head of every printed page."""
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()
    """Of the columns, in characters."""
    quiet: Collection[tuple[int, int]] = ()
    """(row, column) of cells shown grey: worked out, not to be edited."""
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Column to the words it may take, offered as a list."""


def workbook_bytes(pages: Sequence[Page]) -> bytes:
    """The workbook of some pages."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        _write(book.create_sheet(page.title), page)
    book.properties.creator = "gameday"
    book.properties.created = _DAY
    stream = io.BytesIO()
    book.save(stream)
    return _undated(stream.getvalue())


def _write(sheet: Worksheet, page: Page) -> None:
    _put(sheet, 1, 1, page.banner).font = Font(bold=True, color="FF4A2F00")
    for column, words in enumerate(page.headings, start=1):
        cell = _put(sheet, 2, column, words)
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), _HEAD
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="center"), _LINE
    for number, row in enumerate(page.rows):
        for column, words in enumerate(row):
            cell = _put(sheet, number + 3, column + 1, words)
            cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), _LINE
            if (number, column) in page.quiet:
                cell.fill, cell.font = _QUIET, Font(color="FF4D5360")
    _lay_out(sheet, page)


def _put(sheet: Worksheet, row: int, column: int, words: str) -> Cell:
    cell = cast("Cell", sheet.cell(row, column))
    # Text stays text: neither what begins with = + - @ is taken for a formula, nor 0:10 for a time of day.
    cell.value = words
    cell.data_type, cell.number_format = "s", "@"
    cell.quotePrefix = words.startswith(GUARDED)
    return cell


def _lay_out(sheet: Worksheet, page: Page) -> None:
    for column, width in enumerate(page.widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "C3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(page.headings))}{len(page.rows) + 2}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "2:2"
    if sheet.oddHeader is not None and sheet.oddFooter is not None:  # as the library declares them
        sheet.oddHeader.center.text = page.banner.replace("&", "&&")[:200]
        sheet.oddFooter.right.text = "&P / &N"
    for column, words in page.choices.items():
        listed = '"' + ",".join(words) + '"'
        if len(listed) <= _MOST_CHOICES:
            rule = DataValidation("list", formula1=listed, allow_blank=True, showErrorMessage=False)
            rule.add(f"{get_column_letter(column + 1)}3:{get_column_letter(column + 1)}{len(page.rows) + 200}")
            sheet.add_data_validation(rule)


def _undated(data: bytes) -> bytes:
    """The same parts packed without the time of day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as again:
        for part in packed.infolist():
            held = _SAVED.sub(b"", packed.read(part)) if part.filename == "docProps/core.xml" else packed.read(part)
            again.writestr(zipfile.ZipInfo(part.filename, _PACKED_DAY), held, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
