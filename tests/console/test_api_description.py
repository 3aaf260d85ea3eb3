"""The API does what its description says: asked with whatever the description allows, and with what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from gameday.console.app import framework_app
from gameday.live.command import COMMANDS
from tests.console.conftest import Served, make_house

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 6
"""For each operation; they are drawn anew by every version of the description, and the same in every run."""


@pytest.fixture(scope="module")
def drills(served: Served) -> tuple[str, str]:
    """One under way, one over."""
    going, over = served.prepare(), served.prepare()
    owner = {"Authorization": f"Bearer {served.token('', 'owner')}"}
    with httpx.Client(base_url=served.url, headers=owner, timeout=60) as client:
        for drill in (going, over):
            assert client.post(f"/api/drills/{drill}/commands", json={"do": "start"}).status_code == 200
        assert client.post(f"/api/drills/{over}/commands", json={"do": "end"}).status_code == 200
    return going, over


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_operation_answers_as_described(served: Served, drills: tuple[str, str], mode: GenerationMode) -> None:
    """No fault of ours; every status, type and shape is one the description names."""
    schema = schemathesis.openapi.from_url(f"{served.url}/api/openapi.json")
    headers = {"Authorization": f"Bearer {served.token('', 'owner')}"}
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        turn = 0

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def answered(case: Any) -> None:
            nonlocal turn, asked
            turn += 1
            asked += 1
            served.house.actions._buckets.clear()
            if "drill" in (case.path_parameters or {}) and turn % 4:
                case.path_parameters["drill"] = drills[turn % 2]
            if isinstance(case.query, dict) and "wait" in case.query:
                case.query["wait"] = 0
            case.call_and_validate(headers=headers, checks=CHECKS, timeout=60)

        answered()
    assert asked > 15


def test_every_command_is_described(tmp_path: Path) -> None:
    """By its own name, with what it does in a sentence."""
    described = framework_app(make_house(tmp_path / "data")).openapi()
    schemas = described["components"]["schemas"]
    dos = {one["properties"]["do"].get("const") for one in schemas.values() if "do" in one.get("properties", {})}
    mapping = COMMANDS.json_schema()["discriminator"]["mapping"]
    assert dos == set(mapping)
    assert all(one.get("description") for one in schemas.values() if "do" in one.get("properties", {}))


def test_every_route_is_described_in_words(tmp_path: Path) -> None:
    """With its refusals; the description needs nobody else's server to be read."""
    described = framework_app(make_house(tmp_path / "data")).openapi()
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            assert one["summary"], (method, path)
            assert one["description"], (method, path)
            assert "421" in one["responses"], (method, path)
    refs = {part["$ref"] for part in _walk(described) if isinstance(part.get("$ref"), str)}
    known = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert refs <= known


def test_every_bound_is_one_of_its_type(tmp_path: Path) -> None:
    """A validator ignores the length of an object in silence."""
    described = framework_app(make_house(tmp_path / "data")).openapi()
    of = {"Length": "string", "Properties": "object", "Items": "array"}
    bounds = [
        (one["type"], of[bound.removeprefix("min").removeprefix("max")])
        for one in _walk(described["components"]["schemas"])
        for bound in one
        if isinstance(one.get("type"), str) and bound in {f"{end}{what}" for end in ("min", "max") for what in of}
    ]
    assert {expected for _, expected in bounds} == set(of.values())
    assert all(stated == expected for stated, expected in bounds)


def _walk(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _walk(one)
    elif isinstance(value, list):
        for one in value:
            yield from _walk(one)
