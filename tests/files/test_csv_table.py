"""Tables as spreadsheet programs save them, and what is written for them."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files.csv_table import Table, csv_text, guarded, parse_table, read_table, unguarded

GRID = (("at", "text"), ("14:52", 'said "no", twice'), ("14:53", "one\ntwo"), ("14:54", "ä; ö, ü"))


def cells(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(row.cells for row in table.rows)


def saved(delimiter: str, encoding: str, line_end: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=line_end).writerows(GRID)
    return stream.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_dialect_gives_the_same_table(delimiter: str, encoding: str, line_end: str) -> None:
    table = parse_table(saved(delimiter, encoding, line_end), "a.csv")
    assert (cells(table), table.warnings) == (GRID, ())


def test_a_row_is_counted_as_a_spreadsheet_counts_it() -> None:
    """Empty rows count and are left out; a cell of several lines is one row."""
    table = parse_table(b'a,b\n\n"x\ny",1\n,,\nz,2\n', "a.csv")
    assert [(row.number, row.cells) for row in table.rows] == [(1, ("a", "b")), (3, ("x\ny", "1")), (5, ("z", "2"))]


def test_a_stated_delimiter_is_believed_and_is_a_row() -> None:
    table = parse_table(b"sep=;\r\na;b,c\r\n", "a.csv")
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("a", "b,c"))]


def test_what_is_not_utf_8_is_read_as_windows_wrote_it_and_told() -> None:
    table = parse_table("zeit;text\n14:52;größer\n".encode("cp1252"), "a.csv")
    assert cells(table)[1] == ("14:52", "größer")
    assert table.warnings == ("a.csv: this is not UTF-8; it is read as Windows-1252",)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04rest", "a.csv: this is a workbook or an archive, not text, expected a table saved as CSV"),
        (b"a,b\n\0,1\n", "a.csv: this is no text, expected a table saved as CSV"),
        (b"\xff\xfea", "a.csv: this is no text of a known encoding, expected a table saved as CSV"),
        (b'a,b\n1,"x\n2,3\n', "a.csv:2: a quote is opened and never closed, expected quotes around cells"),
        (b'a,b\n1,"x"y\n', "a.csv:2: something stands between a closing quote and the end of its cell"),
        (b"a,b\n1," + b"x" * 200_000, "a.csv:2: a cell holds more than 131,072 characters; is a quote not closed?"),
        (b"a,b\n" + b"1," * 600 + b"1\n", "a.csv:2: this row has 601 cells, expected at most 500"),
    ],
)
def test_what_is_no_table_is_said_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_table(data, "a.csv")
    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)


def test_a_million_rows_are_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gameday.files.csv_table.MOST_ROWS", 3)
    with pytest.raises(InputError, match=r"^a.csv:4: there are more than 3 rows, expected fewer$"):
        parse_table(b"a\n1\n2\n3\n", "a.csv")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_table(tmp_path / "none.csv")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_that_is_written_begins_a_formula_and_each_is_read_back(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


_CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS), min_size=1, max_size=5))
def test_what_is_written_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    text = csv_text([("clause", "rating", "reason"), *rows])
    assert cells(parse_table(text.encode(), "a.csv"))[1:] == tuple(rows)


@given(st.binary(max_size=400))
def test_whatever_bytes_come_a_table_or_clean_faults_come_out(data: bytes) -> None:
    with suppress(InputError):
        assert all(any(row.cells) for row in parse_table(data, "a.csv").rows)
