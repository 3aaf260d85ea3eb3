"""JSON Schema of everything a person writes, for editors."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import cast, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from gameday.files.field_words import field_words, models_of
from gameday.files.head import EXTENDS
from gameday.files.node import Json
from gameday.files.project import Project
from gameday.files.timeline_schema import timeline_schema
from gameday.files.variation import UNVARIED
from gameday.scenario.distraction import DISTRACTION_KINDS
from gameday.scenario.model import Scenario
from gameday.scorecard.model import Scorecard
from gameday.sop.model import Sop
from gameday.team.model import Team
from gameday.team.profile import Profile
from gameday.terms.criterion import Criterion
from gameday.terms.document import one_or_more
from gameday.terms.selector import AnchorName

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_HOME = "https://gameday.example/schemas"
"""Names the schemas; nothing is fetched from there."""
Schema = dict[str, Json]

MODELS: Mapping[str, type[BaseModel]] = {
    "sop": Sop,
    "scenario": Scenario,
    "team": Team,
    "profile": Profile,
    "scorecard": Scorecard,
    "project": Project,
}
SCHEMAS: tuple[str, ...] = (*MODELS, "timeline")
"""What there is a schema of."""
_ALONE = ("project",)
"""Documents that extend nothing."""
SHORT_FORMS: Mapping[str, tuple[Schema, ...]] = {
    "Anchor": ({"type": "string", "enum": list(get_args(AnchorName))}, {"$ref": "#/$defs/Selector"}),
    "Dependency": ({"type": "string"},),
    "Distraction": ({"type": "string", "enum": list(DISTRACTION_KINDS)},),
    "Source": ({"type": "string", "description": "the section, in the SOP's one document"},),
    "Onset": ({"type": "string", "description": "a duration: 90s, 5m"},),
}
"""Other ways to write a value of a model, by its name."""
_TOLD_ELSEWHERE: Mapping[str, tuple[str, ...]] = {"sop": ("source", "documents", "document")}
"""Keys that a reader fills in where a file leaves them out."""
_FIELD = r"^\s*\{\{\s*[a-z_]{1,40}\s*\}\}\s*$"
_PLAIN = ("default", "enum", "const", "examples", "required", "description", "propertyNames")
"""Keys of a schema that hold no schema a variable could stand in."""
_TELLING = ("id", "name", "role", "target", "action")
"""Keys that tell an inherited item apart: they stay required where they are, so that the item can be found."""


def json_schema(document: str) -> str:
    """The schema of one kind of document as JSON text; of a timeline, the schema of one line.

    Raises:
        KeyError: there is none of this name; `SCHEMAS` has them all.

    """
    schema = timeline_schema() if document == "timeline" else _document_schema(document)
    head: Schema = {"$schema": DIALECT, "$id": f"{SCHEMA_HOME}/{document}.json"}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False)


def _document_schema(document: str) -> Schema:
    model = MODELS[document]
    whole = cast("Schema", model.model_json_schema(by_alias=True, schema_generator=_Generator))
    parts = cast("dict[str, Json]", whole.pop("$defs", {}))
    for name, part in models_of(model).items():
        _explain(parts.get(name, whole), part)
    for name, forms in SHORT_FORMS.items():
        if name in parts:
            parts[name] = {"anyOf": [*forms, parts[name]]}
    title, about = f"A gameday {document}", (model.__doc__ or "").splitlines()[0]
    whole, parts = _filled_in(document, whole), _filled_in(document, parts)
    if document == "sop":
        about_source = (
            "Where every part stands that does not say so itself: a document's id, or `document` and `section`."
        )
        one: Schema = {"description": about_source, "anyOf": [{"type": "string"}, {"$ref": "#/$defs/Source"}]}
        properties = cast("Schema", whole["properties"])
        properties["source"] = one
        cast("Schema", properties["documents"])["description"] = (
            "The documents its parts name. Left out where no part names one: the SOP itself is then the document."
        )
    if document == "scenario":
        whole = {**whole, "properties": _varying(cast("Schema", whole["properties"]), UNVARIED)}
        parts = _varying(parts, ("Variable",))
        parts["variable_field"] = {"type": "string", "pattern": _FIELD, "description": "What a variable of `vars` is."}
    if document in _ALONE:
        return {"title": title, "description": about, **_without_titles(whole), "$defs": _without_titles(parts)}
    inherited = {f"{name}_extends": _loosened(part) for name, part in parts.items()}
    defs = {**parts, "whole": whole, **inherited, "difference": _extending(whole, "format", EXTENDS)}
    if document == "team":
        defs |= _profile_inside(cast("Schema", parts["Profile"]))
    return {
        "title": title,
        "description": about,
        "type": "object",
        "if": {"required": [EXTENDS]},
        "then": {"$ref": "#/$defs/difference"},
        "else": {"$ref": "#/$defs/whole"},
        "$defs": _without_titles(defs),
    }


def _varying(schemas: Schema, without: Sequence[str]) -> Schema:
    """Schemas by name, in which a variable of the file may stand wherever a figure or a word is demanded."""
    return {name: one if name in without else _may_vary(one) for name, one in schemas.items()}


def _may_vary(schema: Json) -> Json:
    if isinstance(schema, list):
        return [_may_vary(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    bare = schema.get("type") in ("number", "integer", "boolean") or (
        schema.get("type") == "string" and ("pattern" in schema or "enum" in schema)
    )
    if not bare:
        return {key: one if key in _PLAIN else _may_vary(one) for key, one in schema.items()}
    said: Schema = {key: schema[key] for key in ("description", "default") if key in schema}
    rest = {key: one for key, one in schema.items() if key not in said}
    return {"anyOf": [rest, {"$ref": "#/$defs/variable_field"}], **said}


def _explain(schema: Json, model: type[BaseModel]) -> None:
    """Put what each field means beside it, so that an editor can show it."""
    properties = cast("Schema", cast("Schema", schema).get("properties", {}))
    words = field_words(model)
    for field, told in model.model_fields.items():
        shown = properties.get(told.alias or field)
        if field in words and isinstance(shown, dict):
            form = shown.get("description")
            shown["description"] = f"{words[field]} ({form})" if form else words[field]


def _filled_in(document: str, schema: Schema) -> Schema:
    """The schema without demanding what the reader fills in."""
    return cast("Schema", _undemanded(schema, _TOLD_ELSEWHERE.get(document, ())))


def _undemanded(schema: Json, names: tuple[str, ...]) -> Json:
    if isinstance(schema, list):
        return [_undemanded(one, names) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: [one for one in value if one not in names]
        if key == "required" and isinstance(value, list)
        else _undemanded(value, names)
        for key, value in schema.items()
    }


class _Generator(GenerateJsonSchema):
    """The library's schema, with the short forms that its validators also take."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """A field that takes a list takes a bare word as well, where its validator says so."""
        plain = super().function_before_schema(schema)
        if schema["function"]["function"] in _ONE_OR_MORE and "items" in plain:
            return {"anyOf": [plain["items"], plain]}
        return plain


def _criterion_reader() -> object:
    """The criterion's own reader of one word or several."""
    validators = [meta for meta in Criterion.model_fields["data"].metadata if hasattr(meta, "func")]
    return validators[0].func


_ONE_OR_MORE = (one_or_more, _criterion_reader())


def _profile_inside(profile: Schema) -> Schema:
    """The parts of a team's schema for a profile that is written into it, whole or as it differs from another."""
    either: Schema = {
        "if": {"required": [EXTENDS]},
        "then": {"$ref": "#/$defs/Profile_difference"},
        "else": profile,
    }
    return {
        "Profile": either,
        "Profile_difference": _extending(profile, EXTENDS),
        "Profile_extends": _extending(profile),
    }


def _extending(whole: Schema, *required: str) -> Schema:
    """The schema of a document that says only what differs."""
    loose = cast("Schema", _loosened(whole))
    own: Schema = {"type": "string", "description": "The file or shipped name this one differs from."}
    properties = {**cast("dict[str, Json]", loose["properties"]), EXTENDS: own}
    properties.pop("drop", None)
    return {**loose, "properties": properties, "required": [*required]}


def _loosened(schema: Json) -> Json:
    """A part as it may stand in a document that extends another: little is required, and `drop` is allowed."""
    if isinstance(schema, list):
        return [_loosened(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    loose: Schema = {}
    for key, value in schema.items():
        if key not in ("discriminator", "required", "minItems"):
            name, changed = _loosened_part(key, value)
            loose[name] = changed
    if "properties" in schema:
        required = cast("list[Json]", schema.get("required", []))
        loose["required"] = [name for name in required if name in _TELLING]
    return loose


def _loosened_part(key: str, value: Json) -> tuple[str, Json]:
    if key == "$ref" and isinstance(value, str):
        return key, f"{value}_extends"
    if key == "oneOf":
        return "anyOf", _loosened(value)
    if key == "properties" and isinstance(value, dict):
        return key, {name: _loosened(one) for name, one in value.items()} | _DROP
    if key == "additionalProperties" and isinstance(value, dict):
        return key, {"anyOf": [_loosened(value), _DROPPED]}
    return key, value if key in ("enum", "examples", "default", "description", "const") else _loosened(value)


_DROP: Schema = {"drop": {"const": True, "description": "Leave this inherited item out."}}
_DROPPED: Schema = {"type": "object", "properties": _DROP, "required": ["drop"], "additionalProperties": False}


def _without_titles(schema: Json) -> dict[str, Json]:
    """Titles made from the names of fields say nothing; a field may be called `title`, so only texts are dropped."""
    return cast("dict[str, Json]", _walk(schema, lambda name, value: name != "title" or not isinstance(value, str)))


def _walk(schema: Json, keeps: Callable[[str, Json], bool]) -> Json:
    if isinstance(schema, list):
        return [_walk(one, keeps) for one in schema]
    if isinstance(schema, dict):
        return {key: _walk(value, keeps) for key, value in schema.items() if keeps(key, value)}
    return schema
