"""JSON Schema of one line of a timeline file, made from the entry classes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Literal, get_args, get_origin, get_type_hints

from gameday.files.field_words import words_below
from gameday.files.fields import SUMMONED
from gameday.files.node import Json
from gameday.terms.facts import CHOICES, FACTS, FLAGS, SHARES, UNKNOWN, Facts
from gameday.terms.kinds import KINDS
from gameday.terms.seat import SeatMode
from gameday.timeline.entry import Entry, States
from gameday.timeline.header import ExerciseKind
from gameday.timeline.registry import ENTRY_CLASSES

Schema = dict[str, Json]
_TEXT: Schema = {"type": "string"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_SPAN: Schema = {"type": ["string", "integer"], "description": "a duration: 90s, 5m, 1h 30m, or whole milliseconds"}
_BY_NAME: dict[str, Schema] = {
    **dict.fromkeys(("at", "planned_at", "wall_at", "next_update_at"), _MOMENT),
    **dict.fromkeys(("within", "every"), _SPAN),
    "due": {"type": "string", "description": "a date, or a time with an offset"},
    "changes": {"type": "object"},
    "value": {"type": ["string", "number", "boolean"]},
    "visible_to": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}], "description": "roles that may perceive it"},
}


def timeline_schema() -> Schema:
    """The schema of one line: the header, or one entry."""
    defs: dict[str, Json] = {"header": _header(), "facts": _facts(), "entry": _common()}
    defs |= {kind: _entry(cls) for kind, cls in ENTRY_CLASSES.items()}
    by_kind: list[Json] = [
        {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": {"$ref": f"#/$defs/{kind}"}}
        for kind in ENTRY_CLASSES
    ]
    return {
        "title": "One line of a gameday timeline",
        "description": "The header, or one entry. Keys and kinds that are not known here are kept.",
        "type": "object",
        "if": {"required": ["kind"]},
        "then": {"allOf": [{"$ref": "#/$defs/entry"}, *by_kind]},
        "else": {"$ref": "#/$defs/header"},
        "$defs": defs,
    }


def key_schemas(cls: type[Entry]) -> dict[str, Schema]:
    """Every key that an entry of a class may have, by its name in a file, with what it may hold and what it means.

    None of them takes a `null` here: what is there is meant.
    """
    base: type = Entry
    kind: type = cls
    told = {**words_below(base), **words_below(kind)}
    return {
        name.removesuffix("_"): {**({"description": told[name]} if name in told else {}), **schema}
        for name, schema in _schemas(cls, [field.name for field in dataclasses.fields(cls) if field.name != "more"])
    }


def _common() -> Schema:
    """What every entry may say."""
    properties = _properties(Entry, [field.name for field in dataclasses.fields(Entry) if field.name != "more"])
    return {"properties": {**properties, "kind": _TEXT}, "required": ["at", "kind"]}


def _entry(cls: type[Entry]) -> Schema:
    """What one kind says beside."""
    common = {field.name for field in dataclasses.fields(Entry)}
    properties = _properties(cls, [field.name for field in dataclasses.fields(cls) if field.name not in common])
    if cls.kind in SUMMONED:
        properties["target"] = _or_null("target", {"type": "string", "description": "a role or a person"})
    return {"description": (cls.__doc__ or "").splitlines()[0], "properties": properties}


def _properties(cls: type[Entry], names: list[str]) -> dict[str, Json]:
    return {name.removesuffix("_"): _or_null(name, schema) for name, schema in _schemas(cls, names)}


def _schemas(cls: type[Entry], names: list[str]) -> Iterator[tuple[str, Schema]]:
    """(field, what it may hold) pairs."""
    hints = get_type_hints(cls)
    for name in names:
        yield name, _BY_NAME.get(name) or _typed(hints[name])


def _or_null(name: str, schema: Schema) -> Schema:
    """`null` counts as not stated; the time must be."""
    return schema if name == "at" else {"anyOf": [schema, {"type": "null"}]}


def _typed(hint: object) -> Schema:
    variants = [one for one in get_args(hint) if one is not type(None)]
    held = variants[0] if type(None) in get_args(hint) and len(variants) == 1 else hint
    if get_origin(held) is Literal:
        return {"enum": list(get_args(held))}
    known: dict[object, Schema] = {
        str: _TEXT,
        int: {"type": "integer"},
        bool: {"type": "boolean"},
        Facts: {"$ref": "#/$defs/facts"},
        tuple[str, ...]: {"type": "array", "items": _TEXT},
        States: {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}},
    }
    return known[held]


def _facts() -> Schema:
    properties: dict[str, Json] = {}
    for name in FACTS:
        words: Schema = {"enum": [*CHOICES.get(name, ()), UNKNOWN]}
        figure: list[Json] = [{"type": "number", "minimum": 0, "maximum": 1}] if name in SHARES else []
        flag: list[Json] = [{"type": "boolean"}] if name in FLAGS else []
        properties[name] = {"anyOf": [*figure, *flag, words]}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _header() -> Schema:
    exercise: Schema = {
        "type": "object",
        "properties": {
            "kind": {"enum": list(get_args(ExerciseKind))},
            "humans": {"type": "integer", "minimum": 0},
            "seats": {"type": "object", "additionalProperties": {"enum": list(get_args(SeatMode))}},
            "people": {
                "type": "array",
                "items": _TEXT,
                "description": "whom of the team people played, by id: everybody else who acts is simulated",
            },
        },
        "additionalProperties": False,
    }
    kinds: Schema = {"type": "array", "items": {"anyOf": [{"enum": list(KINDS)}, _TEXT]}}
    stated: dict[str, Schema] = {
        "exercise": exercise,
        **dict.fromkeys(("drill", "scenario", "sop", "team"), _TEXT),
        "seed": {"type": "integer"},
        "versions": {"type": "object", "additionalProperties": _TEXT},
        "covers": {**kinds, "description": "kinds this source can show; absent: all"},
        "lacks": {
            "type": "array",
            "items": _TEXT,
            "description": "keys this source has no place for: that no entry has them tells nothing",
        },
        "zones": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "zones of the clocks the source was kept by, such as Europe/Berlin; absent: UTC, or unknown",
        },
        "recorded_until": _MOMENT,
        "complete": {"type": "boolean"},
    }
    properties: dict[str, Json] = {"timeline": {"const": 1}}
    properties |= {name: _or_null(name, schema) for name, schema in stated.items()}
    return {"type": "object", "properties": properties, "required": ["timeline"]}
