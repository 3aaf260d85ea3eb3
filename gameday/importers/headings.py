"""Which column of a spreadsheet means which key of an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row, Table
from gameday.files.words import meant
from gameday.importers.heading_words import DAY, KEYS, MAPPINGS, SYNONYMS, plain
from gameday.importers.kind_words import tells_kind
from gameday.importers.taking import Taking
from gameday.importers.zones import zone_in
from gameday.terms.frozen import frozen

_HEADING_ROWS = 25
_MOST_NAMED = 12
_NO_OTHER_WAY = ("next_update_at", "reversible", "states", "status")
_MOST_LOOKED_AT = 200
_MAY_BE_KIND = ("what", "action")
"""Keys of some entries whose columns hold the kind in many a log."""


@frozen
class Column:
    """One column that is read: its place from 0, its heading, the key it means."""

    place: int
    heading: str
    key: str
    zone: tzinfo | None = None
    """The zone the heading names."""


@frozen
class Headings:
    """The heading row of a table, understood."""

    row: int
    """Its number."""
    width: int
    columns: tuple[Column, ...]
    unused: tuple[str, ...]
    """Headings nothing is read from."""
    chosen: bool = False
    """Several columns might have been the kind or the text: which is which was chosen by their cells or their order."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """Keys with no column of their own, and no other way to be told: that no entry has them tells nothing."""
        held = {one.key.partition(".")[0] for one in self.columns}
        return tuple(key for key in _NO_OTHER_WAY if key not in held)

    def column(self, key: str) -> Column | None:
        """The column of a key; of several texts the first by its heading's rank."""
        return next((one for one in self.columns if one.key == key), None)

    @property
    def timed(self) -> Column | None:
        """The column whose heading says of which zone the rows' times are: the time's own, else the date's."""
        return next((one for key in ("at", DAY) if (one := self.column(key)) and one.zone), None)


def find_headings(table: Table, stated: Mapping[str, str], tells: Callable[[str], bool] = tells_kind) -> Headings:
    """The first of the upper rows that has a column for the time, or the one below it that parts its columns further.

    Args:
        table: All of it: of several columns that may be the kind, what their cells say decides.
        stated: What a person said, key to heading. An empty heading says that no column means this key.
        tells: Do the words of a cell mean a kind of entry?

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
    for row, below in zip(rows, (*rows[1:], None), strict=True):
        if wanted and not any(_places(row, heading) for heading in wanted):
            continue
        found = _understood(table, row, stated, tells)
        if found.column("at") is not None:
            return found if below is None else _finer(found, table, below, stated, tells)
    raise InputError(_no_time(table.name, rows, stated))


def _finer(
    found: Headings, table: Table, below: Row, stated: Mapping[str, str], tells: Callable[[str], bool]
) -> Headings:
    """Of two rows of headings, `When` over `Date` and `Time`, the lower one, where more columns are known by it."""
    try:
        other = _understood(table, below, stated, tells)
    except InputError:
        return found  # no row of headings, or none that can be read
    more = len(other.columns) > len(found.columns) and other.column("at") is not None
    return other if more else found


def headed(table: Table, stated: Mapping[str, str]) -> frozenset[str]:
    """The keys among the stated ones whose heading stands somewhere in the upper rows."""
    rows = table.rows[:_HEADING_ROWS]
    return frozenset(key for key, heading in stated.items() if heading and any(_places(row, heading) for row in rows))


def _places(row: Row, heading: str) -> list[int]:
    """Where a stated heading stands: letter by letter, else by its plain words."""
    exact = [place for place, cell in enumerate(row.cells) if _written(cell) == _written(heading)]
    return exact or [place for place, cell in enumerate(row.cells) if plain(cell) == plain(heading)]


def _written(heading: str) -> str:
    return " ".join(heading.lower().split())


def told_kinds(rows: Iterable[Row], place: int, tells: Callable[[str], bool]) -> int:
    """How many cells of a column hold words that mean a kind."""
    return sum(place < len(row.cells) and bool(row.cells[place]) and tells(row.cells[place]) for row in rows)


def rows_below(table: Table, heading: int) -> list[Row]:
    """As many rows below the headings as are looked at to tell what a column holds."""
    return [row for row in table.rows if row.number > heading][:_MOST_LOOKED_AT]


def _understood(table: Table, row: Row, stated: Mapping[str, str], tells: Callable[[str], bool]) -> Headings:
    faults = [fault for heading in stated.values() if (fault := _misnamed(table.name, row, heading))]
    if faults:
        raise InputError(faults)
    taking = Taking(table.name, row)
    for key, heading in stated.items():
        if heading:
            taking.give(key, _places(row, heading))
    if "kind" not in stated:
        below = rows_below(table, row.number)
        words = ("kind", *SYNONYMS["kind"], *(key for key in _MAY_BE_KIND if key not in stated))
        taking.take_kind(words, lambda place: told_kinds(below, place, tells))
    for key in KEYS:
        if key not in stated:
            taking.take(key, (key.replace("_", " "),))
    taking.take_mappings()
    for key, words in SYNONYMS.items():
        if key not in stated:
            taking.take(key, words)
    taking.take_date(stated)
    if "text" not in stated:
        taking.take_texts()
    columns = tuple(Column(place, row.cells[place], key, zone_in(row.cells[place])) for place, key in taking.given())
    held = {one.place for one in columns}
    unused = tuple(cell for place, cell in enumerate(row.cells) if cell and place not in held)
    return Headings(row.number, len(row.cells), columns, unused, taking.chosen)


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
