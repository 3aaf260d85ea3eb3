"""Cells of an edited master scenario events list that nothing is read from, told rather than lost in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gameday.files.csv_table import Row
from gameday.importers.msel_cells import Cells, shown
from gameday.importers.msel_columns import COLUMNS, FIELDS, ColumnKey, Event
from gameday.importers.msel_page import Page

_BESIDE: Mapping[Event, tuple[ColumnKey, ...]] = {
    "phase": ("id",),
    "inject": ("id", "expected", "within", "role"),
    "expected action": ("id", "time", "objectives"),
}
"""Columns that are looked at elsewhere, or worked out in rows of this kind."""
_A: Mapping[Event, str] = {"phase": "a phase", "inject": "an inject", "expected action": "an expected action"}
_DUE = "`Within` says how soon it is due"
_ELSEWHERE: Mapping[ColumnKey, str] = {
    "clock": "it follows from the story time and the scenario's start",
    "time": _DUE,
    "objectives": "an objective names its expected actions itself, under `actions` in the scenario's file",
    "capability": "it follows from the objectives",
    "source": "it is worked out",
}
"""Where what a cell says comes from."""


def passed_over(page: Page, row: Row, event: Event | None, before: Cells) -> Iterator[str]:
    """Cells somebody edited that nothing is read from: worked out, or stated elsewhere.

    Args:
        page: The list.
        row: A row of it.
        event: What the row is; None: worked out from the SOP and the world.
        before: The row as it was written.

    """
    # The times of worked out rows may be another team's: those who page are not the same everywhere.
    passed: tuple[ColumnKey, ...] = () if event else ("time", "clock")
    read = (*FIELDS[event], *(key for key in _BESIDE[event] if key not in ("time", "objectives"))) if event else ()
    for key in page.headings.places:
        if key in ("number", "id", "event", *read, *passed) or shown(page.text(row, key)) == shown(before.get(key)):
            continue
        if event is None:
            yield _nothing(page, row, key, "the row is worked out from the SOP and the world")
        else:
            yield _nothing(page, row, key, _ELSEWHERE.get(key, f"it is no part of {_A[event]}"))


def filled_in(page: Page, row: Row, event: Event) -> Iterator[str]:
    """Cells somebody filled in where nothing is read. Of a row whose written form is known, `passed_over` tells."""
    for column in COLUMNS:
        if not column.worked_out and page.text(row, column.key) and column.key not in (*FIELDS[event], *_BESIDE[event]):
            yield _nothing(page, row, column.key, f"{_A[event]} has no such thing")
    if event == "expected action" and page.timed(row):
        yield _nothing(page, row, "time", _DUE)


def _nothing(page: Page, row: Row, key: ColumnKey, why: str) -> str:
    return f"{page.where(row, key)}: nothing is read from it: {why}"
