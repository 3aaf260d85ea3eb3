"""Levers that cannot work, planted in shipped scenarios."""

from __future__ import annotations

import pytest

from tests.fitting.planting import Data, Edit, found, in_three_hours


def lever(index: int, **keys: object) -> Edit:
    return lambda data: data["world"]["mitigations"][index].update(keys)


def spent(data: Data) -> None:
    """A fault that is over before the lever against it can be pulled."""
    data["world"]["faults"].append({
        "id": "hiccup", "family": "dns", "service": "catalogue", "at": "1m", "lasts": "5m",
        "cause": "A hiccup.", "moves": [{"metric": "error_rate", "to": 0.4}],
    })  # fmt: skip
    data["world"]["mitigations"].append({
        "action": "flush", "target": "catalogue", "text": "Flush it.", "available_from": "6m",
        "effects": [{"fault": "hiccup", "does": "ends"}], "suggested_by": ["logs"],
    })  # fmt: skip


SHOP = "checkout-errors"


def after_another(data: Data) -> None:
    """A lever that is quick, and needs one that is not."""
    data["world"]["mitigations"][0].update(takes="40m", needs=[{"action": "failover", "target": "payment-gateway"}])
    data["world"]["mitigations"][3]["takes"] = "150m"


def late(data: Data) -> None:
    """A fault that sets in so late that what helps against it never lands."""
    data["world"]["faults"][0]["at"] = "178m"
    data["world"]["mitigations"][3]["takes"] = "1m"


CASES: list[tuple[str, Edit, list[tuple[str, str]]]] = [
    (SHOP, lever(0, chance=0), [("lever-never-works", "world/mitigations/0/chance")]),
    (SHOP, spent, [("lever-comes-too-late", "world/mitigations/5/effects/0")]),
    (SHOP, lever(0, takes="3h"), [("lever-outlasts-the-drill", "world/mitigations/0/takes")]),
    (SHOP, lever(0, takes="170m", available_from="10m"), [("lever-outlasts-the-drill", "world/mitigations/0/takes")]),
    (SHOP, after_another, [("lever-outlasts-the-drill", "world/mitigations/0/takes")]),
    (SHOP, late, [("lever-outlasts-the-drill", "world/mitigations/0/takes")]),
    (SHOP, lever(0, takes="170m"), []),
    # What helps against nothing may take as long as it likes: it is there to tempt.
    (SHOP, lever(4, takes="9h"), []),
    (SHOP, lever(4, suggested_by=[]), [("lever-nobody-thinks-of", "world/mitigations/4")]),
    (
        SHOP,
        lever(4, effects=[{"fault": "cold-start", "does": "heals"}]),
        [("lever-heals-nothing", "world/mitigations/4/effects/0")],
    ),
]


@pytest.mark.parametrize(("name", "edit", "said"), CASES)
def test_a_lever_that_cannot_work_is_found_where_it_stands(name: str, edit: Edit, said: list[tuple[str, str]]) -> None:
    """Each is the one thing that is said, and at its place."""
    assert found(name, in_three_hours(edit) if name == SHOP else edit) == said


def test_a_wrong_lever_that_somebody_urges_is_thought_of() -> None:
    """No look suggests it, and a voice does."""

    def urged(data: Data) -> None:
        data["world"]["mitigations"][4]["suggested_by"] = []
        pull = {"action": "scale_up", "target": "checkout"}
        data["injects"].append({
            "id": "sure-of-it", "kind": "message", "at": "9m", "text": "It is load, take twice as many!",
            "distraction": {"kind": "wrong_hypothesis", "urges": pull},
        })  # fmt: skip

    assert found(SHOP, urged) == []
