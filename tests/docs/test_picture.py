"""The picture in the README is drawn from a drill that anybody can play."""

from __future__ import annotations

from pathlib import Path

from gameday.files.documents import open_scenario, open_scorecard, open_sop, open_team
from gameday.report.picture import drawing
from gameday.session import play_and_judge
from tests.conftest import Pin

PLACE = Path(__file__).resolve().parents[2] / "docs" / "images" / "drill.svg"


def test_the_picture_in_the_readme_is_a_drill_as_it_was_played(pin: Pin) -> None:
    scenario = open_scenario("checkout-errors")
    people, sop = open_team(scenario.document.team or ""), open_sop("one-page-playbook")
    judged = play_and_judge(scenario, people, sop, open_scorecard("game-day"), seed=1)
    title = "One drill as a picture (EXERCISE; SIMULATION, NO PERSON TOOK PART)"
    description = "What was true, what was called, and who did what."
    pin(PLACE, drawing(judged.retrospective.chart, title, description))
