"""The append-only ordered record of one drill or one real incident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, starmap
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from gameday.timeline.entry import Basis, Entry
from gameday.timeline.header import Header

E = TypeVar("E", bound=Entry)
Groups = dict[object, list[Entry]]
_AT = attrgetter("at")
_VOICE = attrgetter("actor", "role")
_BASIS, _INCIDENT = attrgetter("basis"), attrgetter("incident")
_STRETCH = 512
"""So many entries at a time: about what the processor keeps at hand."""


class Voice(NamedTuple):
    """Who spoke or acted, and as what: many entries have it in common."""

    actor: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in order of time; equal times keep the order they came in.

    Build it with `Timeline.of`, which sorts; the constructor trusts its caller.
    """

    entries: tuple[Entry, ...]
    header: Header | None = None
    _by_kind: dict[str, list[Any]] = field(init=False, repr=False, compare=False)
    _merged: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Several kinds as one list, as they were asked for; a timeline never changes."""
    _grouped: dict[tuple[tuple[str, ...], tuple[str, ...]], Groups] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _voices: list[frozenset[Voice]] = field(default_factory=list, init=False, repr=False, compare=False)
    """Once they were asked for."""
    bases: frozenset[Basis] = field(init=False, repr=False, compare=False)
    """Was it done or only said: what its entries rest on, each once."""
    incidents: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every incident that an entry names."""
    planned: tuple[Entry, ...] = field(init=False, repr=False, compare=False)
    """Entries that were planned for a time, as what a script sends is."""

    def __post_init__(self) -> None:
        # On a long record, fetching an entry from memory costs more than what is asked of it: so a stretch at a time.
        by_kind: defaultdict[str, list[Entry]] = defaultdict(list)
        bases: set[Basis] = set()
        incidents: set[str | None] = set()
        planned: list[Entry] = []
        for start in range(0, len(self.entries), _STRETCH):
            near = self.entries[start : start + _STRETCH]
            for one in near:
                by_kind[one.kind].append(one)
            bases.update(map(_BASIS, near))
            incidents.update(map(_INCIDENT, near))
            planned += [one for one in near if one.planned_at is not None]
        object.__setattr__(self, "_by_kind", dict(by_kind))
        object.__setattr__(self, "bases", frozenset(bases))
        object.__setattr__(self, "incidents", frozenset(filter(None, incidents)))
        object.__setattr__(self, "planned", tuple(planned))

    @classmethod
    def of(cls, entries: Iterable[Entry], header: Header | None = None) -> Timeline:
        """A timeline of entries in any order."""
        return cls(tuple(sorted(entries, key=_AT)), header)

    @property
    def voices(self) -> frozenset[Voice]:
        """Every voice in it, each once."""
        if not self._voices:
            self._voices.append(frozenset(starmap(Voice, set(map(_VOICE, self.entries)))))
        return self._voices[0]

    def every(self, kind: type[E]) -> list[E]:
        """All entries of one class, in order."""
        found: list[E] = self._by_kind.get(kind.kind, [])
        return found

    def first(self, kind: type[E]) -> E | None:
        """The earliest entry of one class."""
        found: list[E] | None = self._by_kind.get(kind.kind)
        return found[0] if found else None

    def last(self, kind: type[E]) -> E | None:
        """The latest entry of one class."""
        found: list[E] | None = self._by_kind.get(kind.kind)
        return found[-1] if found else None

    def of_kinds(self, kinds: Iterable[str]) -> list[Entry]:
        """All entries of several kinds, in order of time."""
        asked = tuple(kinds)
        found = self._merged.get(asked)
        if found is None:
            found = self._merged[asked] = self._merge(asked)
        return found

    def _merge(self, kinds: tuple[str, ...]) -> list[Entry]:
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
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
