"""A scenario is played again and again."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.rehearsal import Setting, rehearsal_of, rehearse
from gameday.timeline import Entry

STORY = load_scenario("checkout-errors")
SETTING = Setting(STORY, load_team(STORY.team or ""), load_sop("one-page-playbook"), load_scorecard("game-day"))


def test_each_play_has_a_seed_of_its_own_and_can_be_played_again() -> None:
    three = list(rehearse(SETTING, seed=5, runs=3))
    assert [one.seed for one in three] == [5, 6, 7]
    assert [*rehearse(SETTING, seed=6, runs=1)] == three[1:2]
    assert len({one.over for one in three}) == 3


def test_a_play_that_is_stopped_is_left_out_and_no_other_begun() -> None:
    heard: list[Entry] = []

    def watch(one: Entry) -> None:
        heard.append(one)
        if sum(other.kind == "ended" for other in heard) == 1 and one.kind == "alert_fired":
            raise KeyboardInterrupt

    assert [one.seed for one in rehearse(SETTING, seed=1, runs=5, watch=watch)] == [1]
    assert sum(one.kind == "ended" for one in heard) == 2


@pytest.mark.parametrize("name", ["quiet-night-page", "odd-totals"])
def test_what_a_scenario_holds_is_lived_through(name: str) -> None:
    """Impact, the first page and the injects with a time come in every play, at the minute the scenario says."""
    story = load_scenario(name)
    setting = Setting(story, load_team(story.team or ""), SETTING.sop, SETTING.scorecard)
    plays = list(rehearse(setting, seed=1, runs=3))
    found = {one.landmark.key: one for one in rehearsal_of(plays, story.duration).events}
    assert found["impact"].runs == 3
    timed = [one for one in story.injects if one.at is not None and one.unless is None and one.kind != "availability"]
    assert {one.id: found[f"inject:{one.id}"].at.median for one in timed} == {one.id: one.at for one in timed}
