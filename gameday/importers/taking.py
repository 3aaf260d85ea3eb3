"""Gives the columns of a heading row to the keys of an entry, one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row
from gameday.importers.heading_words import DAY, MAPPINGS, SYNONYMS, plain
from gameday.importers.zones import zone_in

_IN_PARTS = frozenset({"at", "actor", "text"})
"""Keys that one part of a heading may name: of `Name / Role` the first is meant."""
_KNOWN = frozenset(word for words in SYNONYMS.values() for word in words)


class Taking:
    """Gives each column of a heading row to one key at most, and each key one column."""

    def __init__(self, name: str, row: Row) -> None:
        self._name, self._row = name, row
        self._cells = [plain(cell) for cell in row.cells]
        self._parts = [_parts(cell) for cell in row.cells]
        self._taken: dict[int, str] = {}
        self._texts: list[int] = []
        """Columns of text beside the first."""
        self._passed_over: list[int] = []
        """They might have been the kind."""

    def give(self, key: str, places: Sequence[int]) -> None:
        """Give a key the column a person stated."""
        self._taken.update((place, key) for place in places)

    def take(self, key: str, words: Sequence[str]) -> None:
        """Give a key the first free column that is headed so, in the order of the words."""
        named = self._headed(words) if key in _IN_PARTS else self._whole(words)
        free = [place for place in named if place not in self._taken]
        if not free or key in self._taken.values():
            return
        if key == "at" and len(free) > 1:
            free = self._plainest(free)
        if key == "at" and len(free) > 1:
            both = " and ".join(repr(self._row.cells[place][:40]) for place in free[:2])
            fault = Fault(self._name, self._row.number, f"{both} may both be the time", "--map at=HEADING to say which")
            raise InputError(fault)
        self._taken[free[0]] = key

    def _headed(self, words: Sequence[str]) -> list[int]:
        """The columns headed by one of these words, in the order of the words; then those one part of which is one."""
        part = [place for word in words for place, parts in enumerate(self._parts) if word in parts]
        return list(dict.fromkeys([*self._whole(words), *part]))

    def _whole(self, words: Sequence[str]) -> list[int]:
        return [place for word in words for place, cell in enumerate(self._cells) if cell == word]

    def _plainest(self, places: list[int]) -> list[int]:
        """Of one time in several zones, `Time (UTC)` and `Time (local)`, the only one whose zone is named."""
        zoned = [place for place in places if zone_in(self._row.cells[place])]
        return zoned if len({self._cells[place] for place in places}) == 1 and len(zoned) == 1 else places

    def take_mappings(self) -> None:
        """Columns headed `facts.users_affected` or `states.impact`."""
        for place, cell in enumerate(self._row.cells):
            whole, dot, part = cell.strip().partition(".")
            if dot and part and whole.lower() in MAPPINGS:
                self._taken.setdefault(place, f"{whole.lower()}.{part.strip()}")

    def take_kind(self, words: Sequence[str], told: Callable[[int], int]) -> None:
        """Give the kind the column whose cells tell kinds most often; of equals the one that is headed so the plainest.

        Args:
            words: What it may be headed, the plainest first.
            told: How many cells of the column at a place tell a kind.

        """
        free = [place for place in self._headed(words) if place not in self._taken]
        if not free:
            return
        best = max(free, key=lambda place: (told(place), -free.index(place)))
        self._taken[best] = "kind"
        self._passed_over = [place for place in free if place != best]

    def take_date(self, stated: Mapping[str, str]) -> None:
        """A column headed as a date is the time, where nothing else is."""
        if "at" not in stated and "at" not in self._taken.values():
            self._taken |= {place: "at" for place, taken in self._taken.items() if taken == DAY}

    def take_texts(self) -> None:
        """Whatever else is headed as text is text too; without any, what might have been the kind."""
        spare = [place for place in self._passed_over if self._taken.get(place) in (None, "category")]
        if "text" not in self._taken.values():
            self._taken |= dict.fromkeys(spare[:1], "text")
            return
        words = ("text", *SYNONYMS["text"])
        self._texts = sorted(place for place in self._headed(words) if place not in self._taken)

    @property
    def chosen(self) -> bool:
        """Was there more than one column that could have been the kind, or that is text?"""
        return bool(self._passed_over or self._texts)

    def given(self) -> tuple[tuple[int, str], ...]:
        """(place, key) of every column that is read; of texts the first one first, wherever it stands."""
        return (*sorted(self._taken.items()), *((place, "text") for place in self._texts))


def _parts(heading: str) -> tuple[str, ...]:
    """The parts of `Event / Comment` in plain words; none of a heading that is known as it stands, or has no parts."""
    parts = [plain(part) for part in re.split(r"[/&|+]", heading)]
    return tuple(part for part in parts if part) if len(parts) > 1 and plain(heading) not in _KNOWN else ()
