"""Which column of a spreadsheet means which key of an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row, Table
from gameday.files.entry_json import codec_of
from gameday.files.words import meant
from gameday.importers.zones import without_zone, zone_in
from gameday.terms.kinds import KINDS

DAY = "date"
"""Not a key of an entry: a date that the time of day in `at` belongs to."""
MAPPINGS = ("facts", "states")
"""Keys that hold a mapping: a column names one element of it, `facts.users_affected`."""
_UNCARRIED = frozenset({*MAPPINGS, "changes", "more"})
KEYS: tuple[str, ...] = tuple(
    dict.fromkeys(key for kind in KINDS for key in (*codec_of(kind).by_key, "kind") if key not in _UNCARRIED)
)
"""Every key a column may be called by."""
_HEADING_ROWS = 25
_MOST_NAMED = 12
_NO_OTHER_WAY = ("next_update_at", "reversible", "states", "status")

# In the order they are looked for: what an earlier key takes is not there for a later one.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "at": ("timestamp", "time", "when", "date time", "datetime", "date and time", "occurred at", "happened at",
           "event time", "time of event", "logged at", "created at", "time stamp", "clock", "local time", "utc",
           "ts", "created on", "posted at", "posted on", "t"),
    DAY: ("day", "date"),
    "kind": ("event type", "entry type", "type", "event", "what happened", "category", "activity", "step",
             "log entry type", "action taken", "actions taken"),
    "severity": ("sev", "severity level", "incident severity"),
    "role": ("actor role", "responder role", "role of actor", "position", "function"),
    "actor": ("who", "name", "responder", "author", "user", "person responsible", "performed by", "posted by",
              "by whom", "done by", "agent"),
    "target": ("paged to", "recipient", "sent to", "paged", "who was paged", "notified", "assignee"),
    "audience": ("audiences", "update audience", "for whom", "visibility"),
    "status": ("update status", "incident status", "stage"),
    "next_update_at": ("next update", "next update due", "next update at", "next"),
    "service": ("system", "component", "affected service", "service name", "affected system",
                "affected systems", "affected services", "affected component", "system affected", "service affected"),
    "text": ("description", "details", "detail", "message", "note", "notes", "comment", "comments", "summary",
             "entry", "log entry", "what happened", "event", "update", "remarks", "observation", "body"),
    "by": ("recorded by", "logged by", "scribe"),
    "re": ("in reply to", "answers", "reply to"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read: its place from 0, its heading, the key it means."""

    place: int
    heading: str
    key: str
    zone: tzinfo | None = None
    """The zone the heading names."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row of a table, understood."""

    row: int
    """Its number."""
    width: int
    columns: tuple[Column, ...]
    unused: tuple[str, ...]
    """Headings nothing is read from."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """Keys with no column of their own, and no other way to be told: that no entry has them tells nothing."""
        held = {one.key.partition(".")[0] for one in self.columns}
        return tuple(key for key in _NO_OTHER_WAY if key not in held)

    def column(self, key: str) -> Column | None:
        """The column of a key."""
        return next((one for one in self.columns if one.key == key), None)

    @property
    def timed(self) -> Column | None:
        """The column whose heading says of which zone the rows' times are: the time's own, else the date's."""
        return next((one for key in ("at", DAY) if (one := self.column(key)) and one.zone), None)


def find_headings(table: Table, stated: Mapping[str, str]) -> Headings:
    """The first of the upper rows that has a column for the time; `stated` is what a person said, key to heading.

    A heading in `stated` that is empty says that no column means this key.

    Raises:
        InputError: no row has such a column, a stated heading is not there, or two columns may be the time.

    """
    rows = [row for row in table.rows if row.number <= _HEADING_ROWS][:_HEADING_ROWS]
    if not rows:
        raise InputError(Fault(table.name, 0, "there is nothing in it", "a row of headings, and a row for each entry"))
    unknown = [_no_key(table.name, key) for key in stated if not _is_key(key)]
    if unknown:
        raise InputError(unknown)
    wanted = [heading for heading in stated.values() if heading]
    for row in rows:
        if wanted and not any(_places(row, heading) for heading in wanted):
            continue
        found = _understood(table.name, row, stated)
        if found.column("at") is not None:
            return found
    raise InputError(_no_time(table.name, rows, stated))


def headed(table: Table, stated: Mapping[str, str]) -> frozenset[str]:
    """The keys among the stated ones whose heading stands somewhere in the upper rows."""
    rows = table.rows[:_HEADING_ROWS]
    return frozenset(key for key, heading in stated.items() if heading and any(_places(row, heading) for row in rows))


def plain(heading: str) -> str:
    """A heading without case, marks, its zone and what stands in brackets: `Time (UTC)` and `UTC time` are `time`."""
    outside = without_zone(re.sub(r"[(\[].*?[)\]]", " ", heading))
    return " ".join(re.sub(r"[^\w.]+|_", " ", outside.lower()).split())


def _places(row: Row, heading: str) -> list[int]:
    """Where a stated heading stands: letter by letter, else by its plain words."""
    exact = [place for place, cell in enumerate(row.cells) if _written(cell) == _written(heading)]
    return exact or [place for place, cell in enumerate(row.cells) if plain(cell) == plain(heading)]


def _written(heading: str) -> str:
    return " ".join(heading.lower().split())


def _understood(name: str, row: Row, stated: Mapping[str, str]) -> Headings:
    faults = [fault for heading in stated.values() if (fault := _misnamed(name, row, heading))]
    if faults:
        raise InputError(faults)
    taking = _Taking(name, row)
    for key, heading in stated.items():
        if heading:
            taking.give(key, _places(row, heading))
    for key in KEYS:
        if key not in stated:
            taking.take(key, (key.replace("_", " "),))
    taking.take_mappings()
    for key, words in SYNONYMS.items():
        if key not in stated:
            taking.take(key, words)
    taking.take_otherwise(DAY, "at", stated)
    for key in ("what", "action"):
        taking.take_otherwise(key, "kind", stated)
    return taking.headings()


class _Taking:
    """Gives each column of a heading row to one key at most, and each key one column."""

    def __init__(self, name: str, row: Row) -> None:
        self._name, self._row = name, row
        self._cells = [plain(cell) for cell in row.cells]
        self._taken: dict[int, str] = {}

    def give(self, key: str, places: Sequence[int]) -> None:
        """Give a key the column a person stated."""
        self._taken.update((place, key) for place in places)

    def take(self, key: str, words: Sequence[str]) -> None:
        """Give a key the first free column that is headed so, in the order of the words."""
        free = [place for word in words for place, cell in enumerate(self._cells) if cell == word]
        free = [place for place in free if place not in self._taken]
        if not free or key in self._taken.values():
            return
        if key == "at" and len(free) > 1:
            free = self._plainest(free)
        if key == "at" and len(free) > 1:
            both = " and ".join(repr(self._row.cells[place][:40]) for place in free[:2])
            fault = Fault(self._name, self._row.number, f"{both} may both be the time", "--map at=HEADING to say which")
            raise InputError(fault)
        self._taken[free[0]] = key

    def _plainest(self, places: list[int]) -> list[int]:
        """Of one time in several zones, `Time (UTC)` and `Time (local)`, the only one whose zone is named."""
        zoned = [place for place in places if zone_in(self._row.cells[place])]
        return zoned if len({self._cells[place] for place in places}) == 1 and len(zoned) == 1 else places

    def take_mappings(self) -> None:
        """Columns headed `facts.users_affected` or `states.impact`."""
        for place, cell in enumerate(self._row.cells):
            whole, dot, part = cell.strip().partition(".")
            if dot and part and whole.lower() in MAPPINGS:
                self._taken.setdefault(place, f"{whole.lower()}.{part.strip()}")

    def take_otherwise(self, key: str, wanted: str, stated: Mapping[str, str]) -> None:
        """The column of a key means another one, where nothing else does: a date the time, `what` the kind."""
        # What a person said of a key stands; a date may be the time all the same.
        if wanted in stated or (key != DAY and key in stated):
            return
        if wanted not in self._taken.values():
            self._taken |= {place: wanted for place, taken in self._taken.items() if taken == key}

    def headings(self) -> Headings:
        """What was given to what."""
        cells = self._row.cells
        columns = tuple(
            Column(place, cells[place], self._taken[place], zone_in(cells[place])) for place in sorted(self._taken)
        )
        unused = tuple(cell for place, cell in enumerate(cells) if cell and place not in self._taken)
        return Headings(self._row.number, len(cells), columns, unused)


def _misnamed(name: str, row: Row, heading: str) -> Fault | None:
    """What is wrong with a stated column: its heading is not there, or there twice."""
    if not heading:
        return None
    count = len(_places(row, heading))
    if count > 1:
        return Fault(name, row.number, f"the heading {heading[:60]!r} is there {count} times", "it once")
    if not count:
        hint, expected = meant(heading, [cell for cell in row.cells if cell])
        return Fault(name, row.number, f"no column is headed {heading[:60]!r}{hint}", expected)
    return None


def _is_key(key: str) -> bool:
    whole, dot, part = key.partition(".")
    return key in KEYS or key == DAY or bool(whole in MAPPINGS and dot and part)


def _no_key(name: str, key: str) -> Fault:
    hint, expected = meant(key, (*KEYS, DAY))
    return Fault(name, 0, f"no entry has a key {key[:60]!r}{hint}", expected)


def _no_time(name: str, rows: Sequence[Row], stated: Mapping[str, str]) -> Fault:
    widest = max(rows, key=lambda row: sum(bool(cell) for cell in row.cells))
    shown = ", ".join(repr(cell[:40]) for cell in widest.cells[:_MOST_NAMED] if cell)
    if any(stated.values()):
        asked = ", ".join(repr(heading[:40]) for heading in stated.values() if heading)
        return Fault(name, widest.number, f"no row has the headings {asked} and a time: there are {shown}", "these")
    return Fault(name, widest.number, f"no column is known to be the time: there are {shown}", "--map at=HEADING")
