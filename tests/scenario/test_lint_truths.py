"""Truth that contradicts itself, planted in shipped scenarios."""

from __future__ import annotations

import pytest

from tests.fitting.planting import Data, Edit, found

SHOP, LETTER = "checkout-errors", "letter-from-a-stranger"


def facts(**stated: object) -> Edit:
    return lambda data: data["phases"][1].update(facts=stated)


def service(index: int, **keys: object) -> Edit:
    return lambda data: data["world"]["services"][index].update(keys)


def harm(index: int, moves: list[object] | None = None, **keys: object) -> Edit:
    def edit(data: Data) -> None:
        data["world"]["faults"][index]["harm"] = keys
        if moves is not None:
            data["world"]["faults"][index]["moves"] = moves

    return edit


def nothing_hurts(data: Data) -> None:
    """The checkout still fails, and nobody feels it."""
    for one in data["world"]["services"]:
        one["feels"] = []


def all_is_well(data: Data) -> None:
    data["branches"][1]["ways"].pop(0)
    data["branches"][1]["ways"].append({"id": "an-old-copy", "text": "Found."})
    data["branches"][1]["ways"][0]["when"] = {"done": {"kind": "declared"}}
    data["branches"][2]["ways"].pop(0)
    data["branches"][2]["ways"].append({"id": "nothing-to-shut", "text": "It never came to that."})
    data["branches"][2]["ways"][1]["when"] = {"done": {"kind": "declared"}}
    for phase in data["phases"]:
        phase["facts"] = {}


UNFELT = [{"metric": "saturation", "to": 0.9, "service": "recommendations"}]
CASES: list[tuple[str, Edit, list[tuple[str, str]]]] = [
    (LETTER, facts(core_function="down"), [("nobody-affected", "phases/1/facts")]),
    (LETTER, facts(workaround=True), [("workaround-for-nothing", "phases/1/facts")]),
    (LETTER, facts(growing=True), [("growing-from-nothing", "phases/1/facts")]),
    (LETTER, facts(customer_visible=True), [("visible-to-nobody", "phases/1/facts")]),
    (LETTER, facts(core_function="down", users_affected=0.4), [("visible-or-not", "phases/1/facts")]),
    (
        LETTER,
        lambda data: data.update(stated_truth=[{"at": "0s", "facts": {"security": "breach"}}]),
        [("true-and-not-true", "stated_truth/0")],
    ),
    (LETTER, all_is_well, [("impact-never-starts", "phases")]),
    (SHOP, nothing_hurts, [("impact-never-starts", "world/faults")]),
    (SHOP, service(2, core=True, users=0), [("core-without-users", "world/services/2/users")]),
    (SHOP, harm(1, UNFELT, core_function="down"), [("nobody-affected", "world/faults/1/harm/core_function")]),
    (SHOP, harm(1, UNFELT, workaround=True), [("workaround-for-nothing", "world/faults/1/harm/workaround")]),
]


@pytest.mark.parametrize(("name", "edit", "said"), CASES)
def test_a_contradiction_is_found_where_it_stands(name: str, edit: Edit, said: list[tuple[str, str]]) -> None:
    """Each is the one thing that is said, and at its place."""
    assert found(name, edit) == said


def test_what_goes_together_is_not_questioned() -> None:
    """A core that is down for somebody who sees it, and facts nobody knows yet, are no contradiction."""
    assert found(LETTER, facts(core_function="down", users_affected=0.4, customer_visible=True)) == []
    assert found(LETTER, facts(core_function="down", known=False)) == []


def test_a_near_miss_says_so_by_its_tag() -> None:
    """Nothing comes to harm, on purpose."""

    def near_miss(data: Data) -> None:
        nothing_hurts(data)
        data["tags"].append("near-miss")

    assert found(SHOP, near_miss) == []
