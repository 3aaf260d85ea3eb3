from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from gameday.team import Team
from gameday.team.hours import DAYS
from gameday.team.model import Person, Shift
from gameday.team.turns import clock_changes, turns
from gameday.terms.duration import DAY, HOUR, MINUTE
from gameday.terms.moment import to_moment

ROLE = "primary_oncall"
BERLIN = to_moment(datetime(2026, 3, 29, 1, tzinfo=UTC))
"""The clocks of Berlin are put on."""

hours = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
spans = st.builds("{}-{}".format, hours, hours)
shifts = st.builds(
    Shift,
    role=st.just(ROLE),
    person=st.sampled_from(["ann", "bob"]),
    days=st.sets(st.sampled_from(DAYS), min_size=1).map(tuple),
    hours=spans,
    timezone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)


def _team(*schedule: Shift) -> Team:
    people = tuple(Person(id=one, name=one.title(), roles=(ROLE,)) for one in ("ann", "bob"))
    return Team(format=1, name="two", title="Two", people=people, schedule=schedule)


@given(st.lists(shifts, min_size=1, max_size=3), st.integers(-300, 300))
@example([Shift(role=ROLE, person="ann", hours="02:30-04:00", timezone="Europe/Berlin")], 0)
def test_between_two_turns_the_same_people_are_on_call(schedule: list[Shift], days: int) -> None:
    """Minute by minute over two days, also where an hour is left out or comes twice."""
    team, start = _team(*schedule), BERLIN - DAY + days * DAY
    known = turns(team, ROLE, start, start + 2 * DAY)
    minutes = range(start, start + 2 * DAY, MINUTE)
    on_call = [team.on_call(ROLE, at) for at in minutes]
    changed = {at for at, one, before in zip(minutes[1:], on_call[1:], on_call, strict=False) if one != before}
    assert changed <= known


def test_clocks_are_put_on_at_one_moment_of_the_week() -> None:
    week = (BERLIN - 3 * DAY, BERLIN + 4 * DAY)
    assert clock_changes("Europe/Berlin", *week) == (BERLIN,)
    assert clock_changes("Asia/Kolkata", *week) == ()
    assert clock_changes("Europe/Berlin", BERLIN + HOUR, week[1]) == ()
