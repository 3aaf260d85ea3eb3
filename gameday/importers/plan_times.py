"""When the rows of a planner's table happen: at their own times, or spread evenly over the phases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gameday.importers.plan_rows import PlanRow
from gameday.importers.slugs import free_slug
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.frozen import frozen


@frozen
class PlanPhase:
    """A phase, with its rows in their order."""

    id: str
    title: str
    rows: tuple[PlanRow, ...]

    @property
    def at(self) -> int:
        """When it begins, milliseconds after the start: with the earliest of its rows."""
        return min(row.at or 0 for row in self.rows)


@frozen
class Timed:
    """Every row with its time, the phases they make, and what a person should know about the times."""

    rows: tuple[PlanRow, ...]
    phases: tuple[PlanPhase, ...]
    notes: tuple[str, ...] = ()

    def phase_of(self, row: PlanRow) -> PlanPhase | None:
        """The phase a row belongs to."""
        return next((one for one in self.phases if any(it.number == row.number for it in one.rows)), None)


def timed(rows: Sequence[PlanRow], every: int) -> Timed:
    """The rows with a time each: their own, that of the row above, or an even share of their phase.

    `every`: how long a phase lasts where no row has a time, milliseconds.
    """
    if not any(row.at is not None for row in rows):
        return _evenly(rows, every)
    at, found, copied = 0, [], []
    for row in rows:
        if row.at is None and not row.scene:
            copied.append(row.number)
        at = row.at if row.at is not None else at
        found.append(replace(row, at=at))
    if not copied:
        return Timed(tuple(found), _phases(found))
    shown = ", ".join(map(str, copied[:6])) + (" and more" if len(copied) > 6 else "")
    return Timed(tuple(found), _phases(found), (f"rows without a time stand at that of the row above: {shown}",))


def _evenly(rows: Sequence[PlanRow], every: int) -> Timed:
    times: dict[int, int] = {}
    for number, phase in enumerate(_phases(rows)):
        events = [row for row in phase.rows if not row.scene]
        for place, row in enumerate(events):
            at = number * every + place * every // max(1, len(events))
            times[row.number] = at // MINUTE * MINUTE if every >= MINUTE * max(1, len(events)) else at
        times |= {row.number: number * every for row in phase.rows if row.scene}
    note = (
        f"the plan has no times: a phase begins every {say_duration(every)} (--every says otherwise), "
        "its events spread evenly"
    )
    found = [replace(row, at=times.get(row.number, 0)) for row in rows]
    return Timed(tuple(found), _phases(found), (note,))


def _phases(rows: Iterable[PlanRow]) -> tuple[PlanPhase, ...]:
    """The phases by their column, in the order they first occur; an empty cell belongs to the phase above it."""
    titles: dict[str, str] = {}
    held: dict[str, list[PlanRow]] = {}
    current = ""
    for row in rows:
        current = row.phase.lower() or current
        if current:
            titles.setdefault(current, row.phase)
            held.setdefault(current, []).append(row)
    ids: list[str] = []
    for title in titles.values():
        ids.append(free_slug(title, "phase", set(ids)))
    return tuple(PlanPhase(id_, titles[key], tuple(held[key])) for id_, key in zip(ids, titles, strict=True))
