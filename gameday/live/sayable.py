"""What may be acted or said, kind by kind: the keys of each, which of them are needed, and examples. As JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias, cast

from pydantic import JsonValue

from gameday.files.timeline_schema import key_schemas
from gameday.live.lead_orders import Said
from gameday.live.needed import Need, needs_of
from gameday.live.saying import RECORDABLE
from gameday.live.seat_orders import Act
from gameday.participants.human import SAYABLE, STAMPED
from gameday.participants.own_desk import STAMPED as GIVEN
from gameday.terms.frozen import frozen
from gameday.terms.kinds import Kind
from gameday.timeline.registry import ENTRY_CLASSES

Schema: TypeAlias = dict[str, JsonValue]
_COMMANDED = frozenset({"act", "within", "every"})
"""Keys of an intent that the command itself says."""


@frozen
class Example:
    """One act, as somebody would order it."""

    does: str
    """What it does, for people."""
    kind: Kind
    keys: Mapping[str, JsonValue]

    @property
    def act(self) -> Schema:
        """The command of somebody at a seat."""
        keys: Schema = {"keys": dict(self.keys)} if self.keys else {}
        return {"do": "act", "kind": self.kind, **keys}


_UPDATE: Mapping[str, JsonValue] = {
    "audience": "internal",
    "status": "investigating",
    "text": "One in five payments has failed since 14:40. We are looking at the last release.",
    "next_update_at": "2026-04-20T15:30:00Z",
}
EXAMPLES: Sequence[Example] = (
    Example("Acknowledge the page that rang here last.", "acknowledged", {}),
    Example("Declare an incident.", "declared", {"severity": "SEV2"}),
    Example("Take a role.", "role_assigned", {"seat": "incident_commander"}),
    Example("Post an update, and promise the next.", "update_posted", _UPDATE),
    Example("Say something in the channel.", "message", {"text": "I am looking at the logs."}),
    Example("Pull a lever.", "mitigation_started", {"action": "rollback", "target": "payment-gateway"}),
    Example("Call the incident over.", "resolved", {"text": "Payments go through again."}),
)
"""What is done most often, in the order of an incident."""


def keys_name(kind: Kind) -> str:
    """What the schema of a kind's keys is called: `UpdatePostedKeys`."""
    return f"{ENTRY_CLASSES[kind].__name__}Keys"


def said_schemas(ref: str) -> dict[str, Schema]:
    """The schemas of `Act` and `Said`, of each kind of both, and of each kind's keys, by name.

    Args:
        ref: How a schema is referred to, with `{model}` for its name.

    """
    acts = {kind: f"Act{ENTRY_CLASSES[kind].__name__}" for kind in SAYABLE}
    said = {kind: f"Said{ENTRY_CLASSES[kind].__name__}" for kind in RECORDABLE}
    found = {keys_name(kind): _keys(kind) for kind in RECORDABLE}
    found |= {acts[kind]: _command(Act, kind, ref) for kind in SAYABLE}
    found |= {said[kind]: _command(Said, kind, ref) for kind in RECORDABLE}
    found |= {"WouldKeys": _would_keys(), "SaidTheyWould": _would(ref)}
    mapping: Schema = {kind: ref.format(model=name) for kind, name in acts.items()}
    found["Act"] = {
        "title": "Act",
        "description": _first_line(Act),
        "oneOf": [{"$ref": one} for one in mapping.values()],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    found["Said"] = {
        "title": "Said",
        "description": _first_line(Said),
        "anyOf": [{"$ref": ref.format(model=name)} for name in (*said.values(), "SaidTheyWould")],
    }
    return found


def _keys(kind: Kind) -> Schema:
    """The keys of a kind, and which of them it needs."""
    needs = needs_of(kind)
    alone = {need.keys[0] for need in needs if len(need.keys) == 1}
    choices: list[JsonValue] = [_one_of(need) for need in needs if len(need.keys) > 1]
    properties = {key: _something(one) if key in alone else one for key, one in _properties(kind).items()}
    return {
        **_object(_first_line(ENTRY_CLASSES[kind]), properties),
        **({"required": [key for key in properties if key in alone]} if alone else {}),
        **({"allOf": choices} if choices else {}),
    }


def _properties(kind: Kind) -> dict[str, Schema]:
    """The keys that are people's to give."""
    every = key_schemas(ENTRY_CLASSES[kind])
    return {key: one for key, one in every.items() if key not in STAMPED | GIVEN}


def _one_of(need: Need) -> Schema:
    return {"anyOf": [{"required": [key]} for key in need.keys]}


def _something(schema: Schema) -> Schema:
    """The same, and not empty."""
    return {**schema, "minLength": 1} if schema.get("type") == "string" else schema


def _command(of: type[Act | Said], kind: Kind, ref: str) -> Schema:
    """The command of one kind, done and not only intended."""
    own = _own(of, "do", "role")
    name = keys_name(kind)
    properties: dict[str, Schema] = {**own, "kind": {"const": kind}, "keys": {"$ref": ref.format(model=name)}}
    needed: list[JsonValue] = [
        "do",
        *(["role"] if "role" in own else []),
        "kind",
        *(["keys"] if needs_of(kind) else []),
    ]
    examples: list[JsonValue] = [one.act for one in EXAMPLES if of is Act and one.kind == kind]
    return {
        **_object(_first_line(ENTRY_CLASSES[kind]), properties),
        "required": needed,
        **({"examples": examples} if examples else {}),
    }


def _would(ref: str) -> Schema:
    """Said of anything that they only would do."""
    kinds: list[JsonValue] = [*RECORDABLE]
    properties: dict[str, Schema] = {
        **_own(Said, "do", "role"),
        "kind": {"enum": kinds},
        "keys": {"$ref": ref.format(model="WouldKeys")},
        **{name: _told(Said, name) for name in ("within", "every")},
    }
    return {
        **_object("They would do it: within so long, or every so often. An intent; it needs no more.", properties),
        "required": ["do", "role", "kind"],
        "anyOf": [{"required": ["within"]}, {"required": ["every"]}],
        "examples": [
            {
                "do": "said",
                "role": "comms_lead",
                "kind": "update_posted",
                "keys": {"audience": "external"},
                "every": "30m",
            }
        ],
    }


def _would_keys() -> Schema:
    properties = {key: one for key, one in _properties("intent").items() if key not in _COMMANDED}
    return _object("The keys of an intent.", properties)


def _own(of: type[Act | Said], *names: str) -> dict[str, Schema]:
    return {name: _told(of, name) for name in names if name in of.model_fields}


def _told(of: type[Act | Said], name: str) -> Schema:
    """What a command says of a key of its own, without the `null` of one that is not stated."""
    told: Schema = _schema_of(of)["properties"][name]
    choices = cast("list[Schema]", told.get("anyOf", [told]))
    (held,) = [one for one in choices if one.get("type") != "null"]
    return held


@cache
def _schema_of(of: type[Act | Said]) -> dict[str, Any]:
    return of.model_json_schema()


def _object(description: str, properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": {**properties},
        "additionalProperties": False,
    }


def _first_line(cls: type) -> str:
    return (cls.__doc__ or "").splitlines()[0]
