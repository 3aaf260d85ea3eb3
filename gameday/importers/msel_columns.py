"""The columns of a master scenario events list (MSEL) in a spreadsheet, and the kinds of row in it.

The columns are those of the MSEL forms of exercise planners (HSEEP, FEMA 2020: number, time, from, to, message,
expected action, responsible, objective, notes), with what a scenario needs besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from gameday.files.csv_table import Row
from gameday.files.sheet import Sheet
from gameday.importers.heading_words import plain
from gameday.terms.frozen import frozen

TITLE = "MSEL"
"""Name of the sheet, and the word by which an exported file is known."""

ColumnKey = Literal[
    "number", "time", "clock", "event", "phase", "kind", "delivery", "from", "to", "message", "expected", "within",
    "role", "objectives", "capability", "questions", "facts", "notes", "source", "id",
]  # fmt: skip
Event = Literal["phase", "inject", "expected action", "SOP expects", "monitoring"]
EVENTS: tuple[Event, ...] = get_args(Event)
OF_SCENARIO: tuple[Event, ...] = ("phase", "inject", "expected action")
"""Rows that stand in the scenario; the rest are worked out from the SOP and the world, and never taken back."""


@frozen
class Column:
    """One column."""

    key: ColumnKey
    heading: str
    width: int
    """In characters."""
    worked_out: bool = False
    """Nobody edits it: it follows from other cells or documents."""


COLUMNS = (
    Column("number", "#", 5, worked_out=True),
    Column("time", "Story time", 12),
    Column("clock", "Clock (UTC)", 9, worked_out=True),
    Column("event", "Event", 12, worked_out=True),
    Column("phase", "Phase", 16),
    Column("kind", "Kind", 14),
    Column("delivery", "Delivery", 11),
    Column("from", "From", 15),
    Column("to", "To", 18),
    Column("message", "Message", 44),
    Column("expected", "Expected action", 38),
    Column("within", "Within", 9),
    Column("role", "Responsible role", 16),
    Column("objectives", "Objectives", 16),
    Column("capability", "Capability", 14, worked_out=True),
    Column("questions", "Discussion questions", 30),
    Column("facts", "Facts of impact", 24),
    Column("notes", "Notes", 26),
    Column("source", "Source", 24, worked_out=True),
    Column("id", "Id", 20),
)
KEYS: tuple[ColumnKey, ...] = get_args(ColumnKey)
FIELDS: Mapping[Event, tuple[ColumnKey, ...]] = {
    "phase": ("time", "phase", "to", "message", "questions", "facts"),
    "inject": ("time", "phase", "kind", "delivery", "from", "to", "message", "objectives", "notes"),
    "expected action": ("expected", "within", "role"),
}
"""What can be edited in a row of each kind."""
_HEADING_ROWS = 25
_NEEDED = ("id", "event", "message")


@frozen
class Headings:
    """The heading row of an exported list, wherever its columns were moved to."""

    row: int
    places: Mapping[ColumnKey, int]

    def text(self, row: Row, key: ColumnKey) -> str:
        """What a row says in a column; empty where there is no such column any more."""
        place = self.places.get(key)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


def msel_headings(sheet: Sheet) -> Headings | None:
    """The heading row of an exported list; None where the sheet is none."""
    named = {plain(column.heading): column.key for column in COLUMNS if column.key != "number"}
    for row in sheet.rows:
        if row.number > _HEADING_ROWS:
            break
        places: dict[ColumnKey, int] = {}
        for place, cell in enumerate(row.cells):
            key: ColumnKey | None = "number" if cell == "#" else named.get(plain(cell))
            if key is not None:
                places.setdefault(key, place)
        if all(key in places for key in _NEEDED) and (places.keys() - {"number", "phase", "message", "id"}):
            return Headings(row.number, places)
    return None
