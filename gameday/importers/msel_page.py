"""An edited master scenario events list while it is read: its cells, where they stand, what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row
from gameday.files.sheet import Sheet
from gameday.files.words import say_value
from gameday.importers.msel_cells import shown
from gameday.importers.msel_columns import COLUMNS, ColumnKey, Event, Headings
from gameday.importers.msel_fields import Around, Fields, fields_of
from gameday.importers.story_time import StoryClock

HEADS = {column.key: column.heading for column in COLUMNS}
_DECIDING: tuple[ColumnKey, ...] = ("time", "event", "phase", "kind", "delivery", "to")
"""What they say decides what else a row needs."""


class Page:
    """The rows below the headings. What is wrong in a cell is kept with its address, to be told all at once."""

    def __init__(self, sheet: Sheet, headings: Headings) -> None:
        """Take the sheet and its row of headings."""
        self.sheet, self.headings = sheet, headings
        self.rows = tuple(row for row in sheet.rows if row.number > headings.row)
        self._faults: dict[Fault, None] = {}
        self._places: dict[str, tuple[int, int]] = {}

    @property
    def sound(self) -> bool:
        """Has nothing been found wrong?"""
        return not self._faults

    def text(self, row: Row, key: ColumnKey) -> str:
        """What a row says in a column."""
        return self.headings.text(row, key)

    def where(self, row: Row, key: ColumnKey) -> str:
        """The address of a cell."""
        column = self.headings.places.get(key, 0)
        address = self.sheet.where(row.number, column)
        self._places[address] = (row.number, column)
        return address

    def timed(self, row: Row) -> bool:
        """Does its cell hold a time, rather than words for what it waits for?"""
        try:
            return StoryClock().read(self.text(row, "time")) >= 0
        except ValueError:
            return False

    def read(self, row: Row, event: Event, key: ColumnKey, around: Around) -> Fields:
        """What a cell means for its item; nothing, and a fault, where it cannot be."""
        text = shown(self.text(row, key))
        try:
            return fields_of(event, key, text, around)
        except ValueError as error:
            why, _, expected = f", {error}".partition(", expected ")
            reason = f" ({why.removeprefix(', ')})" if why else ""
            self.refuse(row, key, expected, reason)
            return {}

    def refuse(self, row: Row, key: ColumnKey, expected: str, reason: str = "") -> None:
        """A cell cannot say what it says."""
        said = say_value(shown(self.text(row, key)))
        self.fault(row, key, f"`{HEADS[key]}` cannot be {said}{reason}", expected)

    def fault(self, row: Row, key: ColumnKey, wrong: str, expected: str = "") -> None:
        """Something is wrong in a cell."""
        self._faults[Fault(self.where(row, key), 0, wrong, expected)] = None

    def add(self, faults: Iterable[Fault]) -> None:
        """Faults of the whole, but for those that may only follow from a cell that could not be read."""
        self._faults |= dict.fromkeys(one for one in faults if not self._follows(one))

    def refusal(self) -> InputError:
        """Every fault, in the order of the rows."""
        return InputError(sorted(self._faults, key=lambda one: self._places.get(one.file, (1 << 30, 0))))

    def _follows(self, fault: Fault) -> bool:
        unread = {self._places[one.file] for one in self._faults if one.file in self._places}
        deciding = {self.headings.places[key] for key in _DECIDING if key in self.headings.places}
        rows = {row for row, column in unread if column in deciding}
        return fault.file in self._places and self._places[fault.file][0] in rows
