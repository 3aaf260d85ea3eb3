"""Which column says what kind of entry each row is, where no heading is known to: looked for in what its cells say."""

from __future__ import annotations

import shlex

from gameday.files.csv_table import Table
from gameday.files.words import say_value
from gameday.importers.headings import DAY, Headings
from gameday.importers.kind_words import meant_by

_MOST_LOOKED_AT = 200
_MOST_NAMED = 12
_LONGEST = 60


def no_kind(table: Table, headings: Headings) -> str:
    """What to tell a person: the column that most likely is meant, else the headings there are."""
    (row,) = (row for row in table.rows if row.number == headings.row)
    wrong = "no column is known to say what kind of entry each row is"
    likely = _likely(table, headings)
    if likely is not None and row.cells[likely]:
        said = row.cells[likely]
        option = shlex.quote(f"kind={said}") if said.isprintable() and len(said) <= _LONGEST else "kind=HEADING"
        return f"{wrong}; most words under {say_value(said[:_LONGEST])} mean one (--map {option})"
    others = [cell[:40] for place, cell in enumerate(row.cells) if cell and place not in _times(headings)]
    shown = ", ".join(say_value(cell) for cell in others[:_MOST_NAMED])
    return f"{wrong}{f': there are {shown}' if shown else ''} (--map kind=HEADING)"


def _times(headings: Headings) -> frozenset[int]:
    return frozenset(one.place for one in headings.columns if one.key in ("at", DAY))


def _likely(table: Table, headings: Headings) -> int | None:
    """The place of the column that holds words for kinds most often, and in half of its cells or more."""
    below = [row.cells for row in table.rows if row.number > headings.row][:_MOST_LOOKED_AT]
    found: dict[int, int] = {}
    for place in range(headings.width):
        said = [cells[place] for cells in below if place < len(cells) and cells[place]]
        known = sum(meant_by(words) is not None for words in said)
        if known and place not in _times(headings) and 2 * known >= len(said):
            found[place] = known
    return max(found, key=lambda place: (found[place], -place), default=None)
