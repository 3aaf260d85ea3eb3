"""Which column says what kind of entry each row is, where no heading is known to: looked for in what its cells say."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable

from gameday.files.csv_table import Row, Table
from gameday.files.words import say_value
from gameday.importers.heading_words import DAY
from gameday.importers.headings import Headings, rows_below, told_kinds
from gameday.importers.kind_words import plain, tells_kind
from gameday.terms.audience import UPDATE_STATUSES

_MOST_NAMED = 12
_LONGEST = 60


def no_kind(table: Table, headings: Headings, tells: Callable[[str], bool] = tells_kind) -> str:
    """What to tell a person: the column that most likely is meant, else the headings there are.

    Nothing where a column says kinds; of one that is headed so and says none only where another most likely is meant.
    """
    (row,) = (row for row in table.rows if row.number == headings.row)
    kind = headings.column("kind")
    below = rows_below(table, headings.row)
    if kind is not None and told_kinds(below, kind.place, tells):
        return ""
    likely = _likely(table, headings, tells)
    wrong = "no column is known to say what kind of entry each row is"
    if kind is not None:
        wrong = f"no word under {say_value(kind.heading[:_LONGEST])} is known to mean a kind of entry"
    if likely is not None and row.cells[likely]:
        said = row.cells[likely]
        if stages := _stages(headings, likely, below):
            return f"{wrong}; {_say_stages(said, stages)}"
        option = shlex.quote(f"kind={said}") if said.isprintable() and len(said) <= _LONGEST else "kind=HEADING"
        return f"{wrong}; most words under {say_value(said[:_LONGEST])} mean one (--map {option})"
    if kind is not None:
        return ""
    others = [cell[:40] for place, cell in enumerate(row.cells) if cell and place not in _times(headings)]
    shown = ", ".join(say_value(cell) for cell in others[:_MOST_NAMED])
    return f"{wrong}{f': there are {shown}' if shown else ''} (--map kind=HEADING)"


def _stages(headings: Headings, place: int, below: Iterable[Row]) -> tuple[str, ...]:
    """The words of a column headed as the status, where all of them are stages that updates tell; else none."""
    column = headings.column("status")
    if column is None or column.place != place:
        return ()
    words = {row.cells[place]: plain(row.cells[place]) for row in below if place < len(row.cells) and row.cells[place]}
    stages = set(words.values()) <= set(UPDATE_STATUSES) and all(map(str.isprintable, (column.heading, *words)))
    return tuple(words) if stages and len(column.heading) <= _LONGEST else ()


def _say_stages(said: str, stages: Iterable[str]) -> str:
    options = [f"--map {shlex.quote(f'kind={said}')}"]
    options += [f"--kind {shlex.quote(f'{stage}=status page update')}" for stage in stages]
    every = f"{say_value(said)} holds the stages of a status page, of which each row is an update"
    return f"{every} ({' '.join(options)})"


def _times(headings: Headings) -> frozenset[int]:
    return frozenset(one.place for one in headings.columns if one.key in ("at", DAY))


def _likely(table: Table, headings: Headings, tells: Callable[[str], bool]) -> int | None:
    """The place of the column that holds words for kinds most often, and in half of its cells or more."""
    below = rows_below(table, headings.row)
    found: dict[int, int] = {}
    for place in range(headings.width):
        said = sum(place < len(row.cells) and bool(row.cells[place]) for row in below)
        known = told_kinds(below, place, tells)
        if known and place not in _times(headings) and 2 * known >= said:
            found[place] = known
    return max(found, key=lambda place: (found[place], -place), default=None)
