"""Corrections: an earlier entry said something wrong, the original stays, and judging reads the corrected one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace

from gameday.terms.duration import parse_duration
from gameday.terms.facts import read_facts
from gameday.terms.moment import parse_moment
from gameday.timeline.entry import Entry
from gameday.timeline.exercise import Correction

_NAMES = {"from": "from_"}
_FIXED = frozenset({"id", "kind", "more"})


def _moment(value: object) -> int:
    return parse_moment(_text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("expected text")
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("expected a whole number")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("expected true or false")
    return value


def _duration(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else parse_duration(_text(value))


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("expected a list")
    return tuple(_text(part) for part in value)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping):
        raise ValueError("expected keys and values")
    return tuple((str(key), _text(words)) for key, words in value.items())


def _facts(value: object) -> object:
    if not isinstance(value, Mapping):
        raise ValueError("expected facts")
    return read_facts(value)


_READERS: Mapping[str, Callable[[object], object]] = {
    "at": _moment,
    "planned_at": _moment,
    "wall_at": _moment,
    "next_update_at": _moment,
    "facts": _facts,
    "states": _pairs,
    "level": _whole,
    "reversible": _flag,
    "justified": _flag,
    "within": _duration,
    "every": _duration,
    "sections": _texts,
    "visible_to": _texts,
}
"""How a corrected value is read, by field; every other field is text."""


def corrected(one: Entry, correction: Correction) -> Entry:
    """The entry with the changes a correction states; a change that cannot be read leaves the field as it was."""
    known = {field.name for field in fields(one)} - _FIXED
    changes: dict[str, object] = {}
    for key, text in correction.changes:
        name = _NAMES.get(key, key)
        if name not in known:
            continue
        try:
            value = json.loads(text)
            changes[name] = None if value is None and name != "at" else _READERS.get(name, _text)(value)
        except (ValueError, RecursionError):
            continue
    return replace(one, **changes)  # type: ignore[arg-type]  # each reader gives its own field's type
