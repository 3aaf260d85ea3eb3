"""`gameday sop check`: exit codes, JSON and the drawings of a counterexample."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Say


def test_a_counterexample_is_told_and_drawn(gameday: Say, tmp_path: Path) -> None:
    said = gameday("sop", "check", "mitigate-first", "--failures", "1", "--mermaid", "a.mmd", "--svg", "a.svg")
    assert said.code == 1
    assert "not always" in said.out
    assert max(len(line) for line in said.out.splitlines()) <= 80
    assert (tmp_path / "a.mmd").read_text().startswith("sequenceDiagram")
    assert ET.parse(tmp_path / "a.svg").getroot().tag.endswith("svg")  # noqa: S314  # our own


def test_a_bound_that_is_kept_by_everybody_is_proved(gameday: Say) -> None:
    said = gameday("sop", "check", "mitigate-first", "--failures", "0", "--within", "1h", "--json")
    found = json.loads(said.out)
    assert (said.code, found["proved"], found["unowned"]) == (0, True, [])
    assert {one["level"] for one in found["levels"]} >= {"SEV1", "SEV2"}


def test_a_bound_that_is_no_duration_is_named(gameday: Say) -> None:
    said = gameday("sop", "check", "mitigate-first", "--within", "soon")
    assert said.code == 2
    assert "--within" in said.err


@pytest.mark.parametrize("missing", ["no-such-sop", "./nowhere.yaml"])
def test_an_sop_that_is_not_there_is_bad_input(gameday: Say, missing: str) -> None:
    assert gameday("sop", "check", missing).code == 2
