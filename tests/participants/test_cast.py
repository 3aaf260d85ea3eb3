"""The cast: who sits down, and that the same cast plays the same drill."""

from __future__ import annotations

import pytest

from gameday.files import load_scenario, load_sop, load_team
from gameday.participants import STAKEHOLDERS, cast
from gameday.timeline import Timeline
from gameday.timeline.entry import Entry
from tests.engine.cast import team
from tests.participants.stories import crew, story


def test_everybody_of_the_team_sits_down_and_the_stakeholders_last() -> None:
    """Apart from those who are not simulated."""
    assert list(cast(crew())) == ["dana", "eli", "fay", "gus", STAKEHOLDERS]
    assert list(cast(crew(), without=["eli"])) == ["dana", "fay", "gus", STAKEHOLDERS]


def test_a_team_without_its_profile_cannot_play() -> None:
    """It says which profile is missing."""
    with pytest.raises(ValueError, match="the profile 'default' of team 'testers' was not loaded"):
        cast(team())


def test_the_same_seed_plays_the_same_drill_and_another_another() -> None:
    """Entry by entry."""
    assert story(seed=3).entries == story(seed=3).entries
    assert story(seed=3).entries != story(seed=4).entries


def test_who_is_absent_does_nothing() -> None:
    """The others do without."""
    timeline = story(by=crew(sure=True), without=["dana"])

    assert {one.actor for one in timeline if one.kind == "joined"} >= {"eli"}
    assert not [one for one in timeline if one.actor == "dana"]


SHELF = [
    (scenario, sop)
    for scenario in ("checkout-errors", "payments-failing", "odd-totals", "quiet-night-page")
    for sop in ("seilers", "mitigate-first", "mature-response", "in-practice", "one-page-playbook")
]


@pytest.mark.parametrize(("scenario", "sop"), SHELF)
def test_every_shipped_drill_reads_like_an_incident(scenario: str, sop: str) -> None:
    """Over three replicates: bounded, one declaration, a first lever after it, and over only once declared."""
    drill, book = load_scenario(scenario), load_sop(sop)
    people = load_team(drill.team or "storefront")
    plays = [story(scenario=drill, under=book, by=people, replicate=number) for number in range(3)]

    for timeline in plays:
        assert 20 < len(timeline) < 400
        assert _once(timeline, "declared")
        assert _in_order(timeline, "declared", "mitigation_started")
        assert _in_order(timeline, "declared", "resolved")
        assert _count(timeline, "resolved") <= 1 + _count(timeline, "reopened")
    assert any(_count(timeline, "resolved") for timeline in plays)


def _count(timeline: Timeline, kind: str) -> int:
    return len(timeline.of_kinds((kind,)))


def _once(timeline: Timeline, kind: str) -> bool:
    return _count(timeline, kind) <= 1


def _in_order(timeline: Timeline, sooner: str, later: str) -> bool:
    first: list[Entry] = timeline.of_kinds((sooner,))
    then: list[Entry] = timeline.of_kinds((later,))
    return not then or (bool(first) and first[0].at <= then[0].at)
