"""The cells of one row by the key each means, where its kind of entry has that key; free words go into its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gameday.files.csv_table import Row
from gameday.importers.headings import Headings
from gameday.terms.frozen import frozen
from gameday.terms.look import CHECKS

_INSTEAD: Mapping[str, str] = {
    **dict.fromkeys(("what", "action", "title"), "text"),
    **dict.fromkeys(("owner", "person", "from"), "actor"),
    **dict.fromkeys(("level", "priority"), "severity"),
    "to": "target",
}
"""A key that only some kinds of entry have, and what its column means beside any other kind."""


@frozen
class Said:
    """One cell: the key it means, the heading it stands under, what it says."""

    key: str
    heading: str
    text: str


def said_in(row: Row, headings: Headings) -> list[Said]:
    """What the cells of a row say, in the order of the columns; empty ones say nothing."""
    return [
        Said(one.key, one.heading, row.cells[one.place])
        for one in headings.columns
        if one.place < len(row.cells) and row.cells[one.place]
    ]


def placed(said: Iterable[Said], known: Iterable[str], headings: Headings) -> list[Said]:
    """The same under keys that the entry has, as far as their columns may mean one.

    Args:
        said: What the cells say.
        known: The keys an entry of this kind has.
        headings: A column of its own for a key stands before another that may mean it.

    """
    keys = frozenset(known)
    return [_placed(one, keys, headings) for one in said]


def _placed(one: Said, known: frozenset[str], headings: Headings) -> Said:
    has = one.key in known and not (one.key == "what" and one.text.lower() not in CHECKS)
    other = _INSTEAD.get(one.key)
    if has or other is None or other not in known or (other != "text" and headings.column(other)):
        return one
    return Said(other, one.heading, one.text)


def with_words(text: object, rest: Sequence[Said]) -> str | None:
    """A text and what other columns of text say, each under its heading; what is said already is not said again."""
    told = text if isinstance(text, str) else ""
    for one in rest:
        if one.text not in told:
            told = f"{told} ({one.heading}: {one.text})" if told else one.text
    return told or None
