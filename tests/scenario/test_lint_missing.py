"""What is missing, taken out of a shipped scenario piece by piece."""

from __future__ import annotations

import pytest

from tests.fitting.planting import Data, Edit, found

WHOLE, LETTER = "alarm-without-harm", "letter-from-a-stranger"


def without(key: str) -> Edit:
    return lambda data: data.pop(key)


def no_expects(data: Data) -> None:
    for holder in (data, *data["injects"]):
        holder["expects"] = []
    for objective in data["objectives"]:
        objective |= {"dimensions": ["severity"], "actions": []}


def no_temptation(data: Data) -> None:
    data["world"]["mitigations"].pop(1)


def one_change(data: Data) -> None:
    data["world"]["changes"].pop(1)


def silence(data: Data) -> None:
    data["world"] |= {"alerts": [], "complaints": None}


def no_facts(data: Data) -> None:
    for phase in data["phases"]:
        phase.pop("facts", None)


def nothing_heals(data: Data) -> None:
    for lever in data["world"]["mitigations"]:
        for effect in lever.get("effects", ()):
            effect["does"] = "ends" if effect["does"] == "heals" else effect["does"]


CASES: list[tuple[str, Edit, list[tuple[str, str]]]] = [
    (WHOLE, without("learning_objectives"), [("no-learning-objectives", "learning_objectives")]),
    (WHOLE, without("minimum_team"), [("no-minimum-team", "minimum_team")]),
    (WHOLE, without("hidden_truth"), [("no-hidden-truth", "hidden_truth")]),
    (WHOLE, lambda data: data["exercises"].pop("due"), [("exercises-not-stated", "exercises")]),
    (WHOLE, lambda data: data["world"]["faults"][0].pop("family"), [("fault-without-family", "world/faults/0")]),
    (WHOLE, no_expects, [("no-expected-actions", "expects")]),
    (WHOLE, no_temptation, [("no-lever-tempts", "world/mitigations")]),
    (WHOLE, one_change, [("no-innocent-change", "world/changes")]),
    ("checkout-errors", silence, [("nobody-notices", "world/alerts")]),
    ("strange-sign-ins", nothing_heals, [("nothing-heals", "world/faults/0/harm")]),
    ("records-missing", nothing_heals, [("nothing-heals", "world/faults/0/harm")]),
    (LETTER, no_facts, [("no-truth", "phases")]),
]


@pytest.mark.parametrize(("name", "edit", "said"), CASES)
def test_what_is_missing_is_told_once(name: str, edit: Edit, said: list[tuple[str, str]]) -> None:
    """Each is the one thing that is said, and at its place."""
    assert found(name, edit) == said


def test_objectives_may_be_missing() -> None:
    """Then what injects are there for goes as well."""

    def none(data: Data) -> None:
        data["objectives"] = []
        for inject in data["injects"]:
            inject.pop("objectives", None)

    assert found(WHOLE, none) == [("no-objectives", "objectives")]
