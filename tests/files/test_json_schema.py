"""JSON Schema for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from gameday.files.entry_json import encode_entry
from gameday.files.header_json import encode_header
from gameday.files.json_schema import MODELS, SCHEMAS, SHORT_FORMS, json_schema
from gameday.files.safe_yaml import read_yaml
from gameday.files.shipped import shipped_root
from gameday.terms.document import Document
from gameday.timeline import Entry, Header
from tests.conftest import Pin
from tests.strategies import entries, headers

SHELVES = {
    "sop": "sops",
    "scenario": "scenarios",
    "team": "teams",
    "profile": "teams/profiles",
    "scorecard": "scorecards",
}
SHELF = [(kind, path) for kind, room in SHELVES.items() for path in sorted((shipped_root() / room).glob("*.yaml"))]
LINES = Draft202012Validator(json.loads(json_schema("timeline")))


def validator(document: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(json_schema(document)))


@pytest.mark.parametrize("document", SCHEMAS)
def test_a_schema_is_a_schema_with_a_name_and_every_reference_in_it(document: str) -> None:
    schema = json.loads(json_schema(document))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"/{document}.json")
    assert schema["title"]
    assert {ref.removeprefix("#/$defs/") for ref in references(schema)} <= set(schema["$defs"])


@pytest.mark.parametrize("document", SCHEMAS)
def test_the_schemas_the_shipped_files_point_to_are_up_to_date(document: str, root: Path, pin: Pin) -> None:
    pin(root / "schemas" / f"{document}.json", json_schema(document) + "\n")


@pytest.mark.parametrize(("document", "path"), SHELF, ids=[path.stem for _, path in SHELF])
def test_every_shipped_file_fits_its_schema_and_a_wrong_key_does_not(document: str, path: Path) -> None:
    plain = read_yaml(path.read_bytes(), path.name).plain()
    assert isinstance(plain, dict)
    schema = validator(document)
    assert [error.message for error in schema.iter_errors(plain)] == []
    assert not schema.is_valid({**plain, "nonsense": 1})


@pytest.mark.parametrize(("document", "path"), SHELF, ids=[path.stem for _, path in SHELF])
def test_every_shipped_file_carries_the_line_an_editor_looks_for(document: str, path: Path) -> None:
    up = "../" * len(path.relative_to(shipped_root()).parts[:-1])
    assert path.read_text().splitlines()[0] == f"# yaml-language-server: $schema={up}schemas/{document}.json"


def test_a_document_that_extends_another_needs_little_and_may_drop() -> None:
    sop = validator("sop")
    own = {"format": 1, "extends": "seilers", "clauses": [{"id": "x", "drop": True}], "levels": [{"name": "SEV1"}]}
    assert [error.message for error in sop.iter_errors(own)] == []
    assert not sop.is_valid({"format": 1, "clauses": [{"id": "x", "drop": True}]})
    assert not sop.is_valid({**own, "clauses": [{"id": "x", "drip": True}]})


def test_a_profile_in_a_team_may_say_only_what_differs_or_all_of_it() -> None:
    team = validator("team")
    people = [{"id": "dana", "name": "Dana", "roles": ["scribe"]}]
    own = {"format": 1, "name": "us", "title": "Us", "people": people}
    figures = {"diagnose": {"median": "20m", "source": "our own"}}
    differs = {"extends": "default", "name": "ours", "parameters": figures}
    whole = read_yaml((shipped_root() / "teams/profiles/default.yaml").read_bytes(), "default").plain()
    for profile in (differs, whole):
        assert [error.message for error in team.iter_errors({**own, "profile": profile})] == []
        assert team.is_valid({"format": 1, "extends": "storefront", "profile": profile})
        assert not team.is_valid({**own, "profile": {**profile, "odd": 1}})
    assert not team.is_valid({**own, "profile": {"name": "ours", "parameters": figures}})


@settings(max_examples=60)
@given(entries())
def test_every_entry_fits_the_schema_of_a_line(entry: Entry) -> None:
    assert [error.message for error in LINES.iter_errors(json.loads(encode_entry(entry)))] == []


@settings(max_examples=40)
@given(headers())
def test_every_header_fits_the_schema_of_a_line(header: Header) -> None:
    assert [error.message for error in LINES.iter_errors(json.loads(encode_header(header)))] == []


@pytest.mark.parametrize(
    "line",
    [
        {"kind": "note"},
        {"at": "2026-04-20T14:52:00Z", "kind": "update_posted", "audience": "public"},
        {"at": "2026-04-20T14:52:00Z", "kind": "impact_started", "facts": {"nonsense": 1}},
        {"timeline": 2},
    ],
)
def test_a_wrong_line_does_not_fit(line: dict[str, object]) -> None:
    assert not LINES.is_valid(line)


def test_every_short_form_that_a_model_takes_is_in_its_schema() -> None:
    """A new short form needs a line in `SHORT_FORMS`, else editors call it wrong."""
    taking = {
        model.__name__
        for model in every_model(Document)
        if any(one.info.mode == "before" for one in model.__pydantic_decorators__.model_validators.values())
    }
    assert MODELS
    filled_in_from_the_tree = {"Source"}
    assert taking == set(SHORT_FORMS) - filled_in_from_the_tree


def every_model(base: type[Document]) -> Iterator[type[Document]]:
    for model in base.__subclasses__():
        yield model
        yield from every_model(model)


def references(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)
