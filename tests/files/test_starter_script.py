"""The script of a scenario to start from speaks to those who are there, and asks for a lever that helps."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gameday.files.starter_script import expected, injects, objectives
from gameday.files.starter_world import right_levers, starter_world
from gameday.scenario.fault import FAULT_FAMILIES, FaultFamily
from gameday.terms.duration import HOUR, MINUTE


def plain(data: object) -> Any:
    return json.loads(json.dumps(data))


@pytest.mark.parametrize("family", FAULT_FAMILIES)
def test_the_lever_expected_is_a_right_one_that_moves_something(family: FaultFamily) -> None:
    world = starter_world(family, "SEV1", HOUR, "pay", "Pay")
    (action,) = plain(expected(world, HOUR))
    right = {(lever["action"], lever["target"]) for lever in right_levers(world) if lever.get("effects")}
    assert (action["acts"]["action"], action["acts"]["target"]) in right
    assert (action["id"], action["within"]) == ("pull-the-lever", "1h")
    assert [one["id"] for one in plain(objectives()) if action["id"] in one.get("actions", [])] == ["stop-it"]


@pytest.mark.parametrize(
    ("team", "speaks", "leads"),
    [
        (("primary_oncall",), ["primary_oncall"], ["primary_oncall"]),
        (("primary_oncall", "incident_commander"), ["incident_commander"], ["incident_commander"]),
        (("primary_oncall", "incident_commander", "comms_lead"), ["comms_lead", "incident_commander"],
         ["incident_commander"]),
    ],
)  # fmt: skip
def test_the_last_of_the_team_speaks_and_the_second_leads(
    team: tuple[str, ...], speaks: list[str], leads: list[str]
) -> None:
    asks, nudge = plain(injects("Pay", 20 * MINUTE, team, customers=True))
    assert (asks["to"], asks["expects"][0]["role"], nudge["to"]) == (speaks, speaks[0], leads)
    assert (asks["at"], nudge["note"]) == ("6m", "By hand, if nobody has pulled a lever after 10m.")


def test_where_no_customer_feels_it_a_colleague_asks() -> None:
    asked = [plain(injects("Pay", HOUR, ("primary_oncall",), customers=felt))[0] for felt in (True, False)]
    assert [(one["from"], one["unless"]["audience"]) for one in asked] == [
        ("Support desk", "external"),
        ("A colleague", "internal"),
    ]
