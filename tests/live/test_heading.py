"""The header: what a record of a live drill says of itself."""

from __future__ import annotations

from dataclasses import replace

from tests.live.prepared import MINUTE, led, plan


def test_kind_people_and_seats_and_until_when_it_tells() -> None:
    one = led(plan("tabletop", {"incident_commander": "human", "comms_lead": "spoken", "team_lead": "absent"}))
    one.lead("pause", at=7)
    header = one.drill.header
    assert header.exercise is not None
    assert (header.exercise.kind, header.exercise.humans, header.exercise.simulated_only) == ("tabletop", 2, False)
    assert header.exercise.people == ("eli", "gus")
    assert dict(header.exercise.seats) == {
        "primary_oncall": "simulated",
        "technical_lead": "simulated",
        "secondary_oncall": "simulated",
        "incident_commander": "human",
        "team_lead": "absent",
        "comms_lead": "spoken",
    }
    assert (header.drill, header.scenario, header.sop, header.team, header.seed) == (
        "small-0123456789",
        "small",
        "one-page-playbook",
        "testers",
        7,
    )
    assert (header.complete, header.recorded_until) == (False, one.drill.scenario.starts_at + 7 * MINUTE)


def test_where_all_talk_in_the_room_a_role_that_nobody_plays_is_empty() -> None:
    """But for what whoever was asked to be simulated can take."""
    table = {"incident_commander": "spoken", "comms_lead": "spoken", "primary_oncall": "simulated"}
    header = led(plan("tabletop", table)).drill.header
    assert header.exercise is not None
    assert dict(header.exercise.seats) == {
        "primary_oncall": "simulated",
        "technical_lead": "simulated",
        "secondary_oncall": "absent",
        "incident_commander": "spoken",
        "team_lead": "absent",
        "comms_lead": "spoken",
    }


def test_a_drill_in_which_nobody_takes_part_says_so() -> None:
    one = led(replace(plan("training", {}), versions=()))
    header = one.drill.header
    assert header.exercise is not None
    assert header.exercise.simulated_only
    assert [program for program, _ in header.versions] == ["gameday"]
    one.pass_to(1)
    assert all(entry.wall_at is None for entry in one.drill.entries)
