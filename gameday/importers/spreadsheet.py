"""A log of an incident kept in a spreadsheet, as a timeline: one row an entry.

What cannot be read is a fault of its row. What is not understood is kept as a note and told. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row, Table, read_table
from gameday.files.entry_json import codec_of, read_entry
from gameday.files.timeline_file import ReadTimeline
from gameday.files.words import say_value
from gameday.importers.asked import Asked
from gameday.importers.cells import Place, cell_value
from gameday.importers.heading_words import DAY
from gameday.importers.headings import find_headings
from gameday.importers.kind_column import no_kind
from gameday.importers.kind_words import Meant, meant_by, plain, stated_as, tells_kind
from gameday.importers.noticed import Noticed
from gameday.importers.parties import settle
from gameday.importers.row_words import Said, placed, said_in, with_words
from gameday.importers.told import Told
from gameday.importers.when import Read, Wanting
from gameday.terms.audience import AUDIENCES
from gameday.terms.duration import HOUR
from gameday.terms.kinds import KINDS, Kind
from gameday.terms.moment import format_moment
from gameday.terms.tool import is_tool
from gameday.timeline import Entry, Header, Timeline
from gameday.timeline.response import UpdatePosted

_MIDNIGHT = 12 * HOUR
"""A time of day this much before the one in the row above is the next day's."""
_MOST_IDS = 10
_ALERTS = frozenset({"alert_fired", "alert_cleared"})
_LONGEST_ALERT = 120
_TIMED = frozenset({"at", DAY})
_ANY_DAY = date(2000, 1, 1)
"""Stands for one that cannot be read, in a file that is refused for it."""


def read_spreadsheet(path: str | Path, asked: Asked) -> ReadTimeline:
    """The timeline of a CSV file.

    Raises:
        InputError: it cannot be read, or has rows that are no entries: the first fifty of them, and how many more.

    """
    return timeline_of(read_table(path), asked)


def timeline_of(table: Table, asked: Asked) -> ReadTimeline:
    """The timeline of a table. Raises InputError as `read_spreadsheet` does."""
    reader = _Reader(table, asked)
    for row in table.rows:
        if row.number > reader.headings.row:
            reader.take(row)
    return reader.result()


def _name_alert(line: dict[str, object]) -> None:
    """What a log says of an alert is what it is called, unless it is long."""
    text = line.get("text")
    if line["kind"] in _ALERTS and "alert" not in line and isinstance(text, str) and len(text) <= _LONGEST_ALERT:
        line["alert"] = line.pop("text")


def _name_tool(line: dict[str, object]) -> None:
    """Where a pager or a bot stands among the people, it is where the row comes from: nobody acted."""
    actor = line.get("actor")
    if isinstance(actor, str) and is_tool(actor):
        line.setdefault("source", line.pop("actor"))


class _Reader:
    """Takes rows, gives one timeline or every fault."""

    def __init__(self, table: Table, asked: Asked) -> None:
        self._table, self._asked = table, asked
        self._kinds = {plain(said): kind for said, kind in asked.kinds.items()}
        self.headings = headings = find_headings(table, asked.columns, self._tells)
        # What a heading says is of this one file; what a person says is of all they give.
        self._zone = headings.timed.zone if headings.timed else asked.reckoning.zone
        self._reckoning = replace(asked.reckoning, zone=self._zone)
        self._zones = {one.key: one.zone for one in headings.columns if one.zone}
        dated = headings.column(DAY)
        self._told = Told(table.name, dated.heading if dated else None)
        self._entries: list[Entry] = []
        self._ids: dict[str, int] = {}
        self._repeated: dict[str, list[int]] = {}
        self._last: int | None = None
        self._by_zone = False
        """Was a time read in the zone that the heading names or a person said?"""
        self._day = asked.reckoning.day
        """Of a row that says no date: what a person said, else that of the row above."""
        self._noticed = Noticed()

    def take(self, row: Row) -> None:
        """One row below the headings."""
        over = [cell for cell in row.cells[self.headings.width :] if cell]
        if over:
            width, found = self.headings.width, len(row.cells)
            wrong = f"this row has {found} cells where the headings are {width}"
            self._told.fault(row.number, wrong, "quotes around a cell that holds the character between cells")
            return
        said = said_in(row, self.headings)
        if not said:
            return
        timed = {one.key: one.text for one in said if one.key in _TIMED}
        rest = [one for one in said if one.key not in _TIMED]
        # A row whose time cannot be read is looked at all the same, so that all its faults are told.
        self._take_entry(row.number, self._moment(row.number, timed) or 0, rest)

    def _moment(self, number: int, said: Mapping[str, str]) -> int | None:
        text, day = said.get("at"), said.get(DAY)
        heading = self._heading("at")
        if text is None:
            self._told.fault(number, f"this row has no time in the column `{heading}`", "one in every row")
            return None
        try:
            self._day = self._reckoning.read_day(day) if day else self._day
        except ValueError as error:
            self._told.cell(number, self._heading(DAY), day or "", error)
            # The rows below go by this date: they are not told for it.
            self._day, self._last = _ANY_DAY, None
            return None
        try:
            found = self._reckoning.read(text, self._day)
            if found.clock_only and not day and self._last is not None and self._last - found.at > _MIDNIGHT:
                found = self._next_day(number, text)
        except ValueError as error:
            self._told.cell(number, heading, text, error)
            return None
        self._by_zone = self._by_zone or found.by_zone
        if found.twice:
            self._noticed.twice.append(number)
        self._last = found.at
        return found.at

    def _next_day(self, number: int, text: str) -> Read:
        """A time of day that goes back far: the next day's where a person said the date, else nobody knows whose."""
        if self._day is None or self._reckoning.day is None:
            raise Wanting(text, "midnight")
        self._day += timedelta(days=1)
        self._noticed.midnights.append(number)
        return self._reckoning.read(text, self._day)

    def _take_entry(self, number: int, at: int, said: list[Said]) -> None:
        meant = self._kind(number, said)
        if meant is None:
            return
        line: dict[str, object] = {"kind": meant.kind, "at": format_moment(at), **dict(meant.says)}
        known = codec_of(meant.kind if meant.kind in KINDS else "note").by_key
        cells = placed((one for one in said if one.key != "kind"), known, self.headings)
        words = [one for one in cells if one.key == "text"]
        place = Place(self._reckoning, at, self._asked.roles)
        self._noticed.look_at_roles(cells, self._asked.roles)
        for one in (*words[:1], *(one for one in cells if one.key != "text")):
            self._take_cell(number, one, place, line, known)
        if meant.text:
            line["text"] = f"{meant.text}: {line['text']}" if "text" in line else meant.text
        _name_tool(line)
        settle(line, self._asked.roles)
        _name_alert(line)
        if words[1:]:
            line["text"] = with_words(line.get("text"), words[1:])
        self._noticed.look(number, line, self._asked.roles)
        self._add(number, line)

    def _take_cell(self, number: int, one: Said, place: Place, line: dict[str, object], known: Container[str]) -> None:
        whole, dot, part = one.key.partition(".")
        if whole not in known:
            line[one.key] = one.text  # kept as an unknown key of a timeline file is
            self._noticed.beside.setdefault(one.heading, []).append(number)
            return
        self._noticed.used.add(one.heading)
        try:
            value = cell_value(one.key, one.text, self._in_own_zone(one.key, place))
        except ValueError as error:
            self._told.cell(number, one.heading, one.text, error)
            return
        if not dot:
            line[one.key] = value
            return
        held = line.setdefault(whole, {})
        if isinstance(held, dict):
            held[part] = value

    def _in_own_zone(self, key: str, place: Place) -> Place:
        zone = self._zones.get(key)
        return replace(place, reckoning=replace(place.reckoning, zone=zone)) if zone else place

    def _kind(self, number: int, said: list[Said]) -> Meant | None:
        """The kind of a row; None where it says nothing but a time. Words for no kind are its text, where none is."""
        words = next((one.text for one in said if one.key == "kind"), None)
        if words is None:
            if not said:
                self._noticed.bare.append(number)
                return None
            self._noticed.free.append(number)
            return Meant("note")
        stated = self._kinds.get(plain(words))
        roles, levels = self._asked.roles, self._asked.levels
        usual = meant_by(words, roles, levels)
        meant = stated_as(words, stated, roles, levels) if stated else usual
        if usual is not None and meant is not None and usual.kind != meant.kind:
            self._noticed.overruled[words] = (meant.kind, usual.kind)
        if meant is None:
            self._noticed.words.setdefault(words, []).append(number)
            if all(one.key != "text" for one in said):
                said.append(Said("text", self._heading("kind"), words))
            return Meant("note", (("was", words),))
        return meant

    def _tells(self, words: str) -> bool:
        return plain(words) in self._kinds or tells_kind(words, self._asked.roles, self._asked.levels)

    def _add(self, number: int, line: dict[str, object]) -> None:
        line.setdefault("id", f"row-{number}")
        entry = read_entry(line)
        if isinstance(entry, list):
            for problem in entry:
                self._told.fault(number, problem.wrong, problem.expected)
            return
        if entry.id in self._ids:
            self._repeated.setdefault(entry.id, [self._ids[entry.id]]).append(number)
        self._ids.setdefault(entry.id, number)
        self._entries.append(entry)

    def _heading(self, key: str) -> str:
        return next((one.heading for one in self.headings.columns if one.key == key), key)

    def result(self) -> ReadTimeline:
        """What all the rows came to."""
        for one, rows in list(self._repeated.items())[:_MOST_IDS]:
            self._told.fault(rows[1], f"the id {say_value(one)} is there twice (first in row {rows[0]})",
                             "each id once, or --map id= to read none")  # fmt: skip
        self._told.raise_if_any()
        if not self._entries:
            raise InputError(self._nothing())
        timeline = Timeline.of(self._entries, self._header())
        found_only = self._asked.covers == "found"
        kindless = no_kind(self._table, self.headings, self._tells)
        remarks = (
            *(self._noticed.of_zones(self.headings, self._asked.reckoning.zone, timeline) if self._by_zone else ()),
            *self._noticed.remarks(self.headings, timeline, found_only=found_only, kindless=kindless),
        )
        warnings = (f"{self._table.name}: {words}" for words in remarks)
        return ReadTimeline(timeline, (*self._table.warnings, *warnings), self._ids)

    def _nothing(self) -> Fault:
        """Why no row is an entry: there are none, or what they say besides a time stands in columns nobody reads."""
        unused = ", ".join(say_value(one) for one in self.headings.unused[:_MOST_IDS])
        if not self._noticed.bare or not unused:
            return Fault(self._table.name, self.headings.row, "there are headings and no entries", "rows")
        wrong = f"its rows say nothing but a time, as nothing is read from {unused}"
        return Fault(self._table.name, self.headings.row, wrong, "--map kind=HEADING, or --map text=HEADING")

    def _header(self) -> Header:
        zones = (str(self._zone),) if self._by_zone and self._zone else ()
        return Header(covers=self._covers(), lacks=(*self._unheard(), *self.headings.lacks), zones=zones)

    def _unheard(self) -> Iterable[str]:
        """Audiences no update went to, where nobody said what the log covers: those updates may stand elsewhere."""
        if self._asked.covers == "found":
            told = {one.audience for one in self._entries if isinstance(one, UpdatePosted)}
            yield from (f"audience.{name}" for name in sorted(set(AUDIENCES) - told))

    def _covers(self) -> tuple[Kind, ...] | None:
        if self._asked.covers == "all":
            return None
        wanted: Iterable[str] = self._asked.covers
        if self._asked.covers == "found":
            wanted = {one.kind for one in self._entries}
        return tuple(kind for kind in KINDS if kind in wanted)
