"""Since when and until when somebody is on call."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.files import load_team
from gameday.team import Team
from gameday.team.rota import shift_end, shift_start
from gameday.terms.duration import DAY, HOUR, MINUTE
from gameday.terms.moment import format_moment, parse_moment

NOON = parse_moment("2026-05-12T12:00:00Z")  # a Tuesday


def team(*schedule: dict[str, object]) -> Team:
    people = [{"id": one, "name": one.title(), "roles": ["primary_oncall"]} for one in ("dana", "eli")]
    told = {"format": 1, "name": "two", "title": "Two", "people": people, "schedule": list(schedule)}
    return Team.model_validate_json(json.dumps(told), strict=True)


def shift(person: str = "dana", hours: str = "07:00-19:00", **more: object) -> dict[str, object]:
    return {"role": "primary_oncall", "person": person, "hours": hours, **more}


def end(of: Team, person: str = "dana", at: int = NOON) -> str | None:
    found = shift_end(of, person, at)
    return None if found is None else format_moment(found)


@pytest.mark.parametrize(
    ("schedule", "ends"),
    [
        ([], None),
        ([shift(hours="00:00-00:00")], None),
        ([shift("eli")], None),
        ([shift(hours="19:00-07:00")], None),
        ([shift()], "2026-05-12T19:00:00.000Z"),
        ([shift(timezone="Europe/Dublin")], "2026-05-12T18:00:00.000Z"),
        ([shift(hours="10:00-02:00")], "2026-05-13T02:00:00.000Z"),
        ([shift(hours="00:00-00:00", days=["tue"])], "2026-05-13T00:00:00.000Z"),
        ([shift(), shift(hours="19:00-23:00")], "2026-05-12T23:00:00.000Z"),
        ([shift(), shift(role="secondary_oncall", hours="18:00-20:30")], "2026-05-12T20:30:00.000Z"),
    ],
    ids=[
        "no schedule", "round the clock", "somebody else's", "not now", "the last hour", "in its time zone",
        "over midnight", "one day", "one after the other", "of another role",
    ],
)  # fmt: skip
def test_a_shift_ends_when_nothing_of_theirs_runs_any_more(schedule: list[dict[str, object]], ends: str | None) -> None:
    """None: no shift of theirs runs, or it never ends."""
    assert end(team(*schedule)) == ends


@pytest.mark.parametrize(
    ("schedule", "began"),
    [
        ([], None),
        ([shift(hours="00:00-00:00")], None),
        ([shift("eli")], None),
        ([shift(hours="19:00-07:00")], None),
        ([shift()], "2026-05-12T07:00:00.000Z"),
        ([shift(timezone="Europe/Dublin")], "2026-05-12T06:00:00.000Z"),
        ([shift(hours="22:00-14:00")], "2026-05-11T22:00:00.000Z"),
        ([shift(), shift(hours="01:00-07:00")], "2026-05-12T01:00:00.000Z"),
        ([shift(), shift(role="secondary_oncall", hours="05:30-08:00")], "2026-05-12T05:30:00.000Z"),
        ([shift(), shift(hours="19:00-07:00")], None),
    ],
    ids=[
        "no schedule", "round the clock", "somebody else's", "not now", "the first hour", "in its time zone",
        "over midnight", "one after the other", "of another role", "for longer than a day",
    ],
)  # fmt: skip
def test_a_shift_began_when_the_first_of_theirs_did(schedule: list[dict[str, object]], began: str | None) -> None:
    found = shift_start(team(*schedule), "dana", NOON)

    assert (None if found is None else format_moment(found)) == began


def test_two_shifts_that_follow_each_other_for_ever_have_no_end() -> None:
    assert end(team(shift(), shift(hours="19:00-07:00"))) is None


@given(
    st.integers(0, 8 * DAY // MINUTE),
    st.tuples(st.integers(0, 23), st.sampled_from([0, 15, 30]), st.integers(0, 23), st.sampled_from([0, 15, 30])),
    st.sampled_from(["UTC", "Pacific/Auckland", "America/St_Johns"]),
)
def test_until_the_end_they_are_on_call_and_at_the_end_no_longer(
    minutes: int, hours: tuple[int, int, int, int], timezone: str
) -> None:
    """The law of an end, at any moment of a week and in any zone."""
    of = team(shift(hours=f"{hours[0]:02}:{hours[1]:02}-{hours[2]:02}:{hours[3]:02}", timezone=timezone))
    at = NOON + minutes * MINUTE
    found = shift_end(of, "dana", at)
    runs = of.on_call("primary_oncall", at) == ("dana",)

    assert (found is not None) == (runs and hours[:2] != hours[2:])
    if found is not None:
        assert of.on_call("primary_oncall", found - 1) == ("dana",)
        assert of.on_call("primary_oncall", found) == ()
        assert at < found <= at + DAY + HOUR


def test_the_two_sites_of_the_shipped_team_change_at_seven() -> None:
    """Half a day after half a day, whoever of the two is on call."""
    sites = load_team("follow-the-sun")

    assert end(sites, "orla") == "2026-05-12T19:00:00.000Z"
    assert end(sites, "aroha") is None
    assert end(sites, "aroha", NOON + 8 * HOUR) == "2026-05-13T07:00:00.000Z"
    assert sites.on_call("incident_commander", NOON) == ("sile",)
