"""A small scenario for the tests, to change and play: one shop that leans on one store."""

from __future__ import annotations

import copy
from typing import Any

from gameday.scenario import Scenario
from tests.scenario.shelf import read

MINUTE = 60_000

SMALL: dict[str, Any] = {
    "format": 1,
    "name": "small",
    "title": "The shop fails",
    "pitch": "A shop, a store, a fault.",
    "starts_at": "2026-04-20T12:00:00Z",
    "ends_after": "2h",
    "world": {
        "services": [
            {
                "name": "shop",
                "users": 0.8,
                "revenue": 1.0,
                "core": True,
                "depends_on": [{"service": "store", "share": 0.5}],
                "feels": [{"metric": "error_rate", "above": 0.0, "everybody_at": 1.0, "as": "down"}],
            },
            {"name": "store", "normal": {"saturation": 0.5}},
        ],
        "faults": [
            {
                "id": "broken",
                "service": "store",
                "at": "10m",
                "cause": "It broke.",
                "onset": "2m",
                "recovery": "4m",
                "moves": [{"metric": "error_rate", "to": 0.5}, {"metric": "saturation", "to": 0.9}],
                "diagnosis": {"takes": "7m", "found_in": ["logs"]},
            }
        ],
        "mitigations": [
            {
                "action": "rollback",
                "target": "store",
                "text": "Back to the last version.",
                "takes": "5m",
                "spread": 0.0,
                "false_recovery": 0.0,
                "effects": [{"fault": "broken", "does": "ends"}],
                "suggested_by": ["changes"],
            },
            {
                "action": "restart",
                "target": "store",
                "text": "Restart it.",
                "takes": "1m",
                "spread": 0.0,
                "effects": [{"fault": "broken", "does": "lessens", "to": 0.2, "holds_for": "10m"}],
                "suggested_by": ["dashboard"],
            },
        ],
        "alerts": [
            {
                "id": "shop-errors",
                "service": "shop",
                "metric": "error_rate",
                "above": 0.1,
                "for": "1m",
                "urgency": "high",
                "text": "Shop errors above 10%",
            }
        ],
    },
}


def small(**changes: object) -> Scenario:
    """The small scenario, with top-level keys replaced."""
    return read(copy.deepcopy(SMALL) | changes)


def small_world(**changes: object) -> dict[str, Any]:
    """Its world as plain data, with keys replaced."""
    world: dict[str, Any] = copy.deepcopy(SMALL["world"])
    return world | changes


def fault(**changes: object) -> dict[str, Any]:
    """Its fault as plain data, with keys replaced."""
    found: dict[str, Any] = copy.deepcopy(SMALL["world"]["faults"][0])
    return found | changes


def lever(index: int, **changes: object) -> dict[str, Any]:
    """One of its mitigations as plain data, with keys replaced."""
    found: dict[str, Any] = copy.deepcopy(SMALL["world"]["mitigations"][index])
    return found | changes
