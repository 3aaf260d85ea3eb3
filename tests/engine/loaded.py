"""A small world with loads for the tests: a shop whose requests go on to a store."""

from __future__ import annotations

import copy
from typing import Any

from gameday.scenario import Scenario
from tests.engine.small import small

SPIKE: dict[str, Any] = {
    "id": "spike",
    "service": "shop",
    "at": "10m",
    "cause": "Everybody came at once.",
    "recovery": "0s",
    "moves": [{"metric": "demand", "to": 300}],
    "diagnosis": {"found_in": ["dashboard"]},
}
SHED: dict[str, Any] = {
    "action": "shed",
    "target": "shop",
    "text": "Send half of them to the other shop.",
    "takes": "5m",
    "spread": 0.0,
    "scales": [{"metric": "demand", "times": 0.5, "turns_away": 0}],
    "effects": [{"fault": "spike", "does": "outweighs"}],
    "suggested_by": ["dashboard"],
}
CALM: dict[str, Any] = {
    "action": "announce",
    "target": "shop",
    "text": "Ask people to come later.",
    "takes": "5m",
    "spread": 0.0,
    "false_recovery": 0.0,
    "effects": [{"fault": "spike", "does": "ends"}],
}
WORLD: dict[str, Any] = {
    "services": [
        {
            "name": "shop",
            "users": 1.0,
            "core": True,
            "load": {"demand": 100, "capacity": 200},
            "depends_on": [{"service": "store", "calls": 2, "share": 1.0}],
            "feels": [{"metric": "latency_ms", "above": 60000, "everybody_at": 600000}],
        },
        {"name": "store", "load": {"capacity": 1000}},
    ],
    "faults": [SPIKE],
    "mitigations": [SHED, CALM],
}


def loaded(*, shop: dict[str, Any] | None = None, store: dict[str, Any] | None = None, **changes: Any) -> Scenario:
    """The small scenario with this world; keys of the world, of the shop's load and of the store's load replaced."""
    world = copy.deepcopy(WORLD) | changes
    for service, load in zip(world["services"], (shop, store), strict=False):
        service["load"] |= load or {}
    return small(world=world)
