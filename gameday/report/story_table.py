"""The timeline as a page shows it: each row with its clock, its day where that changes, and who points at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gameday.report.clock import say_day, say_time
from gameday.report.words import applicable
from gameday.retrospective import Retrospective
from gameday.retrospective.model import Row
from gameday.terms.duration import say_since
from gameday.terms.frozen import frozen

MOST_CITED = 4
"""Back links of one row; the clauses themselves name all their evidence."""


@frozen
class StoryLine:
    """A row of the timeline in its place on the page."""

    row: Row
    clock: str
    """The time of day in UTC, with the date on the first row of another day; a signature has its date before it."""
    cited: tuple[str, ...]
    """Ids of clauses that name this entry, or a later step of its ramp, as evidence, at most `MOST_CITED`."""
    later: tuple[Row, ...] = ()
    """The further steps of the ramp that this row tells as one."""


def facts_of(retro: Retrospective) -> tuple[StoryLine, ...]:
    """Everything but talk."""
    return tuple(_lines(retro, talk=False))


def talk_of(retro: Retrospective) -> tuple[StoryLine, ...]:
    """What was said."""
    return tuple(_lines(retro, talk=True))


def dated(retro: Retrospective, rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Each row with its clock, and the date before it on the first row of another day."""
    day = say_day(retro.chart.start)
    for row in rows:
        today, clock = say_day(row.at), row_clock(row)
        yield row, f"{today} {clock}" if today != day and row.signed_at is None else clock
        day = today


def row_story(row: Row) -> str:
    """When it was in the story: `+5:12`; of a signature the date."""
    return say_since(row.since) if row.signed_at is None else say_day(row.signed_at)


def row_clock(row: Row) -> str:
    """The time of day in UTC: `14:52:07`."""
    return say_time(row.at if row.signed_at is None else row.signed_at)


def _lines(retro: Retrospective, *, talk: bool) -> Iterator[StoryLine]:
    cited: dict[str, list[str]] = {}
    for line in applicable(retro):
        for entry in line.evidence:
            cited.setdefault(entry, []).append(line.clause)
    steps: dict[str, list[Row]] = {}
    for row in retro.rows:
        steps.setdefault(row.ramp or row.id, []).append(row)
    shown = (row for row in retro.rows if (row.strand == "talk") is talk and row.ramp in ("", row.id))
    for row, clock in dated(retro, shown):
        told = steps[row.id]
        clauses = dict.fromkeys(clause for one in told for clause in cited.get(one.id, ()))
        yield StoryLine(row, clock, tuple(clauses)[:MOST_CITED], tuple(told[1:]))
