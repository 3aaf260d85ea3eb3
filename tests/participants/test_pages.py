"""Pages: hearing one or not, answering it, joining."""

from __future__ import annotations

import pytest

from tests.engine.small import small, small_world
from tests.participants.stories import crew, handbook, minute, story, told

CALLS = ("paged", "acknowledged", "joined")
NIGHT = {"starts_at": "2026-04-20T01:00:00Z"}


def one(**values: object) -> dict[str, object]:
    return {"overrides": {name: {"value": value, "source": "test"} for name, value in values.items()}}


def test_a_page_is_answered_and_the_one_who_answers_joins() -> None:
    """Two minutes to answer, one to sit down, at the medians."""
    timeline = story(by=crew(sure=True))

    assert told(timeline, *CALLS)[:3] == ["paging tool paged primary_oncall", "dana acknowledged", "dana joined"]
    assert minute(timeline, "acknowledged") - minute(timeline, "paged") == pytest.approx(2)  # type: ignore[operator]
    assert minute(timeline, "joined") - minute(timeline, "acknowledged") == pytest.approx(1)  # type: ignore[operator]


def test_a_page_that_wakes_somebody_takes_longer() -> None:
    """One and a half times as long at the median, and everything after it is slower for a while."""
    slow = crew(sure=True, **one(inertia_strength=0.5))
    day, night = story(by=slow), story(by=slow, scenario=small(**NIGHT))
    gaps = [minute(one, "acknowledged") - minute(one, "paged") for one in (day, night)]  # type: ignore[operator]
    sits_down = [minute(one, "joined") - minute(one, "acknowledged") for one in (day, night)]  # type: ignore[operator]

    assert gaps == [pytest.approx(2), pytest.approx(3)]
    assert sits_down[1] > sits_down[0]


def test_a_page_nobody_notices_goes_up_the_ladder_and_comes_again() -> None:
    """With every page missed nobody ever comes, and nobody does anything."""
    timeline = story(by=crew(sure=True, **one(page_missed_day=1.0)))

    assert told(timeline, "acknowledged", "joined", "declared") == []
    assert told(timeline, "paged") == ["paging tool paged primary_oncall", "paging tool paged secondary_oncall"] * 2


def test_a_page_may_reach_another_team_first() -> None:
    """It is passed on, and that takes time."""
    straight, astray = story(by=crew(sure=True)), story(by=crew(sure=True, **one(wrong_team_first=1.0)))

    assert "dana message" in told(astray, "message")
    assert minute(astray, "acknowledged") > minute(straight, "acknowledged")  # type: ignore[operator]


def test_a_customers_word_is_taken_up_although_nothing_pages() -> None:
    """Somebody on call joins without a page, by day."""
    world = small_world(alerts=[], complaints={"per_minute": 2, "about": ["It fails, {{name}}."]})
    timeline = story(by=crew(sure=True), scenario=small(world=world))

    assert told(timeline, "paged", "acknowledged", "joined", "declared")[:2] == ["dana joined", "dana declared SEV2"]


def test_nobody_reads_reports_in_their_sleep() -> None:
    """What pages nobody waits until morning, which is after this drill."""
    world = small_world(alerts=[], complaints={"per_minute": 2, "about": ["It fails, {{name}}."]})

    assert told(story(by=crew(sure=True), scenario=small(world=world, **NIGHT)), "joined") == []


def test_somebody_told_that_nobody_answers_comes() -> None:
    """A notification is not a summons, but who hears that nobody is there does not go on reading."""
    dead = [{"gap": "pager_dead", "seat": "primary_oncall"}]
    hop = {"id": "tell", "kind": "escalation", "target": "team_lead", "how": "notify", "after": {"SEV2": "20m"}}
    timeline = story(by=crew(sure=True), under=handbook([hop]), scenario=small(gaps=dead))

    assert told(timeline, "notified", "joined", "declared")[:3] == [
        "paging tool notified team_lead",
        "fay joined",
        "fay declared SEV2",
    ]
