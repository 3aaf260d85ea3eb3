"""An edited master scenario events list, applied to the scenario it was written from.

A cell that says what was written says nothing new, so that what nobody edited stays as it is, to the letter. Rows that
are gone are taken out, new ones put in; what is worked out from the SOP and the world is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row
from gameday.files.documents import Loaded
from gameday.files.node import Json, Node, node_of
from gameday.files.sheet import Sheet
from gameday.files.validating import validated
from gameday.files.words import close_to, say_value
from gameday.importers.msel_cells import Cells, row_id, shown
from gameday.importers.msel_columns import (
    COLUMNS,
    EVENTS,
    FIELDS,
    OF_SCENARIO,
    ColumnKey,
    Event,
    Headings,
    msel_headings,
)
from gameday.importers.msel_fields import NEEDED, OF_COLUMN, Around, Fields, PhaseAt, fields_of, phase_meant
from gameday.importers.msel_items import SECTIONS, Item, differences, items_of, phase_at, rows_of, whole
from gameday.importers.planned_roles import roles_meant, roles_named, say_unknown
from gameday.importers.slugs import slug
from gameday.importers.story_time import StoryClock
from gameday.scenario import Scenario

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_BESIDE: Mapping[Event, tuple[ColumnKey, ...]] = {
    "phase": ("id",),
    "inject": ("id", "expected", "within", "role"),
    "expected action": ("id", "time", "objectives"),
}
"""Columns that are looked at elsewhere, or worked out in rows of this kind."""
_A: Mapping[Event, str] = {"phase": "a phase", "inject": "an inject", "expected action": "an expected action"}
_ELSEWHERE: Mapping[ColumnKey, str] = {
    "clock": "it follows from the story time and the scenario's start",
    "time": "`Within` says how soon it is due",
    "objectives": "an objective names its expected actions itself, under `actions` in the scenario's file",
    "capability": "it follows from the objectives",
    "source": "it is worked out",
}
"""Where what a cell says comes from."""
_ROLES: tuple[ColumnKey, ...] = ("to", "role")
_DECIDING: tuple[ColumnKey, ...] = ("time", "event", "phase", "kind", "delivery", "to")
"""What they say decides what else a row needs."""
_HEADS = {column.key: column.heading for column in COLUMNS}


@dataclass(frozen=True, slots=True)
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
    return _Applying(base, sheet, headings, written or {}).result()


class _Applying:
    """Takes the rows of a list, gives the edited scenario or every fault."""

    def __init__(self, base: Loaded[Scenario], sheet: Sheet, headings: Headings, written: Mapping[str, Cells]) -> None:
        self._written = written
        self._base, self._sheet, self._headings = base, sheet, headings
        self._scenario = base.document
        self._known = {row_id(one.event, one.id): one for one in rows_of(base.document)}
        self._items = items_of(base)
        self._faults: dict[Fault, None] = {}
        self._added: dict[int, str] = {}
        """New injects by their rows."""
        self._places: dict[str, tuple[int, int]] = {}
        self._changes: list[str] = []
        self._notes: list[str] = list(sheet.warnings)

    def result(self) -> Edited:
        """Everything the rows say."""
        rows = [(row, self._asked(row)) for row in self._sheet.rows if row.number > self._headings.row]
        told = [(row, asked) for row, asked in rows if asked is not None]
        self._refuse_twice(told)
        for event in OF_SCENARIO:  # phases first: the times of injects count from them
            for row, asked in told:
                if asked[0] == event:
                    self._take(row, *asked)
        self._take_out({asked[1] for _, asked in told})
        root = self._rebuilt()
        try:
            scenario = validated(Scenario, root)
        except InputError as error:
            self._faults |= dict.fromkeys(one for one in error.faults if not self._follows(one))
        else:
            if not self._faults:
                self._notes += self._unknown_roles(scenario)
                return Edited(scenario, self._own(), root, tuple(self._changes), tuple(self._notes))
        raise InputError(sorted(self._faults, key=lambda one: self._places.get(one.file, (1 << 30, 0))))

    def _follows(self, fault: Fault) -> bool:
        """May it only follow from a cell of the same row that could not be read?"""
        unread = {self._places[one.file] for one in self._faults if one.file in self._places}
        deciding = {self._headings.places[key] for key in _DECIDING if key in self._headings.places}
        rows = {row for row, column in unread if column in deciding}
        return fault.file in self._places and self._places[fault.file][0] in rows

    # --- rows -------------------------------------------------------------------------------------------------------

    def _asked(self, row: Row) -> tuple[Event, str | None] | None:
        """(what kind of row it is, the id it was written with; None: a new one); None: worked out, or empty."""
        id_, said = self._text(row, "id"), self._text(row, "event").lower()
        event: Event | None = next((one for one in EVENTS if one.lower() == said), None)
        known = self._known.get(id_)
        self._say_passed_over(row, id_, known.event if known else None)
        if known is not None:
            if said and event != known.event:
                self._fault(row, "event", f"`Event` cannot be {say_value(self._text(row, 'event'))}", known.event)
            return known.event, id_
        if id_.partition(" ")[0] in ("SOP", "monitoring") or event in ("SOP expects", "monitoring"):
            return None
        if not any(self._text(row, key) for key in ("time", "message", "expected", "phase")):
            return None
        if event is None and said:
            expected = f"one of {', '.join(OF_SCENARIO)}, or an empty cell"
            self._fault(row, "event", f"`Event` cannot be {say_value(self._text(row, 'event'))}", expected)
        if event is None:
            event = "inject" if self._text(row, "message") else "expected action"
        return event, None

    def _say_passed_over(self, row: Row, id_: str, event: Event | None) -> None:
        """Cells somebody edited that nothing is read from: worked out, or stated elsewhere."""
        before = self._written.get(id_)
        if before is None:
            return
        # The times of worked out rows may be another team's: those who page are not the same everywhere.
        passed: tuple[ColumnKey, ...] = () if event else ("time", "clock")
        read = (*FIELDS[event], *(key for key in _BESIDE[event] if key not in ("time", "objectives"))) if event else ()
        for key in self._headings.places:
            if key in ("number", "id", "event", *read, *passed):
                continue
            if shown(self._text(row, key)) == shown(before.get(key)):
                continue
            if event is None:
                why = "the row is worked out from the SOP and the world"
            else:
                why = _ELSEWHERE.get(key, f"it is no part of {_A[event]}")
            self._notes.append(f"{self._where(row, key)}: nothing is read from it: {why}")

    def _refuse_twice(self, told: Sequence[tuple[Row, tuple[Event, str | None]]]) -> None:
        first: dict[str, int] = {}
        for row, (_, id_) in told:
            if id_ is not None and first.setdefault(id_, row.number) != row.number:
                wrong = f"the id {say_value(id_)} is there twice (first in row {first[id_]})"
                self._fault(row, "id", wrong, "each id once; an empty cell for something new")

    def _take(self, row: Row, event: Event, id_: str | None) -> None:
        if id_ is None:
            self._add(row, event)
            return
        known = self._known[id_]
        item = self._item(event, known.id)
        phase = self._phase_of(row) if event == "inject" else None
        told = [key for key in OF_COLUMN[event] if key in self._headings.places]
        for key in told:
            self._point(row, key, item, OF_COLUMN[event][key])
        moved = [key for key in told if shown(self._text(row, key)) != known.cells[key]]
        if "phase" in moved and event == "inject" and "time" not in moved and self._timed(row):
            moved.append("time")  # it stays at its time: that of an inject counts from its phase
        changed = [key for key in moved if self._change(row, event, key, item, phase)]
        if changed:
            self._changes.append(f"{row_id(event, known.id)}: {', '.join(_HEADS[key].lower() for key in changed)}")
        self._say_unread(row, event)
        if event == "inject":
            self._expect_too(row, known.id)

    def _say_unread(self, row: Row, event: Event) -> None:
        """A cell somebody filled in where nothing is read."""
        if self._text(row, "id") in self._written:
            return  # told already, cell by cell
        for column in COLUMNS:
            text = self._text(row, column.key)
            if not text or column.worked_out or column.key in (*FIELDS[event], *_BESIDE[event]):
                continue
            self._notes.append(
                f"{self._where(row, column.key)}: nothing is read from it: {_A[event]} has no such thing"
            )
        if event == "expected action" and self._timed(row):
            self._notes.append(f"{self._where(row, 'time')}: nothing is read from it: `Within` says how soon it is due")

    def _change(self, row: Row, event: Event, key: ColumnKey, item: Item, phase: PhaseAt | None) -> bool:
        """Take an edited cell; False where it says the same in other words."""
        new = self._read(row, event, key, phase)
        changed = {name: value for name, value in new.items() if _differs(item.node, name, value)}
        self._set(row, key, item, changed)
        return bool(changed)

    def _timed(self, row: Row) -> bool:
        """Does its cell hold a time, rather than words for what it waits for?"""
        try:
            return StoryClock().read(self._text(row, "time")) >= 0
        except ValueError:
            return False

    def _add(self, row: Row, event: Event) -> None:
        id_ = self._new_id(row, event, self._text(row, NEEDED[event]))
        item = Item(id_, node_of({"id": id_}, self._where(row, "id"), 0), new=True)
        item.inject = self._inject_above(row) if event == "expected action" else None
        phase = self._phase_of(row) if event == "inject" else None
        if event == "inject" and not self._text(row, "kind"):
            self._set(row, "kind", item, {"kind": "message"})
        for key in OF_COLUMN[event]:
            if self._text(row, key) or key == NEEDED[event]:
                self._set(row, key, item, self._read(row, event, key, phase))
        self._items[SECTIONS[event]].append(item)
        if event == "inject":
            self._added[row.number] = id_
        self._changes.append(f"{row_id(event, id_)}: new")
        if event == "inject":
            self._expect_too(row, id_)

    def _expect_too(self, row: Row, inject: str) -> None:
        """An expected action written into the row of its inject."""
        words = self._text(row, "expected")
        if not words:
            return
        id_ = self._new_id(row, "expected action", words, own=False)
        item = Item(id_, node_of({"id": id_}, self._where(row, "expected"), 0), inject, new=True)
        for key in OF_COLUMN["expected action"]:
            if self._text(row, key):
                self._set(row, key, item, self._read(row, "expected action", key, None))
        self._items["expects"].append(item)
        self._changes.append(f"{row_id('expected action', id_)}: new")

    def _inject_above(self, row: Row) -> str | None:
        """The inject that the rows above speak of; None: the expected action belongs to the scenario."""
        found: str | None = None
        for above in self._sheet.rows:
            if above.number >= row.number:
                break
            known = self._known.get(self._text(above, "id"))
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
        text = self._text(row, "phase")
        if not text:
            return None
        try:
            return phase_meant(text, self._phases())
        except ValueError:
            return None  # told where the cell itself is read

    def _phases(self) -> tuple[PhaseAt, ...]:
        return tuple(phase_at(item, self._scenario) for item in self._items["phases"] if not item.gone)

    # --- cells ------------------------------------------------------------------------------------------------------

    def _text(self, row: Row, key: ColumnKey) -> str:
        return self._headings.text(row, key)

    def _where(self, row: Row, key: ColumnKey) -> str:
        column = self._headings.places.get(key, 0)
        address = self._sheet.where(row.number, column)
        self._places[address] = (row.number, column)
        return address

    def _fault(self, row: Row, key: ColumnKey, wrong: str, expected: str = "") -> None:
        self._faults[Fault(self._where(row, key), 0, wrong, expected)] = None

    def _read(self, row: Row, event: Event, key: ColumnKey, phase: PhaseAt | None) -> Fields:
        text = shown(self._text(row, key))
        try:
            return fields_of(event, key, text, Around(self._scenario, self._phases(), phase))
        except ValueError as error:
            why, _, expected = f", {error}".partition(", expected ")
            reason = f" ({why.removeprefix(', ')})" if why else ""
            self._fault(row, key, f"`{_HEADS[key]}` cannot be {say_value(text)}{reason}", expected)
            return {}

    def _set(self, row: Row, key: ColumnKey, item: Item, fields: Fields) -> None:
        item.fields |= fields
        for name, value in fields.items():
            item.node = item.node.with_((name,), None if value is None else node_of(value, self._where(row, key), 0))

    def _point(self, row: Row, key: ColumnKey, item: Item, fields: Sequence[str]) -> None:
        """What is wrong with an unedited part is told at its cell, too."""
        where = self._where(row, key)
        for name in fields:
            child = item.node.child(name)
            if child is not None:
                item.node = item.node.with_((name,), _placed(child, where))
        if key in ("time", "expected"):
            item.node = replace(item.node, file=where, line=0)

    def _new_id(self, row: Row, event: Event, words: str, *, own: bool = True) -> str:
        """The id a row states for itself, else one made of its words, that no other item is like."""
        taken = [item.id for items in self._items.values() for item in items]
        stated = self._text(row, "id").removeprefix(row_id(event, "")) if own else ""
        if stated:
            if not _ID.fullmatch(stated):
                self._fault(row, "id", f"`Id` cannot be {say_value(stated)}", "lower case letters, digits, `-` and `_`")
            elif stated not in taken:
                return stated
            else:
                self._fault(row, "id", f"the id {say_value(stated)} is taken", "another, or an empty cell")
        made = slug(words, "row")
        tries = (made, f"new-{made}", *(f"added-{number}" for number in range(1, 1000)))
        return next(one for one in tries if (one not in taken and close_to(one, taken) is None) or one == tries[-1])

    def _unknown_roles(self, scenario: Scenario) -> Iterator[str]:
        """Roles that the edits brought in and nobody knows, at the first cell that names one."""
        own = roles_named(self._scenario)
        for role in sorted(roles_named(scenario) - own):
            yield from (f"{self._named_at(role)}: {words}" for words in say_unknown([role], own))

    def _named_at(self, role: str) -> str:
        for row in self._sheet.rows:
            for key in _ROLES:
                if row.number > self._headings.row and role in self._roles_in(self._text(row, key)):
                    return self._where(row, key)
        return self._sheet.name

    def _roles_in(self, text: str) -> tuple[str, ...]:
        try:
            return roles_meant(text, roles_named(self._scenario)) if text else ()
        except ValueError:
            return ()  # of a row that nothing is read from

    # --- the whole --------------------------------------------------------------------------------------------------

    def _item(self, event: Event, id_: str) -> Item:
        return next(item for item in self._items[SECTIONS[event]] if item.id == id_)

    def _rebuilt(self) -> Node:
        root = whole(self._items, self._base.root)
        for index, names in self._objectives():
            root = root.with_(("objectives", index, "actions"), names)
        return root

    def _objectives(self) -> Iterator[tuple[int, Node]]:
        """Objectives that an expected action which is gone no longer shows."""
        gone = {item.id for item in self._items["expects"] if item.gone}
        for index, one in enumerate(self._scenario.objectives):
            if gone & set(one.actions):
                names: list[Json] = [name for name in one.actions if name not in gone]
                place = self._base.root.nearest(("objectives", index, "actions"))
                yield index, node_of(names, place.file, place.line)

    def _own(self) -> dict[str, Json]:
        objectives: list[Json] = [
            {"id": self._scenario.objectives[index].id, "actions": names.plain()} for index, names in self._objectives()
        ]
        return {**({"objectives": objectives} if objectives else {}), **differences(self._items)}


def _differs(node: Node, name: str, value: Json) -> bool:
    child = node.child(name)
    before = None if child is None else child.plain()
    if isinstance(value, list) and isinstance(before, str):
        before = [before]
    return before != value


def _placed(node: Node, where: str) -> Node:
    return node_of(node.plain(), where, 0, node.read)
