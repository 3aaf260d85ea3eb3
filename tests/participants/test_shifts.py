"""The end of a shift: what somebody holds goes to the next, and they go; or they stay, and say so."""

from __future__ import annotations

from typing import Any

from gameday.team import Team
from gameday.timeline import Timeline
from gameday.timeline.response import HandedOff
from tests.engine.small import fault, lever, small, small_world
from tests.participants.stories import crew, handbook, minute, story, told

HOLDS = ("role_assigned", "handed_off", "left")
PEOPLE: list[dict[str, Any]] = [
    {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead", "incident_commander"]},
    {"id": "eli", "name": "Eli", "roles": ["primary_oncall", "technical_lead", "incident_commander"]},
    {"id": "gus", "name": "Gus", "roles": ["comms_lead"]},
    {"id": "hal", "name": "Hal", "roles": ["comms_lead"]},
]
PAIR = [PEOPLE[0], {**PEOPLE[1], "roles": ["primary_oncall", "incident_commander"]}]
"""Nobody fetches the second for work on the problem, so they come with their shift."""
DAY, NIGHT = "00:00-13:00", "13:00-00:00"
SCHEDULE = [
    {"role": "primary_oncall", "person": "dana", "hours": DAY},
    {"role": "primary_oncall", "person": "eli", "hours": NIGHT},
    {"role": "comms_lead", "person": "gus", "hours": DAY},
    {"role": "comms_lead", "person": "hal", "hours": NIGHT},
]
WORLD = small_world(
    faults=[fault(diagnosis={"takes": "90m", "found_in": ["logs"]})], mitigations=[lever(0, suggested_by=[])]
)


def team(**changes: object) -> Team:
    """Two shifts that change at 13:00, an hour into the drill."""
    return crew(sure=True, **{"people": PEOPLE, "schedule": SCHEDULE, **changes})


def play(by: Team | None = None, ends_after: str = "5h") -> Timeline:
    return story(scenario=small(world=WORLD, ends_after=ends_after), by=by or team())


def after_the_hour(timeline: Timeline, *kinds: str) -> list[str]:
    start = timeline.entries[0].at
    late = {one.id for one in timeline if one.at - start > 49 * 60_000}
    return [line for one, line in zip(_of(timeline, kinds), told(timeline, *kinds), strict=True) if one in late]


def _of(timeline: Timeline, kinds: tuple[str, ...]) -> list[str]:
    return [one.id for one in timeline if one.kind in kinds]


def test_before_the_end_of_a_shift_nothing_changes_hands() -> None:
    """A drill that is over by then has no hand-over."""
    quick = small_world(mitigations=[lever(0, takes="1m")])
    timeline = story(scenario=small(world=quick), by=team())

    assert told(timeline, "handed_off", "left") == []
    assert "dana resolved" in told(timeline, "resolved")


def test_everything_held_goes_to_the_next_shift() -> None:
    """Each seat handed off and given on the record; then they leave, and the drill ends well without them."""
    timeline = play()
    handed = [(one.from_, one.to, one.seat) for one in timeline.every(HandedOff)]

    assert sorted(handed) == [
        ("dana", "eli", "incident_commander"),
        ("gus", "hal", "comms_lead"),
    ]
    assert sorted(after_the_hour(timeline, "role_assigned", "left")) == [
        "dana left",
        "dana role_assigned incident_commander",
        "gus left",
        "gus role_assigned comms_lead",
    ]
    assert told(timeline, "cause_found", "resolved") == ["eli cause_found", "eli resolved"]


def test_the_next_shift_is_called_where_it_is_not_there_yet() -> None:
    """By whoever waits for it; one of the next shift was here before."""
    assert after_the_hour(play(), "paged", "joined") == ["gus paged hal", "hal joined"]


def test_the_work_goes_over_with_the_lead_where_one_person_does_both() -> None:
    """To somebody who comes when called."""
    timeline = play(team(people=PAIR, schedule=SCHEDULE[:2]))

    assert {(one.from_, one.to) for one in timeline.every(HandedOff)} == {("dana", "eli")}
    assert [one.seat for one in timeline.every(HandedOff)] == ["incident_commander", "technical_lead", "comms_lead"]
    assert told(timeline, "left", "cause_found", "resolved") == ["dana left", "eli cause_found", "eli resolved"]


def test_who_has_left_does_no_more() -> None:
    """No act of theirs after that."""
    timeline = play()
    left = {one.actor: one.at for one in timeline if one.kind == "left"}

    assert left.keys() == {"dana", "gus"}
    assert [one for one in timeline if one.actor in left and one.at > left[one.actor]] == []


def test_where_nobody_comes_they_stay_and_say_so() -> None:
    """And see it through themselves."""
    alone = team(people=[PEOPLE[0]], schedule=[SCHEDULE[0]])
    timeline = play(alone)

    assert [one.text for one in timeline if one.kind == "message" and "shift" in (one.text or "")] == [
        "My shift is over, and nobody is here yet to take over as incident commander; I stay."
    ]
    assert told(timeline, "left", "handed_off") == []
    assert told(timeline, "resolved") == ["dana resolved"]


def test_who_stays_on_asks_again_and_goes_when_somebody_comes_after_all() -> None:
    """Half an hour later: here nothing reaches the next shift in its first quarter of an hour."""
    gap = {"gap": "away", "seat": "primary_oncall", "from_start": "60m", "until": "75m"}
    scenario = small(world=WORLD, ends_after="4h", gaps=[gap])
    timeline = story(scenario=scenario, by=team(people=PAIR, schedule=SCHEDULE[:2]))

    said = [one.text or one.kind for one in timeline if one.kind == "left" or "shift" in (one.text or "")]
    assert said[0].endswith("take over as incident commander; I stay.")
    assert said[-1] == "My shift is over; everything I held is handed over."
    assert 90 < (minute(timeline, "left") or 0) < 130


def test_without_seats_the_lead_itself_is_handed_over() -> None:
    """Under an SOP that knows no roles somebody leads all the same, and then somebody else does."""
    timeline = story(
        scenario=small(world=WORLD, ends_after="5h"),
        by=team(),
        under=handbook([{"id": "severity", "kind": "classification"}]),
    )

    assert {(one.from_, one.to, one.seat) for one in timeline.every(HandedOff)} >= {("dana", "eli", None)}
    assert told(timeline, "resolved") == ["eli resolved"]


def test_a_watch_that_is_under_way_is_seen_through() -> None:
    """Whoever watches whether it holds does not go before it is called over, a few minutes later."""
    soon = small_world(
        faults=[fault(diagnosis={"takes": "8m", "found_in": ["logs"]})], mitigations=[lever(0, suggested_by=[])]
    )
    alone = team(people=PAIR, schedule=SCHEDULE[:2])
    timeline = story(scenario=small(world=soon), by=alone)

    assert told(timeline, "verified", "left") == ["dana verified"]
