"""Scenarios for the tests to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gameday.files.documents import load_scenario
from gameday.scenario import Scenario

SHELF = Path(__file__).parents[2] / "scenarios"
NAMES = sorted(path.stem for path in SHELF.glob("*.yaml"))


def plain(name: str) -> dict[str, Any]:
    """A shipped scenario as plain data, to change and read again."""
    data: dict[str, Any] = json.loads(shipped(name).model_dump_json(exclude_none=True))
    return data


def read(data: dict[str, Any]) -> Scenario:
    """Plain data as a scenario."""
    return Scenario.model_validate_json(json.dumps(data), strict=True)


def shipped(name: str) -> Scenario:
    """A shipped scenario."""
    return load_scenario(SHELF / f"{name}.yaml")
