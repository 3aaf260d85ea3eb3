"""Faults of one file, bounded, and rows in words."""

from __future__ import annotations

import pytest

from gameday.errors import InputError
from gameday.importers.told import Told, say_rows
from gameday.importers.when import Wanting


def test_nothing_wrong_raises_nothing() -> None:
    assert Told("a.csv").raise_if_any() is None


def test_what_one_option_mends_is_told_once_and_the_rest_by_row() -> None:
    told = Told("a.csv")
    told.cell(9, "time", "soon", ValueError("there is no such date, expected another"))
    for row in (3, 4):
        told.cell(row, "time", "14:52", Wanting("14:52", "date", "zone"))
    told.fault(2, "this row is odd")
    with pytest.raises(InputError) as refused:
        told.raise_if_any()
    assert str(refused.value).splitlines() == [
        "a.csv:2: this row is odd",
        "a.csv:3: '14:52' says no date, and so does one more, expected a date as well, or --date such as "
        "--date 2026-04-20",
        "a.csv:3: '14:52' says no time zone, and so does one more, expected an offset, or --tz ZONE such as "
        "--tz Europe/Berlin",
        "a.csv:9: `time` cannot be 'soon' (there is no such date), expected another",
    ]


def test_rows_in_words_are_few() -> None:
    assert [say_rows(rows) for rows in ([4], [4, 9], range(1, 2000))] == [
        "row 4",
        "rows 4 and 9",
        "rows 1, 2, 3, 4, 5, 6 and 1,993 more",
    ]
