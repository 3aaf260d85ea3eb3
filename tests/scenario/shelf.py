"""Scenarios for the tests to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from gameday.scenario import Scenario

SHELF = Path(__file__).parents[2] / "scenarios"
NAMES = sorted(path.stem for path in SHELF.glob("*.yaml"))


def plain(name: str) -> dict[str, Any]:
    """A shipped scenario as plain data, to change and read again."""

    class Loader(yaml.SafeLoader):
        """Leaves times as text, as the project's own reader does."""

    Loader.yaml_implicit_resolvers = {
        key: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    data: dict[str, Any] = yaml.load((SHELF / f"{name}.yaml").read_text(), Loader)  # noqa: S506  # a SafeLoader
    return data


def read(data: dict[str, Any]) -> Scenario:
    """Plain data as a scenario."""
    return Scenario.model_validate_json(json.dumps(data), strict=True)


def shipped(name: str) -> Scenario:
    """A shipped scenario."""
    return read(plain(name))
