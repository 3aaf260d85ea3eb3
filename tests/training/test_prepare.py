"""Preparing a training: one person at a seat, everybody else simulated, the person called in with the first call."""

from __future__ import annotations

import pytest

from gameday.errors import InputError
from gameday.live.plan import documents_in
from gameday.timeline.paging import Paged
from gameday.training.prepare import CALL, seats_of, training_plan
from tests.training.alone import WALL, Alone, documents


def test_one_seat_is_a_persons_and_every_other_is_simulated() -> None:
    one = Alone()

    assert {id_: who.mode for id_, who in one.drill.people.items() if who.mode != "simulated"} == {"aylin": "human"}
    assert (one.drill.plan.me, one.drill.led) == ("incident_commander", False)


def test_whoever_leads_is_called_in_with_whoever_is_on_call() -> None:
    """Waiting leads to their page, the moment the first one rings."""
    one = Alone()
    page = one.wait()
    first = next(entry for entry in one.drill.entries if entry.kind == "paged")

    assert isinstance(page, Paged)
    assert (page.inject, page.at) == (CALL, first.at)


def test_whoever_the_pager_calls_anyway_is_called_once() -> None:
    """The scenario is played as it is written."""
    plan = training_plan(documents(), "primary_oncall", seed=1, created=WALL)
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
