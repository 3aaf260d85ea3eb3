"""Reading workbooks: values only, and only so much."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from gameday.errors import InputError
from gameday.files import workbook
from gameday.files.workbook import is_workbook, read_workbook, text_of


def saved(*rows: tuple[object, ...], title: str = "Plan") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fault_of(data: bytes) -> str:
    with pytest.raises(InputError) as told:
        read_workbook(data, "plan.xlsx")
    return str(told.value)


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, held in parts.items():
            made.writestr(name.replace("__", "/").replace("_x", ".x"), held)
    return stream.getvalue()


def test_cells_are_read_as_a_person_would_type_them() -> None:
    """Times of day, lengths, dates and figures keep their look; what is empty is empty."""
    row = (10, 0.5, 12.0, True, time(9, 30), timedelta(minutes=70), datetime(2026, 4, 20, 9, 30), None, " a\r\nb ")
    (sheet,) = read_workbook(saved(row), "plan.xlsx")
    told = ("10", "0.5", "12", "yes", "09:30", "1:10", "2026-04-20 09:30", "", "a\nb")
    assert (sheet.title, sheet.rows, sheet.unknown) == ("Plan", ((1, told),), ())


def test_a_formula_nobody_worked_out_is_pointed_at_and_never_read() -> None:
    (sheet,) = read_workbook(saved(("a", "=1+1"), (None, '=HYPERLINK("http://x")')), "plan.xlsx")
    assert (sheet.rows, sheet.unknown) == (((1, ("a",)),), ((1, 1), (2, 1)))


def test_what_is_no_workbook_is_told() -> None:
    assert fault_of(b"PK\x03\x04 and then nothing") == (
        "plan.xlsx: this workbook cannot be read, expected a workbook saved as .xlsx"
    )
    assert fault_of(packed(word__document_xml=b"<x/>")) == (
        "plan.xlsx: this is an archive, and no workbook, expected a workbook saved as .xlsx"
    )
    assert fault_of(b"\xd0\xcf\x11\xe0" + bytes(600)) == (
        "plan.xlsx: this is an old .xls file, or one under a password, expected a workbook saved as .xlsx"
    )
    assert (is_workbook(b"a,b"), is_workbook(saved())) == (False, True)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sizes an archive declares are added up first; nothing of it is opened."""
    bomb = packed(xl__workbook_xml=b"<x/>", xl__sharedStrings_xml=bytes(workbook.MOST_UNPACKED))

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(workbook, "load_workbook", opened)
    assert len(bomb) < workbook.MOST_BYTES
    assert fault_of(bomb) == ("plan.xlsx: there is more packed into this workbook than 64 MiB, expected a smaller one")
    many = packed(xl__workbook_xml=b"<x/>", **{f"part{number}": b"" for number in range(workbook.MOST_PARTS)})
    assert fault_of(many).endswith("expected a smaller one")


def test_entities_of_xml_are_not_followed() -> None:
    """A billion laughs ends as a workbook that cannot be read."""
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    whole = saved(("a",))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            new.writestr(part, laughs if part == "xl/workbook.xml" else old.read(part))
    assert fault_of(stream.getvalue()) == "plan.xlsx: this workbook cannot be read, expected a workbook saved as .xlsx"


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_is_read_or_refused_in_words(at: int, instead: bytes) -> None:
    whole = saved(("Time", "Message"), ("0:10", "It is slow"))
    at %= len(whole)
    damaged = whole[:at] + instead + whole[at + len(instead) :]
    told = ""
    try:
        told = f"plan.xlsx: {[sheet.title for sheet in read_workbook(damaged, 'plan.xlsx')]}"
    except InputError as error:
        told = str(error)
    assert told.startswith("plan.xlsx: ")


def test_a_date_of_day_nought_is_a_time_of_day() -> None:
    assert (text_of(datetime(1899, 12, 30, 0, 10)), text_of(date(2026, 1, 2))) == ("00:10", "2026-01-02")
