"""What is asked of nobody or sent to nobody, planted in shipped scenarios."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_scenario
from gameday.fitting import lint
from gameday.team import Team
from tests.fitting.planting import Data, Edit, found, people, sops

SHOP, WHOLE = "checkout-errors", "alarm-without-harm"


def inject(**keys: object) -> Edit:
    row = {"id": "planted", "kind": "message", "at": "5m", "text": "Hello, is anybody there?"}
    return lambda data: data["injects"].insert(0, {**row, **keys})


def expected(**keys: object) -> Edit:
    row = {"id": "planted", "text": "Somebody does it."}
    return lambda data: data["expects"].insert(0, {**row, **keys})


def both(*edits: Edit) -> Edit:
    def edit(data: Data) -> None:
        for one in edits:
            one(data)

    return edit


CASES: list[tuple[str, Edit, list[tuple[str, str]]]] = [
    (SHOP, expected(acts={"kind": "alert_cleared"}), [("nobody-does-it", "expects/0/acts")]),
    (SHOP, expected(acts={"kind": "impact_ended"}), [("nobody-does-it", "expects/0/acts")]),
    (SHOP, expected(acts={"kind": "mitigation_started", "action": "reboot"}), [("nobody-does-it", "expects/0/acts")]),
    (SHOP, expected(role="lion_tamer"), [("role-nobody-holds", "expects/0/role")]),
    (SHOP, expected(acts={"kind": "declared", "role": "lion_tamer"}), [("role-nobody-holds", "expects/0/acts/role")]),
    (
        SHOP,
        both(expected(role="scribe"), lambda data: data.update(seats={"scribe": "absent"})),
        [("seat-is-absent", "expects/0/role")],
    ),
    (WHOLE, expected(role="comms_lead"), [("role-beyond-the-minimum", "expects/0/role")]),
    (WHOLE, lambda data: data["minimum_team"].append("lion_tamer"), [("role-nobody-holds", "minimum_team/2")]),
    (SHOP, inject(to=["lion_tamer"]), [("sent-to-nobody", "injects/0/to")]),
    (
        SHOP,
        lambda data: data.update(phases=[{"id": "one", "title": "One", "at": "0s", "to": ["lion_tamer"]}]),
        [("sent-to-nobody", "phases/0/to")],
    ),
    (
        SHOP,
        lambda data: data.update(gaps=[{"gap": "away", "seat": "lion_tamer"}]),
        [("gap-at-no-seat", "gaps/0/seat")],
    ),
]


@pytest.mark.parametrize(("name", "edit", "said"), CASES)
def test_what_nobody_can_do_is_found_where_it_is_asked(name: str, edit: Edit, said: list[tuple[str, str]]) -> None:
    """Each is the one thing that is said, and at its place."""
    assert found(name, edit) == said


@pytest.mark.parametrize(
    "edit",
    [
        expected(acts={"kind": ["alert_cleared", "verified"]}),
        expected(text="Somebody says it aloud."),
        inject(to=["lion_tamer", "scribe"]),
        lambda data: data.update(gaps=[{"gap": "group_empty", "seat": "engineering_manager"}]),
    ],
)
def test_what_somebody_can_do_is_not_questioned(edit: Edit) -> None:
    """One of several will do; what no record shows a person tells; an SOP calls further seats."""
    assert found(SHOP, edit) == []


def test_another_team_is_asked_for_its_own_people() -> None:
    """The same scenario asks too much of a team without those roles."""
    one = load_scenario(WHOLE)
    alone = Team.model_validate_json(
        '{"format": 1, "name": "alone", "title": "One", "people": '
        '[{"id": "dana", "name": "Dana", "roles": ["primary_oncall"]}]}'
    )
    theirs = {remark.id for remark in lint(one, team=alone, sops=sops()).errors}
    own = lint(one, team=people(one.team), sops=sops()).errors
    assert (theirs, own) == ({"role-nobody-holds"}, ())
