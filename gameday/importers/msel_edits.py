"""An edited master scenario events list, applied to the scenario it was written from.

A cell that says what was written says nothing new, so that what nobody edited stays as it is, to the letter. Rows that
are gone are taken out, new ones put in; what is worked out from the SOP and the world is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row
from gameday.files.documents import Loaded
from gameday.files.node import Json, Node, node_of
from gameday.files.sheet import Sheet
from gameday.files.validating import validated
from gameday.files.words import close_to, say_value
from gameday.importers.msel_cells import Cells, row_id, shown
from gameday.importers.msel_columns import (
    EVENTS,
    OF_SCENARIO,
    ColumnKey,
    Event,
    msel_headings,
)
from gameday.importers.msel_fields import NEEDED, OF_COLUMN, Around, Fields, PhaseAt, phase_meant
from gameday.importers.msel_items import SECTIONS, Item, differences, items_of, phase_at, rows_of, whole
from gameday.importers.msel_page import HEADS, Page
from gameday.importers.msel_roles import unknown_roles
from gameday.importers.msel_unread import filled_in, passed_over
from gameday.importers.slugs import slug
from gameday.scenario import Scenario
from gameday.terms.frozen import frozen

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


@frozen
class Edited:
    """The scenario as the list has it now."""

    scenario: Scenario
    own: Mapping[str, Json]
    """What differs from the base, in the form of a file that extends it."""
    root: Node
    """The whole of it as plain data."""
    changes: tuple[str, ...]
    """What was changed, put in and taken out, a line each."""
    notes: tuple[str, ...]
    """What a person should know about how it was read."""


def edited(base: Loaded[Scenario], sheet: Sheet, written: Mapping[str, Cells] | None = None) -> Edited:
    """The base with what an edited list says.

    `written`: every row as it was written, by its id, the worked out ones too; with it a cell is told that was edited
    where nothing is read from it.

    Raises:
        InputError: the sheet is no such list, or cells in it cannot be; every one of them, by its address.

    """
    headings = msel_headings(sheet)
    if headings is None:
        wanted = "the columns Id, Event and Message, as `gameday scenario brief --format xlsx` writes them"
        raise InputError(Fault(sheet.name, 0, "this is no master scenario events list of a scenario", wanted))
    return _Applying(base, Page(sheet, headings), written or {}).result()


class _Applying:
    """Takes the rows of a list, gives the edited scenario or every fault."""

    def __init__(self, base: Loaded[Scenario], page: Page, written: Mapping[str, Cells]) -> None:
        self._base, self._page, self._written = base, page, written
        self._scenario = base.document
        self._known = {row_id(one.event, one.id): one for one in rows_of(base.document)}
        self._items = items_of(base)
        self._added: dict[int, str] = {}
        """New injects by their rows."""
        self._changes: list[str] = []
        self._notes: list[str] = list(page.sheet.warnings)

    def result(self) -> Edited:
        """Everything the rows say."""
        told = [(row, asked) for row in self._page.rows if (asked := self._asked(row)) is not None]
        self._refuse_twice(told)
        for event in OF_SCENARIO:  # phases first: the times of injects count from them
            for row, asked in told:
                if asked[0] == event:
                    self._take(row, *asked)
        self._take_out({asked[1] for _, asked in told})
        root = whole(self._items, self._base)
        try:
            scenario = validated(Scenario, root)
        except InputError as error:
            self._page.add(error.faults)
            raise self._page.refusal() from None
        if not self._page.sound:
            raise self._page.refusal()
        self._notes += unknown_roles(self._page, self._scenario, scenario)
        own = differences(self._items, self._scenario)
        return Edited(scenario, own, root, tuple(self._changes), tuple(self._notes))

    # --- rows -------------------------------------------------------------------------------------------------------

    def _asked(self, row: Row) -> tuple[Event, str | None] | None:
        """(what kind of row it is, the id it was written with; None: a new one); None: worked out, or empty."""
        id_, said = self._page.text(row, "id"), self._page.text(row, "event").lower()
        event: Event | None = next((one for one in EVENTS if one.lower() == said), None)
        known = self._known.get(id_)
        before = self._written.get(id_)
        if before is not None:
            self._notes += passed_over(self._page, row, known.event if known else None, before)
        if known is not None:
            if said and event != known.event:
                self._page.refuse(row, "event", known.event)
            return known.event, id_
        if id_.partition(" ")[0] in ("SOP", "monitoring") or event in ("SOP expects", "monitoring"):
            return None
        if not any(self._page.text(row, key) for key in ("time", "message", "expected", "phase")):
            return None
        if event is None and said:
            self._page.refuse(row, "event", f"one of {', '.join(OF_SCENARIO)}, or an empty cell")
        if event is None:
            event = "inject" if self._page.text(row, "message") else "expected action"
        return event, None

    def _refuse_twice(self, told: Sequence[tuple[Row, tuple[Event, str | None]]]) -> None:
        first: dict[str, int] = {}
        for row, (_, id_) in told:
            if id_ is not None and first.setdefault(id_, row.number) != row.number:
                wrong = f"the id {say_value(id_)} is there twice (first in row {first[id_]})"
                self._page.fault(row, "id", wrong, "each id once; an empty cell for something new")

    def _take(self, row: Row, event: Event, id_: str | None) -> None:
        if id_ is None:
            self._add(row, event)
            return
        known = self._known[id_]
        item = self._item(event, known.id)
        phase = self._phase_of(row) if event == "inject" else None
        told = [key for key in OF_COLUMN[event] if key in self._page.headings.places]
        for key in told:
            item.stand_at(self._page.where(row, key), OF_COLUMN[event][key], itself=key in ("time", "expected"))
        moved = [key for key in told if shown(self._page.text(row, key)) != known.cells[key]]
        if "phase" in moved and event == "inject" and "time" not in moved and self._page.timed(row):
            moved.append("time")  # it stays at its time: that of an inject counts from its phase
        changed = [key for key in moved if self._change(row, event, key, item, phase)]
        if changed:
            self._changes.append(f"{row_id(event, known.id)}: {', '.join(HEADS[key].lower() for key in changed)}")
        if self._page.text(row, "id") not in self._written:
            self._notes += filled_in(self._page, row, event)
        if event == "inject":
            self._expect_too(row, known.id)

    def _change(self, row: Row, event: Event, key: ColumnKey, item: Item, phase: PhaseAt | None) -> bool:
        """Take an edited cell; False where it says the same in other words."""
        changed = item.differing(self._read(row, event, key, phase))
        item.take(changed, self._page.where(row, key))
        return bool(changed)

    def _add(self, row: Row, event: Event) -> None:
        id_ = self._new_id(row, event, self._page.text(row, NEEDED[event]))
        item = Item(id_, node_of({"id": id_}, self._page.where(row, "id"), 0), new=True)
        item.inject = self._inject_above(row) if event == "expected action" else None
        phase = self._phase_of(row) if event == "inject" else None
        if event == "inject" and not self._page.text(row, "kind"):
            item.take({"kind": "message"}, self._page.where(row, "kind"))
        for key in OF_COLUMN[event]:
            if self._page.text(row, key) or key == NEEDED[event]:
                item.take(self._read(row, event, key, phase), self._page.where(row, key))
        self._items[SECTIONS[event]].append(item)
        if event == "inject":
            self._added[row.number] = id_
        self._changes.append(f"{row_id(event, id_)}: new")
        if event == "inject":
            self._expect_too(row, id_)

    def _expect_too(self, row: Row, inject: str) -> None:
        """An expected action written into the row of its inject."""
        words = self._page.text(row, "expected")
        if not words:
            return
        id_ = self._new_id(row, "expected action", words, own=False)
        item = Item(id_, node_of({"id": id_}, self._page.where(row, "expected"), 0), inject, new=True)
        for key in OF_COLUMN["expected action"]:
            if self._page.text(row, key):
                item.take(self._read(row, "expected action", key, None), self._page.where(row, key))
        self._items["expects"].append(item)
        self._changes.append(f"{row_id('expected action', id_)}: new")

    def _inject_above(self, row: Row) -> str | None:
        """The inject that the rows above speak of; None: the expected action belongs to the scenario."""
        found: str | None = None
        for above in self._page.rows:
            if above.number >= row.number:
                break
            known = self._known.get(self._page.text(above, "id"))
            found = self._added.get(above.number, found)
            if known is not None:
                found = known.id if known.event == "inject" else known.inject
        return found

    def _take_out(self, there: set[str | None]) -> None:
        for id_, known in self._known.items():
            if id_ not in there:
                self._item(known.event, known.id).gone = True
                self._changes.append(f"{id_}: taken out")
        gone = {item.id for item in self._items["injects"] if item.gone}
        for item in self._items["expects"]:
            item.gone = item.gone or (item.inject in gone and not item.new)

    def _phase_of(self, row: Row) -> PhaseAt | None:
        """The phase that an inject's row names now."""
        text = self._page.text(row, "phase")
        if not text:
            return None
        try:
            return phase_meant(text, self._phases())
        except ValueError:
            return None  # told where the cell itself is read

    def _phases(self) -> tuple[PhaseAt, ...]:
        return tuple(phase_at(item, self._scenario) for item in self._items["phases"] if not item.gone)

    # --- cells ------------------------------------------------------------------------------------------------------

    def _read(self, row: Row, event: Event, key: ColumnKey, phase: PhaseAt | None) -> Fields:
        return self._page.read(row, event, key, Around(self._scenario, self._phases(), phase))

    def _new_id(self, row: Row, event: Event, words: str, *, own: bool = True) -> str:
        """The id a row states for itself, else one made of its words, that no other item is like."""
        taken = [item.id for items in self._items.values() for item in items]
        stated = self._page.text(row, "id").removeprefix(row_id(event, "")) if own else ""
        if stated:
            if not _ID.fullmatch(stated):
                self._page.fault(
                    row, "id", f"`Id` cannot be {say_value(stated)}", "lower case letters, digits, `-` and `_`"
                )
            elif stated not in taken:
                return stated
            else:
                self._page.fault(row, "id", f"the id {say_value(stated)} is taken", "another, or an empty cell")
        made = slug(words, "row")
        tries = (made, f"new-{made}", *(f"added-{number}" for number in range(1, 1000)))
        return next(one for one in tries if (one not in taken and close_to(one, taken) is None) or one == tries[-1])

    def _item(self, event: Event, id_: str) -> Item:
        return next(item for item in self._items[SECTIONS[event]] if item.id == id_)
