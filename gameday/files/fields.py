"""How the fields of an entry are read from JSON values and written back, by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from inspect import get_annotations
from typing import Literal, cast, get_args, get_origin

from gameday.files.fact_words import say_fact_faults
from gameday.files.json_text import json_text, parse_json, plain_json
from gameday.files.words import meant, say_value
from gameday.terms.duration import LONGEST, format_duration, parse_duration
from gameday.terms.facts import Facts, read_facts
from gameday.terms.frozen import frozen
from gameday.terms.moment import format_moment, parse_moment
from gameday.terms.role import ALIASES, STANDARD_ROLES, canonical_role
from gameday.timeline.entry import Entry, States

Read = Callable[[object], object]
Write = Callable[[object], object]

EARLIEST, LATEST = parse_moment("1900-01-01T00:00:00Z"), parse_moment("9999-12-31T00:00:00Z")
ROLES = frozenset({"role", "seat"})
SUMMONED = frozenset({"paged", "page_failed", "notified", "escalated"})
"""Kinds whose `target` may be a role; elsewhere it is a service."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Unfit(ValueError):
    """The value is of the right sort, and parts of it are wrong."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        """Take (what is wrong, what was expected) of every part."""
        self.faults = faults
        super().__init__("; ".join(wrong for wrong, _ in faults))


@frozen
class Field:
    """One field: its attribute, its key in the file, and how a JSON value becomes its value and back.

    `read` raises ValueError whose text is what was expected, or Unfit with what is wrong in the value.
    """

    attribute: str
    key: str
    read: Read
    write: Write | None = None
    """None: the value is written as it is."""


def field_of(cls: type[Entry], attribute: str) -> Field:
    """The field of an entry's class."""
    key = attribute.removesuffix("_")
    if attribute in ROLES or (attribute == "target" and cls.kind in SUMMONED):
        return Field(attribute, key, _role if attribute in ROLES else _role_or_person)
    if attribute in _BY_NAME:
        return Field(attribute, key, *_BY_NAME[attribute])
    hints = _hints(Entry if attribute in Entry.__annotations__ else cls)
    return Field(attribute, key, *_by_type(hints[attribute]))


@cache
def _hints(cls: type) -> Mapping[str, object]:
    """The types of a class's own fields. What every entry has is made out once, with `Entry`."""
    return get_annotations(cls, eval_str=True)


def _by_type(hint: object) -> tuple[Read, Write | None]:
    variants = [one for one in get_args(hint) if one is not type(None)]
    held = variants[0] if type(None) in get_args(hint) and len(variants) == 1 else hint
    if get_origin(held) is Literal:
        return _word_of(tuple(map(str, get_args(held)))), None
    known: dict[object, tuple[Read, Write | None]] = {
        str: (_text, None),
        int: (_count, None),
        bool: (_flag, None),
        Facts: (_facts, cast("Write", Facts.to_json)),
        tuple[str, ...]: (_texts, None),
        States: (_states, cast("Write", dict)),
    }
    # A new type of field needs words here before an entry can have it; a KeyError says so when it is first met.
    return known[held]


def _text(value: object) -> object:
    if isinstance(value, str):
        return value
    raise ValueError("text")


def _words(value: object) -> object:
    """Text, or a bare figure or flag as its text."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return json_text(value)
    raise ValueError("text")


def _count(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("a whole number")


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    raise ValueError("true or false")


def _texts(value: object) -> object:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError("a list of texts")


def _word_of(words: tuple[str, ...]) -> Read:
    known = frozenset(words)

    def read(value: object) -> object:
        if isinstance(value, str) and value in known:
            return value
        hint, expected = meant(value, words) if isinstance(value, str) else ("", "")
        raise ValueError(expected or f"one of {', '.join(words)}{hint}")

    return read


def _moment(value: object) -> object:
    if isinstance(value, str):
        try:
            at = parse_moment(value)
        except ValueError:
            at = EARLIEST - 1
        if EARLIEST <= at < LATEST:
            return at
    raise ValueError("a time with an offset such as 2026-04-20T14:52:00Z")


def _span(value: object) -> object:
    if isinstance(value, str):
        try:
            return parse_duration(value)
        except ValueError:
            pass
    elif isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LONGEST:
        return value
    raise ValueError("a duration such as 90s, 5m, 1h 30m, or whole milliseconds")


def _role(value: object) -> object:
    return canonical_role(cast("str", _text(value)))


def _role_or_person(value: object) -> object:
    """A known role by its standard name; anything else is somebody's name and stays as it is."""
    name = cast("str", _text(value))
    role = canonical_role(name)
    return role if role in STANDARD_ROLES or role in ALIASES else name


def _roles(value: object) -> object:
    if isinstance(value, str):
        return (canonical_role(value),)
    return tuple(canonical_role(role) for role in cast("tuple[str, ...]", _texts(value)))


def _due(value: object) -> object:
    """The text itself, once it is known to be a date or a time."""
    if isinstance(value, str):
        try:
            if _DATE.fullmatch(value):
                date.fromisoformat(value)
            else:
                parse_moment(value)
        except ValueError:
            pass
        else:
            return value
    raise ValueError("a date such as 2026-04-27, or a time with an offset")


def _facts(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError('facts of impact as a mapping, such as {"core_function": "down"}')
    faults = say_fact_faults(value)
    if faults:
        raise Unfit(faults)
    return read_facts(value)


def _states(value: object) -> object:
    """Sorted by element: canonical form sorts keys, and must read back to the same entry."""
    if isinstance(value, dict):
        try:
            return tuple(sorted((key, cast("str", _words(said))) for key, said in value.items() if said is not None))
        except ValueError:
            pass
    raise ValueError("a mapping of element to its words")


def _changes(value: object) -> object:
    if isinstance(value, dict):
        return tuple(sorted((key, json_text(new)) for key, new in value.items()))
    raise ValueError("a mapping of key to new value")


def _plain_changes(value: object) -> object:
    return {key: plain_json(text) for key, text in cast("States", value)}


_MOMENT: tuple[Read, Write | None] = (_moment, cast("Write", format_moment))
_SPAN: tuple[Read, Write | None] = (_span, cast("Write", format_duration))
_BY_NAME: dict[str, tuple[Read, Write | None]] = {
    **dict.fromkeys(("at", "planned_at", "wall_at", "next_update_at"), _MOMENT),
    **dict.fromkeys(("within", "every"), _SPAN),
    "visible_to": (_roles, None),
    "due": (_due, None),
    "changes": (_changes, _plain_changes),
    "value": (_words, None),
}
"""Fields whose name says more than their type."""


def say_wrong(key: str, value: object) -> str:
    """`audience` cannot be 'public'."""
    return f"`{key}` cannot be {say_value(value)}"


def unwritten(name: str, text: str) -> tuple[str, object]:
    """A kept key with its plain value; text that is no JSON is kept as text."""
    try:
        return name, parse_json(text)
    except ValueError:
        return name, text
