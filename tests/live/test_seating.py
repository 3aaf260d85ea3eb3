"""Seating: who of the team sits where, and how each seat is filled."""

from __future__ import annotations

import pytest

from gameday.engine.desk import Refused
from gameday.live.lead_orders import LiveMode
from gameday.live.seating import modes_of, roles_of, seated, with_seats
from tests.engine.cast import team
from tests.engine.small import small


def test_as_stated_else_as_the_scenario_has_it_else_simulated() -> None:
    scenario = small(seats={"comms_lead": "absent", "team_lead": "human", "primary_oncall": "agent"})
    assert modes_of(scenario, ()) == {"comms_lead": "absent", "team_lead": "human"}
    assert modes_of(scenario, (("comms_lead", "spoken"), ("team_lead", "simulated"))) == {
        "comms_lead": "spoken",
        "team_lead": "simulated",
    }


def test_who_is_on_call_sits_down_else_who_takes_it_first_and_each_once() -> None:
    people = seated(small(), team(), {"primary_oncall": "human", "incident_commander": "spoken", "team_lead": "human"})
    assert {id_: (one.mode, one.seat) for id_, one in people.items()} == {
        "dana": ("human", "primary_oncall"),
        "eli": ("spoken", "incident_commander"),
        "fay": ("human", "team_lead"),
        "gus": ("simulated", None),
    }


def test_who_could_only_sit_on_an_empty_seat_is_absent() -> None:
    people = seated(small(), team(), {"comms_lead": "absent", "team_lead": "absent"})
    assert {id_: one.mode for id_, one in people.items()} == {
        "dana": "simulated",
        "eli": "simulated",
        "fay": "simulated",
        "gus": "absent",
    }, "Fay may still lead the incident"


def test_nobody_left_is_told() -> None:
    with pytest.raises(Refused, match="nobody of the team is left for the seat 'comms_lead'"):
        seated(
            small(),
            team(people=[{"id": "dana", "name": "Dana", "roles": ["scribe"]}], schedule=[]),
            {"comms_lead": "human"},
        )


def test_the_scenario_itself_where_nothing_differs() -> None:
    scenario = small(seats={"comms_lead": "absent"})
    assert with_seats(scenario, {"comms_lead": "absent", "team_lead": "simulated"}) is scenario
    assert with_seats(scenario, {"comms_lead": "human"}).seats == {"comms_lead": "human"}
    assert roles_of(small(seats={"legal": "human"}, minimum_team=["scribe"]), team())[-2:] == ("scribe", "legal")


def test_where_everybody_talks_in_the_room_nobody_is_simulated_beside_them_unless_asked() -> None:
    spoken: dict[str, LiveMode] = {"incident_commander": "spoken"}
    assert {one.mode for one in seated(small(), team(), spoken).values()} == {"spoken", "absent"}
    asked: dict[str, LiveMode] = {**spoken, "team_lead": "simulated"}
    assert {id_ for id_, one in seated(small(), team(), asked).items() if one.mode == "simulated"} == {"fay"}
