"""The append-only ordered record of one drill or one real incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar, cast

from gameday.timeline.entry import Entry
from gameday.timeline.header import Header

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in order of time; equal times keep the order they came in.

    Build it with `Timeline.of`, which sorts; the constructor trusts its caller.
    """

    entries: tuple[Entry, ...]
    header: Header | None = None
    _by_kind: dict[str, list[Entry]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for one in self.entries:
            self._by_kind.setdefault(one.kind, []).append(one)

    @classmethod
    def of(cls, entries: Iterable[Entry], header: Header | None = None) -> Timeline:
        """A timeline of entries in any order."""
        return cls(tuple(sorted(entries, key=lambda one: one.at)), header)

    def every(self, kind: type[E]) -> list[E]:
        """All entries of one class, in order."""
        return cast("list[E]", self._by_kind.get(kind.kind, []))

    def first(self, kind: type[E]) -> E | None:
        """The earliest entry of one class."""
        return next(iter(self.every(kind)), None)

    def last(self, kind: type[E]) -> E | None:
        """The latest entry of one class."""
        found = self.every(kind)
        return found[-1] if found else None

    def of_kinds(self, kinds: Iterable[str]) -> list[Entry]:
        """All entries of several kinds, in order of time."""
        lists = [self._by_kind[kind] for kind in dict.fromkeys(kinds) if kind in self._by_kind]
        if len(lists) == 1:
            return lists[0]
        # Stable by time; entries of one instant but several kinds stand in the order the kinds were asked for.
        return sorted((one for found in lists for one in found), key=lambda one: one.at)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)
