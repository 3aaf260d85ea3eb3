"""Every shipped document points at its schema, and fits it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from gameday.files.safe_yaml import read_yaml

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = sorted(
    path for room in ("sops", "scenarios", "scorecards", "teams") for path in (ROOT / room).rglob("*.yaml")
)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_document_points_at_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    modeline = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert modeline is not None, "the first line tells an editor which schema to use"
    schema = json.loads((path.parent / modeline[1]).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(read_yaml(text, path.name).plain())
