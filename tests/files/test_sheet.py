"""Sheets of workbooks and CSV files, with the addresses of their cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files.sheet import Sheet, letters, named_sheet, read_sheets
from tests.files.test_workbook import saved


def written(place: Path, name: str, data: bytes) -> Path:
    (place / name).write_bytes(data)
    return place / name


def test_a_cell_is_called_as_spreadsheet_programs_call_it() -> None:
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert Sheet("plan.xlsx", "MSEL", ()).where(7, 3) == "plan.xlsx:MSEL!D7"
    assert Sheet("plan.xlsx", "Dana's plan", ()).where(7, 3) == "plan.xlsx:'Dana''s plan'!D7"
    assert Sheet("plan.csv", None, ()).where(7, 3) == "plan.csv:D7"


def test_whether_it_is_a_workbook_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    """A workbook called .csv, and a table called .xlsx, are read as what they are."""
    (book,) = read_sheets(written(tmp_path, "a.csv", saved(("x", None, "y"), (), ("z",))))
    (table,) = read_sheets(written(tmp_path, "b.xlsx", b"x;;y\n\nz\n"))
    rows = [(1, ("x", "", "y")), (3, ("z",))]
    assert (book.title, [(row.number, row.cells) for row in book.rows]) == ("Plan", rows)
    assert (table.title, [(row.number, row.cells) for row in table.rows]) == (None, rows)


def test_a_formula_without_a_value_is_told_at_its_cell(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xlsx", saved(("x",), (None, "=1+1")))
    with pytest.raises(InputError) as told:
        read_sheets(path)
    assert str(told.value) == (
        f"{path}:Plan!B2: this cell holds a formula that nobody has worked out, "
        "expected its value, or the workbook saved by a spreadsheet program"
    )


@pytest.mark.parametrize(
    ("rows", "where", "wrong"),
    [
        ([("x" * 10_001,)], "A1", "this cell holds 10,001 characters, expected at most 10,000"),
        ([("x",)] * 5_001, "A5001", "there are more than 5,000 rows, expected fewer"),
        ([(*([None] * 200), "x")], "GS1", "there are more than 200 columns, expected fewer"),
    ],
)
def test_too_much_is_refused_where_it_begins(
    tmp_path: Path, rows: list[tuple[object, ...]], where: str, wrong: str
) -> None:
    path = written(tmp_path, "a.xlsx", saved(*rows))
    with pytest.raises(InputError) as told:
        read_sheets(path)
    assert str(told.value) == f"{path}:Plan!{where}: {wrong}"


def test_a_sheet_is_found_by_its_name() -> None:
    sheets = (Sheet("a.xlsx", "Plan", ()), Sheet("a.xlsx", "Roles", ()))
    assert named_sheet(sheets, "roles", "a.xlsx") is sheets[1]
    with pytest.raises(InputError, match="there is no sheet 'Plann', expected one of Plan, Roles; did you mean `Plan`"):
        named_sheet(sheets, "Plann", "a.xlsx")
    with pytest.raises(InputError, match="this has no sheets"):
        named_sheet((Sheet("a.csv", None, ()),), "Plan", "a.csv")
