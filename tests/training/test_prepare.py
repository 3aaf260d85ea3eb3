"""Preparing a training: one person at a seat, everybody else simulated, the person called in with the first call."""

from __future__ import annotations

import pytest

from gameday.errors import InputError
from gameday.live.plan import documents_in
from gameday.training.prepare import seats_of, training_plan
from tests.training.alone import WALL, Alone, documents


def test_one_seat_is_a_persons_and_every_other_is_simulated() -> None:
    one = Alone()

    assert {id_: who.mode for id_, who in one.drill.people.items() if who.mode != "simulated"} == {"aylin": "human"}
    assert (one.drill.plan.me, one.drill.led) == ("incident_commander", False)


@pytest.mark.parametrize("seat", ["incident_commander", "comms_lead", "primary_oncall"])
def test_the_pager_of_whoever_is_on_call_rings_for_who_trains_too(seat: str) -> None:
    """Waiting leads to the first page, and they can answer it; there is one page on the record, not two."""
    one = Alone(seat)
    page = one.wait()
    rung = [entry for entry in one.drill.entries if entry.kind == "paged"]

    assert page == rung[0]
    assert len(rung) == 1
    assert one.act("acknowledged").ok


def test_once_they_have_joined_they_hear_what_everybody_hears() -> None:
    """Nothing reaches them twice."""
    one = Alone()
    one.wait()
    one.act("joined")
    one.pass_time(30)
    heard = [entry.id for entry in one.heard]

    assert len(heard) == len(set(heard))


def test_the_scenario_is_played_as_it_is_written() -> None:
    plan = training_plan(documents(), "incident_commander", seed=1, created=WALL)
    played, written = documents_in(plan).scenario, documents().scenario

    assert played is not None
    assert written is not None
    assert played.digest == written.digest


def test_an_alias_of_a_role_is_that_role() -> None:
    assert training_plan(documents(), "operations_lead", seed=1, created=WALL).me == "technical_lead"


def test_a_seat_nobody_can_take_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError) as refused:
        training_plan(documents(), "pilot", seed=1, created=WALL)

    assert "nobody of the team storefront sits at 'pilot'" in str(refused.value)
    assert "incident_commander" in str(refused.value)


@pytest.mark.parametrize("name", ["checkout-errors", "quiet-night-page", "sale-opens"])
def test_every_seat_that_is_offered_can_be_taken(name: str) -> None:
    found = documents(name)
    assert found.scenario is not None
    assert found.team is not None
    for seat in seats_of(found.scenario.document, found.team.document):
        plan = training_plan(found, seat, seed=1, created=WALL)
        assert dict(plan.seats)[seat] == "human"
