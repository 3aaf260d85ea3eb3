"""The rows of a planner's table, read cell by cell: times, phases, who says what to whom, what is expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row
from gameday.files.node import Json
from gameday.files.sheet import Sheet
from gameday.files.words import say_value
from gameday.importers.inject_words import channel_of, kind_by_sender, kind_meant, mode_meant
from gameday.importers.msel_cells import shown
from gameday.importers.msel_fields import facts_meant, length_meant, lines_of
from gameday.importers.plan_headings import PLAN_KEYS, PlanHeadings, PlanKey
from gameday.importers.planned_roles import role_meant, roles_meant, say_unknown
from gameday.importers.story_time import StoryClock, looks_like_clock, meant_by
from gameday.terms.frozen import frozen

T = TypeVar("T")
_CONTEXT = frozenset({"phase", "context", "contextual", "contextual event", "narrative", "background", "scenario",
                      "situation", "ground truth", "start", "startex", "introduction"})  # fmt: skip
"""Words for rows that set the scene, and are no inject."""
_MOST_FAULTS = 50
_SPOKEN = "message"
_WORD = re.compile(r"[^\W\d_]{4}")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of a plan, understood."""

    number: int
    at: int | None
    """Milliseconds after the start; None: the row says no time."""
    phase: str
    """Title of its phase; empty: none, or that of the row above."""
    scene: bool
    """It sets the scene of its phase, and is no inject."""
    kind: str = _SPOKEN
    channel: str | None = None
    mode: str = "automatic"
    sender: str = ""
    to: tuple[str, ...] = ()
    message: str = ""
    expected: tuple[str, ...] = ()
    role: str | None = None
    within: str | None = None
    objective: str = ""
    questions: tuple[str, ...] = ()
    facts: Mapping[str, Json] = field(default_factory=dict)
    notes: str = ""
    places: Mapping[PlanKey, str] = field(default_factory=dict)
    """Where each cell stands."""


@frozen
class PlanRows:
    """Every row, and what a person should know about how they were read."""

    rows: tuple[PlanRow, ...]
    notes: tuple[str, ...]


def plan_rows(sheet: Sheet, headings: PlanHeadings, clock: StoryClock) -> PlanRows:
    """The rows below the headings.

    Raises:
        InputError: cells that cannot be read, each by its address.

    """
    reader = _Reader(sheet, headings, clock)
    rows = tuple(found for row in sheet.rows if row.number > headings.row and (found := reader.row(row)) is not None)
    return PlanRows(rows, reader.result(rows))


class _Reader:
    """Takes rows, collects what is wrong and what is worth knowing."""

    def __init__(self, sheet: Sheet, headings: PlanHeadings, clock: StoryClock) -> None:
        self._sheet, self._headings = sheet, headings
        self._faults: list[Fault] = []
        self._by_sender: dict[str, str] = {}
        self._own_roles: dict[str, str] = {}
        """Roles to where they stand first."""
        below = [row for row in sheet.rows if row.number > headings.row]
        times = [headings.text(row, "time") for row in below]
        self._clock = meant_by(clock, times)
        late = looks_like_clock(times) if clock.start is None else None
        if late:
            first = next(row for row in below if headings.text(row, "time"))
            wrong = f"these look like times of day (the first is {late}) and the start is not said"
            self._faults.append(Fault(self._where(first, "time"), 0, wrong, f"--start such as --start {late}"))
            self._clock = replace(clock, start=0)

    def row(self, row: Row) -> PlanRow | None:
        """One row; None where it says nothing."""
        said = self._headed(row, {key: shown(self._headings.text(row, key)) for key in PLAN_KEYS})
        if not any(said.values()):
            return None
        scene = said["kind"].lower().strip() in _CONTEXT or not (said["message"] or said["expected"])
        at = self._read(row, "time", said["time"], self._clock.read) if said["time"] else None
        kind = self._kind(row, said) if not scene else _SPOKEN
        return PlanRow(
            number=row.number, at=at, phase=said["phase"], scene=scene, kind=kind,
            channel=channel_of(said["kind"]),
            mode=self._read(row, "delivery", said["delivery"], _mode) or "automatic",
            sender=said["from"],
            to=self._roles(row, "to", said["to"]),
            message=said["message"],
            expected=lines_of(said["expected"]),
            role=self._role(row, said["role"]),
            within=self._read(row, "within", said["within"], length_meant) if said["within"] else None,
            objective=said["objective"],
            questions=lines_of(said["questions"]),
            facts=self._read(row, "facts", said["facts"], facts_meant) or {} if said["facts"] else {},
            notes=said["notes"],
            places={key: self._where(row, key) for key in PLAN_KEYS},
        )  # fmt: skip

    def _headed(self, row: Row, said: dict[PlanKey, str]) -> dict[PlanKey, str]:
        """The row with its phase, where it is a heading between the rows: a few words alone, and no time."""
        alone = [cell for cell in row.cells if cell]
        named = "phase" in self._headings.places
        if named or said["message"] or len(alone) != 1 or not _WORD.search(alone[0]):
            return said
        try:
            self._clock.read(alone[0])
        except ValueError:
            return {**dict.fromkeys(said, ""), "phase": shown(alone[0])}
        return said

    def result(self, rows: tuple[PlanRow, ...]) -> tuple[str, ...]:
        """What is worth knowing. Raises InputError where something is wrong."""
        if not any(row.message for row in rows):
            where = self._sheet.where(self._headings.row, self._headings.places["message"])
            self._faults.append(Fault(where, 0, "no row below has a message", "a row for each event"))
        if self._faults:
            more = len(self._faults) - _MOST_FAULTS
            told = [Fault(self._sheet.name, 0, f"and {more:,} more faults")] if more > 0 else []
            raise InputError([*self._faults[:_MOST_FAULTS], *told])
        return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        yield from self._sheet.warnings
        if self._headings.unused:
            columns = "column" if len(self._headings.unused) == 1 else "columns"
            yield f"nothing is read from the {columns} {', '.join(map(say_value, self._headings.unused))}"
        for sender, kind in self._by_sender.items():
            yield f"what comes from {say_value(sender)} is taken for the kind `{kind}`"
        for role, where in self._own_roles.items():
            yield from (f"{where}: {words}" for words in say_unknown([role]))

    def _kind(self, row: Row, said: Mapping[PlanKey, str]) -> str:
        if said["kind"]:
            return self._read(row, "kind", said["kind"], kind_meant) or _SPOKEN
        kind = kind_by_sender(said["from"])
        if kind is None:
            return _SPOKEN
        self._by_sender[said["from"]] = kind
        return kind

    def _roles(self, row: Row, key: PlanKey, text: str) -> tuple[str, ...]:
        found = self._read(row, key, text, roles_meant) or () if text else ()
        self._first_met(row, key, found)
        return found

    def _role(self, row: Row, text: str) -> str | None:
        found = self._read(row, "role", text, role_meant) if text else None
        self._first_met(row, "role", [found] if found else [])
        return found

    def _first_met(self, row: Row, key: PlanKey, roles: Iterable[str]) -> None:
        for role in roles:
            self._own_roles.setdefault(role, self._where(row, key))

    def _read(self, row: Row, key: PlanKey, text: str, read: Callable[[str], T]) -> T | None:
        try:
            return read(text)
        except ValueError as error:
            why, _, expected = f", {error}".partition(", expected ")
            reason = f" ({why.removeprefix(', ')})" if why else ""
            wrong = f"`{self._heading(key)}` cannot be {say_value(text)}{reason}"
            self._faults.append(Fault(self._where(row, key), 0, wrong, expected))
            return None

    def _heading(self, key: PlanKey) -> str:
        row = next(row for row in self._sheet.rows if row.number == self._headings.row)
        return row.cells[self._headings.places[key]][:60]

    def _where(self, row: Row, key: PlanKey) -> str:
        return self._sheet.where(row.number, self._headings.places.get(key, 0))


def _mode(text: str) -> str:
    return mode_meant(text) if text else "automatic"
