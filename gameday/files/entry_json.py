"""One entry to and from a JSON object. The tables are made from the entry classes themselves, each once."""

from __future__ import annotations

import dataclasses
from functools import cache

from gameday.files.fields import Field, Unfit, field_of, say_wrong, unwritten
from gameday.files.json_text import json_text
from gameday.terms.facts import read_facts
from gameday.terms.frozen import frozen
from gameday.timeline.entry import Entry
from gameday.timeline.registry import ENTRY_CLASSES
from gameday.timeline.talk import Note

ALWAYS = "at"
_UNWRITTEN = ("more", "at", "id", "basis")
_NOT_TOLD = read_facts({"known": False})


@frozen
class Problem:
    """One thing wrong in a line."""

    wrong: str
    expected: str = ""


@frozen
class Codec:
    """How one class of entry is read and written."""

    cls: type[Entry]
    by_key: dict[str, Field]
    written: tuple[Field, ...]
    """Fields that are written where they hold something."""
    at: Field


@cache
def codec_of(kind: str) -> Codec:
    """How entries of a kind are read and written; made when it is first asked for."""
    return _codec(ENTRY_CLASSES[kind])


def _codec(cls: type[Entry]) -> Codec:
    fields = [field_of(cls, one.name) for one in dataclasses.fields(cls) if one.name != "more"]
    written = tuple(field for field in fields if field.attribute not in _UNWRITTEN)
    return Codec(cls, {field.key: field for field in fields}, written, next(f for f in fields if f.key == "at"))


def read_entry(line: dict[str, object]) -> Entry | list[Problem]:
    """The entry of a JSON object, or everything that is wrong with it. A `null` counts as not stated.

    An unknown kind becomes a note that keeps its kind in `was` and its keys in `more`.
    """
    problems: list[Problem] = []
    kind = line.get("kind")
    if not isinstance(kind, str) or not kind:
        wrong = "the key `kind` is missing" if kind is None else say_wrong("kind", kind)
        problems.append(Problem(wrong, "a kind of entry such as alert_fired, declared, update_posted"))
        kind, line = Note.kind, {**line, "kind": Note.kind}  # what every entry has can be looked at all the same
    if kind not in ENTRY_CLASSES:
        kind, line = Note.kind, {**line, "was": kind}
    codec = codec_of(kind)
    values: dict[str, object] = {}
    more: list[tuple[str, str]] = []
    for key, value in line.items():
        field = codec.by_key.get(key)
        if field is None:
            more.append((key, json_text(value)))
        elif value is not None:
            try:
                values[field.attribute] = field.read(value)
            except Unfit as error:
                problems += (Problem(f"`{key}`: {wrong}", expected) for wrong, expected in error.faults)
            except ValueError as error:
                problems.append(Problem(say_wrong(key, value), str(error)))
    if line.get("at") is None:
        problems.append(Problem("the key `at` is missing", "a time with an offset such as 2026-04-20T14:52:00Z"))
    return problems or _made(codec.cls, values, more)


def _made(cls: type[Entry], values: dict[str, object], more: list[tuple[str, str]]) -> Entry:
    if len(more) > 1:  # the kind itself always stands in it
        values["more"] = tuple(sorted(pair for pair in more if pair[0] != "kind"))
    if cls.kind in ("impact_started", "impact_changed") and "facts" not in values:
        # Impact of which nothing is told is not benign: it is unknown.
        values["facts"] = _NOT_TOLD
    return cls(**values)  # type: ignore[arg-type]  # each field's own reader gave each value its type


def plain_entry(entry: Entry) -> dict[str, object]:
    """The entry as a JSON object: what it states, nothing that is empty."""
    codec = codec_of(entry.kind)
    plain: dict[str, object] = dict(unwritten(key, text) for key, text in entry.more)
    plain["kind"] = entry.kind
    at = codec.at.write
    plain["at"] = at(entry.at) if at else entry.at
    if entry.id:
        plain["id"] = entry.id
    if entry.basis != "done":
        plain["basis"] = entry.basis
    for field in codec.written:
        value = getattr(entry, field.attribute)
        if value is not None and value != ():
            plain[field.key] = value if field.write is None else field.write(value)
    return plain


def encode_entry(entry: Entry) -> str:
    """One line in canonical form, without its line end: sorted keys, UTC, milliseconds."""
    return json_text(plain_entry(entry))
