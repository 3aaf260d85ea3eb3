"""Writing workbooks: text stays text, and the same pages are the same bytes."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from gameday.files.workbook import read_workbook
from gameday.files.workbook_writing import Page, workbook_bytes

PAGE = Page(
    "MSEL",
    "EXERCISE · a & b",
    ("#", "Story time", "Message"),
    (("1", "T+0:10", "=1+1"), ("2", "0:10", "-a\nb é"), ("3", "", "@x"), ("4", "+5", "'=x")),
    widths=(4, 10, 40),
    quiet={(1, 0)},
    choices={2: ("alert", "page")},
)


def test_what_is_written_is_read_back_letter_by_letter() -> None:
    (sheet,) = read_workbook(workbook_bytes([PAGE]), "msel.xlsx")
    assert sheet.rows == (
        (1, ("EXERCISE · a & b",)),
        (2, tuple(PAGE.headings)),
        *((number, tuple(row)) for number, row in enumerate(PAGE.rows, start=3)),
    )


def test_nothing_in_it_is_a_formula_or_a_time() -> None:
    """What begins like a formula is marked as text, so that a spreadsheet program leaves it alone when it is edited."""
    sheet = load_workbook(io.BytesIO(workbook_bytes([PAGE]))).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=3, max_row=6) for cell in row if cell.value]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert [cell.value for cell in cells if cell.quotePrefix] == ["=1+1", "-a\nb é", "@x", "+5"]


def test_it_prints_across_the_page_and_says_exercise_on_each() -> None:
    sheet = load_workbook(io.BytesIO(workbook_bytes([PAGE]))).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.print_title_rows, sheet.freeze_panes) == ("landscape", "$2:$2", "C3")
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == "EXERCISE · a && b"


def test_the_same_pages_are_the_same_bytes() -> None:
    assert workbook_bytes([PAGE]) == workbook_bytes([PAGE])
