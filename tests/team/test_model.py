"""Teams: who is on call, who can take which seat."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gameday.files import load_profile, load_team
from gameday.team import Team
from gameday.team.model import with_profile
from gameday.terms.duration import DAY, HOUR
from gameday.terms.moment import parse_moment
from tests.engine.cast import team

SHIPPED = ("storefront", "payments", "data-platform", "night-watch", "follow-the-sun", "dispensary")
MONDAY = parse_moment("2026-04-20T00:00:00Z")
NIGHT_AND_DAY = {
    "schedule": [
        {"role": "primary_oncall", "person": "dana", "days": ["mon"], "hours": "08:00-20:00"},
        {"role": "primary_oncall", "person": "eli", "days": ["mon"], "hours": "20:00-08:00"},
    ]
}


def test_the_pager_changes_hands_with_the_shift() -> None:
    """Monday's night shift runs into Tuesday; where no shift runs there is a gap."""
    people = team(**NIGHT_AND_DAY)
    on_call = [people.on_call("primary_oncall", MONDAY + hour * HOUR) for hour in (7, 8, 19, 20, 31, 32)]

    assert on_call == [(), ("dana",), ("dana",), ("eli",), ("eli",), ()]


def test_a_role_without_shifts_is_whoever_can_take_it_first() -> None:
    """Those who prefer it come first, ties as in the file."""
    people = team()

    assert people.on_call("incident_commander", MONDAY) == ("eli", "fay")
    assert people.on_call("legal", MONDAY) == ()


def test_people_sleep_by_their_own_clock() -> None:
    """Two in the morning in Madrid is the afternoon before in Vancouver."""
    people = [
        {"id": "dana", "name": "Dana", "roles": ["primary_oncall"], "timezone": "Europe/Madrid"},
        {"id": "eli", "name": "Eli", "roles": ["secondary_oncall"], "timezone": "America/Vancouver"},
        {"id": "fay", "name": "Fay", "roles": ["team_lead"], "timezone": "Europe/Madrid", "sleeps": None},
    ]
    crew = team(people=people)

    assert [one.id for one in crew.people if one.asleep_at(MONDAY)] == ["dana"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_team_answers_around_the_clock(name: str) -> None:
    """Every hour of a week has a primary and a secondary, never the same person, and every usual seat somebody."""
    people = load_team(name)
    hours = [MONDAY + hour * HOUR for hour in range(7 * 24)]
    pairs = {(people.on_call("primary_oncall", at)[:1], people.on_call("secondary_oncall", at)[:1]) for at in hours}
    seats = ("incident_commander", "technical_lead", "comms_lead", "scribe", "team_lead", "engineering_manager")
    named = ("platform_lead", "vp_engineering", "executive_sponsor", "security_lead", "legal", "customer_success_lead")

    assert all(primary and secondary and primary != secondary for primary, secondary in pairs)
    assert [seat for seat in (*seats, *named) if not people.able(seat)] == []
    assert not isinstance(people.profile, str)


def test_another_profile_leaves_the_people_and_their_own_figures() -> None:
    """The team's overrides stay over the profile."""
    own = {"look": {"median": "3m", "source": "own records"}}
    base = with_profile(team(overrides=own), load_profile("default"))
    slow = with_profile(base, load_profile("pessimistic"))

    assert slow.people == base.people
    assert slow.behaviour.parameters["look"] == base.behaviour.parameters["look"]
    assert slow.behaviour.parameters["diagnose"] != base.behaviour.parameters["diagnose"]


def test_a_profile_that_is_only_a_name_cannot_behave() -> None:
    """Whoever reads the file puts the profile in its place."""
    with pytest.raises(ValueError, match="the profile 'default' of team 'testers' was not loaded"):
        _ = team().behaviour


def test_every_misfit_of_a_team_is_named_at_once() -> None:
    """Somebody twice, a shift of nobody, hops that run backwards, an override that does not fit."""
    broken = {
        "people": [{"id": "dana", "name": "Dana", "roles": ["scribe"]}] * 2,
        "schedule": [{"role": "scribe", "person": "zoe"}],
        "paging": {"hops": [{"target": "scribe", "after": "5m"}, {"target": "scribe", "after": "1m"}]},
        "overrides": {"look": {"value": 2, "source": "x"}},
    }
    with pytest.raises(ValidationError) as caught:
        team(**broken)

    for part in ("'dana' is there twice", "'zoe' is nobody", "comes before the one above", "look is a time"):
        assert part in str(caught.value)


@given(at=st.integers(0, 10**13), weeks=st.integers(1, 50))
def test_the_schedule_repeats_every_week(at: int, weeks: int) -> None:
    """In a zone of fixed offset."""
    people = team(**NIGHT_AND_DAY)

    assert people.on_call("primary_oncall", at) == people.on_call("primary_oncall", at + weeks * 7 * DAY)


def test_a_team_reads_what_it_writes() -> None:
    """Through JSON, profile included."""
    people = load_team("payments")

    assert Team.model_validate_json(json.dumps(people.model_dump(mode="json")), strict=True) == people
