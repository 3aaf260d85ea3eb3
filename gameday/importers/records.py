"""Files of any kind that is understood, as one timeline: JSON lines, spreadsheets, evaluator sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row, Table, read_table
from gameday.files.timeline_file import ReadTimeline, read_timeline
from gameday.importers.asked import Asked
from gameday.importers.called import unknown_levels
from gameday.importers.evaluator_sheet import Rated, heading_row, read_sheet
from gameday.importers.headings import headed
from gameday.importers.joining import Part, joined
from gameday.importers.parties import ROLE_KEYS
from gameday.importers.spreadsheet import timeline_of
from gameday.terms.severity import Ladder
from gameday.timeline import Timeline

TABLES = frozenset({".csv", ".tsv", ".tab"})
"""Endings of files that are read as spreadsheets; any other is read as JSON lines."""
_OF_ROLES = ROLE_KEYS | {"actor"}
"""Keys whose columns hold words for roles: `Mia (IC)` too."""


def read_records(
    paths: Sequence[Path],
    asked: Asked,
    rated: Rated | None = None,
    *,
    tables: bool = False,
    ladder: Ladder | None = None,
) -> ReadTimeline:
    """One timeline of several files. Evaluator sheets among them are read by what they may speak of, `rated`.

    With `tables` every file is read as a spreadsheet, whatever its ending. `ladder`: the levels of the SOP that the
    record is judged under; calls of other levels are warned of.

    Raises:
        InputError: files that cannot be read, with the faults of them all; or they are not of one incident.

    """
    parts: list[Part] = []
    sheets: list[tuple[Table, Row]] = []
    warnings: list[str] = []
    faults: list[Fault] = []
    opened: dict[Path, Table] = {}
    for path in paths:
        if tables or path.suffix.lower() in TABLES:
            with _gathering(faults):
                opened[path] = read_table(path)
    for path in paths:
        table = opened.get(path)
        headings = heading_row(table) if table else None
        if table and headings:
            sheets.append((table, headings))
            continue
        with _gathering(faults):
            if table:
                read = timeline_of(table, _asked_of(table, asked, opened.values()))
            elif tables or path.suffix.lower() in TABLES:
                continue  # its fault is told
            else:
                read = read_timeline(path)
            parts.append(Part(str(path), read.timeline))
            warnings += read.warnings
            if ladder is not None:
                warnings += unknown_levels(read, str(path), ladder)
    if faults:
        raise InputError(faults)
    return _with_sheets(_joined(parts, [table.name for table, _ in sheets], warnings), sheets, asked, rated)


@contextmanager
def _gathering(faults: list[Fault]) -> Iterator[None]:
    """Keep the faults of one file, and go on with the next."""
    try:
        yield
    except InputError as error:
        faults += error.faults


def _asked_of(table: Table, asked: Asked, every: Iterable[Table]) -> Asked:
    """What is asked of one table: a heading that stands in another one is not looked for here.

    Nor do the words hold here that a map file says of a column which only another table has.
    """
    elsewhere = {key for one in every if one is not table for key in headed(one, asked.columns)}
    here = headed(table, asked.columns)
    columns = {key: said for key, said in asked.columns.items() if key in here or key not in elsewhere}
    kinds, roles = asked.kinds, asked.roles
    if "kind" in asked.columns.keys() - columns.keys():
        kinds = {said: kind for said, kind in kinds.items() if said not in asked.of_map.kinds}
    of_roles = asked.columns.keys() & _OF_ROLES
    if of_roles and not of_roles & columns.keys():
        stated = {said: role for said, role in roles.stated.items() if said not in asked.of_map.roles}
        roles = replace(roles, stated=stated)
    return replace(asked, columns=columns, kinds=kinds, roles=roles)


def _joined(parts: Sequence[Part], sheets: Sequence[str], warnings: list[str]) -> ReadTimeline:
    if not parts:
        raise InputError(Fault(name, 0, "an evaluator sheet speaks of a timeline", "one beside it") for name in sheets)
    together = joined(parts)
    if together.alike:
        what = "1 entry stands" if together.alike == 1 else f"{together.alike:,} entries stand"
        warnings.append(f"{what} in two files alike, and once in the timeline")
    return ReadTimeline(together.timeline, tuple(warnings))


def _with_sheets(
    read: ReadTimeline, sheets: Sequence[tuple[Table, Row]], asked: Asked, rated: Rated | None
) -> ReadTimeline:
    if not sheets:
        return read
    if rated is None:
        wanted = "it given to `gameday score`, beside the timeline"
        raise InputError(Fault(table.name, 0, "this is an evaluator sheet", wanted) for table, _ in sheets)
    found = [read_sheet(table, headings, asked, rated, read.timeline) for table, headings in sheets]
    parts = [Part("timeline", Timeline(read.timeline.entries))]
    parts += [Part(table.name, Timeline.of(sheet.entries)) for (table, _), sheet in zip(sheets, found, strict=True)]
    whole = Timeline(joined(parts).timeline.entries, read.timeline.header)
    return replace(read, timeline=whole, warnings=(*read.warnings, *(one for sheet in found for one in sheet.warnings)))
