"""One fact on the timeline: what every kind of entry has in common."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Literal, TypeVar, cast, dataclass_transform

from gameday.terms.frozen import put, sealed, set_plainly
from gameday.terms.kinds import Kind

Basis = Literal["done", "stated"]
States = tuple[tuple[str, str], ...]
"""What an update or hand-over said: (element, its words) pairs, in the order of the file."""
C = TypeVar("C", bound=type)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def entry(cls: C) -> C:
    """Make a class a kind of entry: frozen, slotted, its fields given by keyword.

    What `Entry` can say for all of them once is not generated for each: there are half a hundred, and every command
    loads them.
    """
    kind: Any = sealed(dataclass(slots=True, kw_only=True, eq=False, repr=False, init=False)(cls))
    kind._read = attrgetter(*_names(kind))
    return cast("C", set_plainly(kind))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@entry
class Entry:
    """What every kind has in common. Times are milliseconds since 1970-01-01 UTC."""

    kind: ClassVar[Kind]
    _read: ClassVar[Any]
    """Reads the values of all fields, in their order: an `attrgetter`."""

    at: int
    """When it happened, on the story's clock."""
    id: str = ""
    """Unique on its timeline; given by line where the file gives none."""
    actor: str | None = None
    role: str | None = None
    """The actor's role at that moment."""
    team: str | None = None
    text: str | None = None
    """In words."""
    re: str | None = None
    """Id of the entry answered."""
    basis: Basis = "done"
    """`stated`: said in a tabletop, not done."""
    source: str | None = None
    incident: str | None = None
    """Which of several incidents at once."""
    inject: str | None = None
    """The MSEL row it came from."""
    planned_at: int | None = None
    by: str | None = None
    """Who recorded it on behalf of the actor."""
    wall_at: int | None = None
    """The clock on the wall, where story time differs."""
    visible_to: tuple[str, ...] = ()
    """Roles that may perceive it; empty: everybody."""
    more: tuple[tuple[str, str], ...] = ()
    """Keys this version does not know, with their JSON text: kept and written back."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or values_of(self) == values_of(other)

    def __hash__(self) -> int:
        return hash(values_of(self))

    def __repr__(self) -> str:
        kind: type = type(self)
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in _names(kind))
        return f"{kind.__name__}({told})"


E = TypeVar("E", bound=Entry)
put_id, put_at, put_actor, put_role = (vars(Entry)[name].__set__ for name in ("id", "at", "actor", "role"))
"""`put` for the fields in which every act is signed: by the setters of their slots, which asks nobody else."""


def restated(one: E, **changes: object) -> E:
    """The same entry but for some of its fields: `dataclasses.replace` at half the cost, for entries come by the many.

    Raises:
        AttributeError: an entry of its kind has no such field.

    """
    kind: type = type(one)
    other: E = object.__new__(kind)
    for name in _names(kind):
        put(other, name, getattr(one, name))
    for name, value in changes.items():
        put(other, name, value)
    return other


def signed(one: E, **changes: object) -> E:
    """The same object with some of its fields set: for whoever has just made it and given it to nobody else yet.

    An entry is a frozen value; a copy of it (`restated`) costs as much as eight such fields.

    Raises:
        AttributeError: an entry of its kind has no such field.

    """
    for name, value in changes.items():
        put(one, name, value)
    return one


def values_of(one: Entry) -> tuple[object, ...]:
    """The values of all fields, in their order."""
    values: tuple[object, ...] = one._read(one)
    return values
