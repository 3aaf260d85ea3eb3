"""The append-only ordered record of one drill or one real incident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, TypeVar, cast

from gameday.timeline.entry import Basis, Entry
from gameday.timeline.header import Header

E = TypeVar("E", bound=Entry)
Groups = dict[object, list[Entry]]
_Said = tuple[str | None, str | None, Basis, str | None]
_AT = attrgetter("at")
_STRETCH = 4096
"""So many entries at a time: about what the processor keeps at hand."""


class Voice(NamedTuple):
    """Who spoke or acted, how, and of which incident: what many entries have in common."""

    actor: str | None
    role: str | None
    basis: Basis
    incident: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in order of time; equal times keep the order they came in.

    Build it with `Timeline.of`, which sorts; the constructor trusts its caller.
    """

    entries: tuple[Entry, ...]
    header: Header | None = None
    _by_kind: dict[str, list[Entry]] = field(init=False, repr=False, compare=False)
    _merged: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Several kinds as one list, as they were asked for; a timeline never changes."""
    _grouped: dict[tuple[tuple[str, ...], tuple[str, ...]], Groups] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    voices: frozenset[Voice] = field(init=False, repr=False, compare=False)
    """Every voice in it, each once."""

    def __post_init__(self) -> None:
        # On a long record, fetching an entry from memory costs more than what is asked of it: so a stretch at a time,
        # and within it kind by kind, because the interpreter reads fields fastest where the class stays the same.
        by_kind: defaultdict[str, list[Entry]] = defaultdict(list)
        voices: set[_Said] = set()
        for start in range(0, len(self.entries), _STRETCH):
            near: defaultdict[str, list[Entry]] = defaultdict(list)
            for one in self.entries[start : start + _STRETCH]:
                near[one.kind].append(one)
            for kind, alike in near.items():
                by_kind[kind] += alike
                _hear(alike, voices)
        object.__setattr__(self, "_by_kind", dict(by_kind))
        object.__setattr__(self, "voices", frozenset(map(Voice._make, voices)))

    @classmethod
    def of(cls, entries: Iterable[Entry], header: Header | None = None) -> Timeline:
        """A timeline of entries in any order."""
        return cls(tuple(sorted(entries, key=_AT)), header)

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
        asked = tuple(kinds)
        found = self._merged.get(asked)
        if found is None:
            found = self._merged[asked] = self._merge(asked)
        return found

    def _merge(self, kinds: tuple[str, ...]) -> list[Entry]:
        lists = [self._by_kind[kind] for kind in dict.fromkeys(kinds) if kind in self._by_kind]
        if len(lists) == 1:
            return lists[0]
        # Stable by time; entries of one instant but several kinds stand in the order the kinds were asked for.
        return sorted(chain.from_iterable(lists), key=_AT)

    def having(self, kinds: Iterable[str], values: Mapping[str, object]) -> list[Entry]:
        """All entries of several kinds that have these fields, with these values."""
        names = tuple(values)
        key = tuple(kinds), names
        groups = self._grouped.get(key)
        if groups is None:
            groups = self._grouped[key] = _grouped(self.of_kinds(key[0]), names)
        return groups.get(values[names[0]] if len(names) == 1 else tuple(values.values()), [])

    def first_of(self, kinds: Iterable[str]) -> Entry | None:
        """The earliest entry of several kinds; at one instant the one whose kind was asked for first."""
        firsts = [self._by_kind[kind][0] for kind in kinds if kind in self._by_kind]
        return min(firsts, key=_AT, default=None)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


def _grouped(entries: Iterable[Entry], names: tuple[str, ...]) -> Groups:
    """Entries by the value of a field, or by the values of several; one without such a field is in no group."""
    value_of = attrgetter(*names)
    groups: Groups = defaultdict(list)
    for one in entries:
        try:
            groups[value_of(one)].append(one)
        except AttributeError:
            continue
    return groups


def _hear(entries: Iterable[Entry], voices: set[_Said]) -> None:
    """Add the voices of some entries; most say nothing in another voice than the one before."""
    last: _Said | None = None
    for one in entries:
        said = one.actor, one.role, one.basis, one.incident
        if said != last:
            voices.add(said)
            last = said
