"""The sheet evaluators fill in, read back: their words stand beside the findings, as entries of the timeline.

The form is that of an exercise evaluation guide (HSEEP 2020): what was due, what was observed, a rating P S M U.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from gameday.files.csv_table import Row, Table
from gameday.files.words import meant, say_value
from gameday.importers.asked import Asked
from gameday.importers.cells import rating_of, yes_or_no
from gameday.importers.heading_words import plain
from gameday.importers.told import Told, say_rows
from gameday.importers.zones import differ, zone_in
from gameday.terms.duration import HOUR
from gameday.terms.frozen import frozen
from gameday.terms.moment import to_datetime
from gameday.terms.role import canonical_role
from gameday.timeline import Entry, Timeline
from gameday.timeline.exercise import Judgement, Observation, Rating

COLUMNS = (
    "clause", "objective", "what was due", "source", "time", "observed", "rating", "justified", "reason", "evaluator",
)  # fmt: skip
"""The headings, in the order they are written."""
_FILLED_IN = ("time", "observed", "rating", "justified", "reason", "evaluator")
_NEEDED = ("clause", "rating")
_OBSERVED = ("observation", "observations", "comment", "comments", "notes", "what was observed")
"""What else the column of what was observed is called, where none is headed so."""
_RATERS = ("evaluator", "observer", "facilitator", "controller")
"""Roles of an exercise itself, that no SOP names."""
_MOST_NAMED = 10
_HALF_A_DAY = 12 * HOUR
_NOT_RATED = frozenset({"nr", "n/a", "na", "-", "not rated"})


@frozen
class Rated:
    """What a sheet may speak of."""

    sop: str
    """The SOP's name, for faults."""
    clauses: Sequence[str]
    objectives: Sequence[str] = ()
    actions: Sequence[str] = ()
    """The scenario's expected actions, by id: a sheet names them where it names clauses."""
    counted: frozenset[str] = frozenset()
    """Those of them that show an objective."""

    def names(self) -> tuple[str, ...]:
        """Everything a row may be about in the column of clauses."""
        return (*self.clauses, *self.actions, *(f"expected {one}" for one in self.actions))

    def action(self, name: str) -> str | None:
        """The expected action that is meant; None: a clause is."""
        own = name.removeprefix("expected ")
        return own if own in self.actions and (own != name or own not in self.clauses) else None


@frozen
class Sheet:
    """What evaluators wrote, as entries, and what a person should know about how it was read."""

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()


def heading_row(table: Table) -> Row | None:
    """The row of headings of an evaluator sheet; None where the table is none."""
    for row in table.rows[:25]:
        cells = [plain(cell) for cell in row.cells]
        if all(name in cells for name in _NEEDED) and "kind" not in cells:
            return row
    return None


def read_sheet(table: Table, headings: Row, asked: Asked, rated: Rated, timeline: Timeline) -> Sheet:
    """The words of evaluators in a filled-in sheet. Rows nobody filled in are passed over.

    A row with a rating, or with a word on whether it was justified, is a judgement, any other an observation. Without
    a time it stands at the end of the timeline; a time of day belongs to the day the timeline begins.

    Raises:
        InputError: rows that cannot be used: the first fifty of them, and how many more.

    """
    reader = _Reader(table.name, headings, asked, rated, timeline)
    for row in table.rows:
        if row.number > headings.number:
            reader.take(row)
    return reader.result(table.warnings)


class _Reader:
    """Takes rows, gives the words in them or every fault."""

    def __init__(self, name: str, headings: Row, asked: Asked, rated: Rated, timeline: Timeline) -> None:
        self._places = {plain(cell): place for place, cell in reversed(list(enumerate(headings.cells)))}
        if "observed" not in self._places:
            other = next((name for name in _OBSERVED if name in self._places), None)
            self._places |= {"observed": self._places[other]} if other else {}
        read = {place for name, place in self._places.items() if name in COLUMNS}
        self._unread = [cell for place, cell in enumerate(headings.cells) if cell and place not in read]
        self._strangers: dict[str, list[int]] = {}
        """Evaluators by a word that is no known role, and their rows."""
        self._rated, self._roles = rated, asked.roles
        time = self._places.get("time")
        zone = zone_in(headings.cells[time]) if time is not None else None
        self._reckoning = replace(asked.reckoning, zone=zone or asked.reckoning.zone)
        self._asked_zone, self._zone = asked.reckoning.zone, zone
        self._told = Told(name)
        self._name = name
        self._entries: list[Entry] = []
        self._twice: list[int] = []
        self._early: list[int] = []
        self._alone: dict[str, int] = {}
        entries = timeline.entries
        self._start, self._end = (entries[0].at, entries[-1].at) if entries else (0, 0)

    def take(self, row: Row) -> None:
        """One row below the headings."""
        said = {name: row.cells[place] for name, place in self._places.items() if place < len(row.cells)}
        said = {name: text for name, text in said.items() if text}
        if not any(name in said for name in _FILLED_IN):
            return
        clause = self._named(row.number, "clause", said, self._rated.names())
        objective = self._named(row.number, "objective", said, self._rated.objectives)
        if "clause" not in said and "objective" not in said:
            self._told.fault(row.number, "this row says neither which clause nor which objective", "the id of one")
        rating = self._rating(row.number, said.get("rating", ""))
        justified = self._justified(row.number, said.get("justified", ""))
        at = self._moment(row.number, said.get("time", ""))
        kind = Observation if rating is None and justified is None else Judgement
        role, actor = self._evaluator(row.number, said.get("evaluator", ""))
        action = self._rated.action(clause) if clause else None
        if action is not None and action not in self._rated.counted:
            self._alone[action] = row.number
        self._entries.append(
            kind(
                at=at, id=f"row-{row.number}", role=role, actor=actor, source=self._name, clause=clause,
                objective=objective, rating=rating, justified=justified, text=said.get("observed"),
                reason=said.get("reason"),
            )
        )  # fmt: skip

    def _evaluator(self, number: int, text: str) -> tuple[str, str | None]:
        """(role, name) of who writes. What is no role is a name, which stays out of every report."""
        role = self._roles.role(text) or canonical_role(text)
        if not text or self._roles.role(text) or role.startswith(_RATERS):
            return role or _RATERS[0], None
        self._strangers.setdefault(text, []).append(number)
        return _RATERS[0], text

    def _named(self, row: int, what: str, said: Mapping[str, str], known: Sequence[str]) -> str | None:
        name = said.get(what)
        if name is None or name in known:
            return name
        hint, expected = meant(name, known)
        where = f"the SOP {self._rated.sop}" if what == "clause" else "the scenario"
        what = "clause or expected action" if what == "clause" and self._rated.actions else what
        nothing = "" if known else "; --scenario names the one it was held for"
        self._told.fault(row, f"{where} has no {what} {say_value(name)}{hint}{nothing}", expected)
        return None

    def _rating(self, row: int, text: str) -> Rating | None:
        if not text or text.lower() in _NOT_RATED:
            return None
        try:
            return rating_of(text)
        except ValueError as error:
            self._told.cell(row, "rating", text, error)
            return None

    def _justified(self, row: int, text: str) -> bool | None:
        if not text:
            return None
        try:
            return yes_or_no(text)
        except ValueError as error:
            self._told.cell(row, "justified", text, error)
            return None

    def _moment(self, row: int, text: str) -> int:
        if not text:
            return self._end
        reckoning = self._reckoning
        day = reckoning.day or to_datetime(self._start).astimezone(reckoning.zone or UTC).date()
        try:
            found = reckoning.read(text, day)
            if found.clock_only and self._start - found.at > _HALF_A_DAY:
                found = reckoning.read(text, day + timedelta(days=1))
        except ValueError as error:
            self._told.cell(row, "time", text, error)
            return self._end
        if found.twice:
            self._twice.append(row)
        if found.at < self._start:
            self._early.append(row)
        return found.at

    def result(self, warnings: tuple[str, ...]) -> Sheet:
        """What all the rows came to."""
        self._told.raise_if_any()
        return Sheet(tuple(self._entries), (*warnings, *(f"{self._name}: {words}" for words in self._remarks())))

    def _remarks(self) -> Iterator[str]:
        if not self._entries:
            yield "nobody has filled in anything yet"
        if self._zone and self._asked_zone and differ(self._zone, self._asked_zone, (self._start, self._end)):
            yield f"times are read in the zone their heading names, and not in {self._asked_zone}"
        if self._unread:
            yield f"nothing is read from {', '.join(map(say_value, self._unread[:_MOST_NAMED]))}"
        for said, rows in list(self._strangers.items())[:_MOST_NAMED]:
            yield (
                f"{say_value(said)} is no known role and taken for a name, which no report shows "
                f"(--role SAID=ROLE says otherwise): {say_rows(rows)}"
            )
        if self._alone:
            told = ", ".join(f"{name} (row {row})" for name, row in self._alone.items())
            yield f"no objective names this expected action, so its rating counts for none: {told}"
        if self._early:
            yield f"their time is before the timeline begins; is the zone right? {say_rows(self._early)}"
        if self._twice:
            yield f"the clock showed this time twice and the first is taken: {say_rows(self._twice)}"
