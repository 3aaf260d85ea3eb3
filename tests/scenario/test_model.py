"""Scenarios are read whole, and what does not fit together is named with its place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from gameday.scenario import Scenario
from gameday.terms.document import Misfit, Misfits
from tests.engine.small import SMALL
from tests.scenario.shelf import NAMES, plain, read, shipped

Data = dict[str, Any]


@pytest.mark.parametrize("name", NAMES)
def test_shipped_scenarios_read_and_write_to_themselves(name: str) -> None:
    scenario = shipped(name)
    assert scenario.name == name
    assert Scenario.model_validate_json(scenario.model_dump_json(), strict=True) == scenario


@pytest.mark.parametrize("name", NAMES)
def test_shipped_scenarios_have_objectives_and_their_own_people(name: str) -> None:
    scenario = shipped(name)
    assert 3 <= len(scenario.objectives) <= 6
    assert scenario.team is not None
    assert scenario.hidden_truth is not None


@pytest.mark.parametrize("name", NAMES)
def test_what_participants_read_first_does_not_name_the_target_of_the_cure(name: str) -> None:
    """Title and pitch state the symptom; the service to mend and the action that mends it are not in them."""
    scenario = shipped(name)
    told = f"{scenario.title} {scenario.pitch}".lower()
    cures = [lever for lever in (scenario.world.mitigations if scenario.world else ()) if lever.helps]
    words = {word for lever in cures for word in (lever.action, lever.target.replace("-", " "), lever.target)}
    assert not {word for word in words if word in told}


def misfits(change: Callable[[Data], object]) -> tuple[Misfit, ...]:
    data = copy.deepcopy(SMALL)
    change(data)
    with pytest.raises(ValidationError) as fault:
        read(data)
    (first,) = fault.value.errors()
    error = first["ctx"]["error"]
    assert isinstance(error, Misfits)
    return error.misfits


def put(path: str, value: object) -> Callable[[Data], object]:
    """Change one place of the small scenario: keys and indexes joined by dots."""

    def change(data: Data) -> None:
        *way, last = path.split(".")
        place: Any = data
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        if last.isdigit() and isinstance(place, list):
            place.insert(int(last), value)
        else:
            place[last] = value

    return change


MESSAGE = {"id": "row", "kind": "message", "text": "Hello"}
SECOND = {"id": "second", "service": "store", "cause": "Another.", "moves": [{"metric": "error_rate", "to": 0.3}]}


@pytest.mark.parametrize(
    ("change", "path", "wrong"),
    [
        (put("world.faults.0.service", "db"), ("world", "faults", 0, "service"), "'db' is no service of this world"),
        (
            put("world.faults.0.moves.0.service", "db"),
            ("world", "faults", 0, "moves", 0),
            "'db' is no service of this world",
        ),
        (put("world.faults.0.at", "3h"), ("world", "faults", 0, "at"), "the fault 'broken' starts at 3h, after the"),
        (put("world.faults.0.at", None), ("world", "faults", 0), "nothing ever starts 'broken'"),
        (put("world.faults.0.moves", []), ("world", "faults", 0), "the fault 'broken' does nothing"),
        (put("world.faults.1", SECOND), ("world", "faults", 1), "nothing ever helps against 'second'"),
        (put("world.alerts.0.service", "db"), ("world", "alerts", 0, "service"), "'db' is no service of this world"),
        (
            put("world.services.0.depends_on", ["db"]),
            ("world", "services", 0, "depends_on", 0),
            "'db' is no service of this world",
        ),
        (
            put("world.services.1.depends_on", ["shop"]),
            ("world", "services"),
            "services depend on each other in a ring: shop -> store -> shop",
        ),
        (
            put("world.mitigations.0.target", "db"),
            ("world", "mitigations", 0, "target"),
            "'db' is no service of this world",
        ),
        (
            put("world.mitigations.1.effects.0.fault", "other"),
            ("world", "mitigations", 1, "effects", 0, "fault"),
            "'other' is no fault of this world",
        ),
        (put("world.services.0", {"name": "store"}), ("world", "services", 2, "name"), "'store' is there twice"),
        (
            put("world.noise", [{"id": "n", "at": "3h", "service": "shop", "text": "x"}]),
            ("world", "noise", 0, "at"),
            "'n' comes at 3h, after the scenario has ended",
        ),
        (
            put("world.clues", [{"look": "logs", "text": "x", "while": "other"}]),
            ("world", "clues", 0, "while"),
            "'other' is no fault of this world",
        ),
        (
            put("world.clues", [{"look": "logs", "text": "x", "service": "db"}]),
            ("world", "clues", 0, "service"),
            "'db' is no service of this world",
        ),
        (
            put("injects", [{**MESSAGE, "at": "3h"}]),
            ("injects", 0, "at"),
            "inject 'row' comes at 3h, after the scenario has ended",
        ),
        (
            put("injects", [{**MESSAGE, "when": {"not_done": {"kind": "declared"}, "by": "4h"}}]),
            ("injects", 0, "when", "by"),
            "inject 'row' comes at 4h, after the scenario has ended",
        ),
        (
            put("injects", [{**MESSAGE, "at": "1m"}, {**MESSAGE, "at": "2m"}]),
            ("injects", 1, "id"),
            "'row' is there twice",
        ),
        (
            put("injects", [{**MESSAGE, "at": "1m", "service": "db"}]),
            ("injects", 0, "service"),
            "'db' is no service of this scenario",
        ),
        (put("gaps", [{"gap": "pager_dead"}]), ("gaps", 0), "the gap pager_dead stands at the wrong place"),
        (
            put("gaps", [{"gap": "chat_down", "seat": "scribe"}]),
            ("gaps", 0),
            "the gap chat_down stands at the wrong place",
        ),
        (
            put("gaps", [{"gap": "chat_down", "from_start": "5m", "until": "5m"}]),
            ("gaps", 0, "until"),
            "the gap ends before it begins",
        ),
        (
            put("objectives", [{"id": "o", "text": "x", "actions": ["a"]}]),
            ("objectives", 0, "actions"),
            "'a' is no expected action of this scenario",
        ),
        (
            put("objectives", [{"id": "o", "text": "x", "dimensions": ["luck"]}]),
            ("objectives", 0, "dimensions"),
            "'luck' is no dimension of this scenario",
        ),
        (put("objectives", [{"id": "o", "text": "x"}]), ("objectives", 0), "nothing shows 'o'"),
        (put("world", None), (), "nothing ever happens"),
        (
            put("stated_truth", [{"at": "1m", "facts": {}}]),
            ("stated_truth",),
            "what is true is said twice",
        ),
    ],
)
def test_misfits(change: Callable[[Data], object], path: tuple[str | int, ...], wrong: str) -> None:
    found = misfits(change)
    assert [(one.path, one.wrong[: len(wrong)]) for one in found if one.path == path] == [(path, wrong)]


def test_every_misfit_is_named_at_once() -> None:
    def change(data: Data) -> None:
        put("world.faults.0.service", "db")(data)
        put("world.alerts.0.service", "db")(data)
        put("gaps", [{"gap": "pager_dead"}])(data)

    assert len(misfits(change)) == 3


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (put("injects", [{**MESSAGE, "at": "1m", "after": {"kind": "declared"}}]), "expected one of at, after, when"),
        (put("injects", [{**MESSAGE, "kind": "page", "at": "1m"}]), "who is meant"),
        (put("injects", [{**MESSAGE, "kind": "availability", "at": "1m", "to": "scribe"}]), "expected `gap`"),
        (put("injects", [{**MESSAGE, "when": {"by": "1m"}}]), "waits for nothing"),
        (put("injects", [{**MESSAGE, "when": {"not_done": {"kind": "declared"}}}]), "expected `by`"),
        (put("world.alerts.0.below", 0.1), "expected either `above` or `below`"),
        (put("world.services.0.feels.0.everybody_at", 0.0), "nobody could be affected"),
        (
            put("world.faults.0.onset", {"over": "1m", "points": [{"after": "1m", "reaches": 1}]}),
            "expected one of them",
        ),
        (
            put("world.faults.0.onset", {"points": [{"after": "2m", "reaches": 1}, {"after": "1m", "reaches": 1}]}),
            "out of order",
        ),
        (put("world.mitigations.1.effects.0", {"fault": "broken", "does": "lessens"}), "expected `to`"),
        (put("world.mitigations.1.effects.0", {"fault": "broken", "does": "worsens", "to": 0.5}), "under 1"),
        (
            put("world.mitigations.1.effects.0", {"fault": "broken", "does": "heals", "holds_for": "1m"}),
            "`holds_for` speaks of",
        ),
        (put("world.changes", [{"id": "c", "service": "shop", "text": "x"}]), "expected either `ago`"),
    ],
)
def test_what_one_part_cannot_mean(change: Callable[[Data], object], text: str) -> None:
    data = copy.deepcopy(SMALL)
    change(data)
    with pytest.raises(ValidationError, match=text):
        read(data)


def test_short_forms() -> None:
    """A bare service name is a dependency, a bare duration an onset, a word a list of one."""
    data = plain("checkout-errors")
    data["world"]["services"][0]["depends_on"] = ["catalogue"]
    scenario = read(data)
    assert scenario.world is not None
    assert [one.service for one in scenario.world.services[0].depends_on] == ["catalogue"]
    assert scenario.world.faults[0].onset.path() == ((120_000, 1.0),)


def test_expected_actions_stand_together() -> None:
    assert [action.id for action in shipped("checkout-errors").expected_actions()] == [
        "undo-the-change",
        "answer-support",
    ]


def test_a_world_is_asked_by_name() -> None:
    world = shipped("checkout-errors").world
    assert world is not None
    assert world.service("checkout").title == "Checkout"
    assert world.lever("rollback", "checkout") is None
    with pytest.raises(KeyError):
        world.service("nowhere")
