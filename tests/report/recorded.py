"""The shipped game day, judged, for whatever wants to look at a report with people in it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gameday.files.documents import open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments
from gameday.files.timeline_file import read_timeline
from gameday.session import Judged, judge_record, play_and_judge

GAME_DAY = Path(__file__).resolve().parents[2] / "examples" / "timelines" / "checkout-game-day.jsonl"


@lru_cache(maxsize=1)
def game_day() -> Judged:
    """A game day of six people, under the SOP they drilled."""
    documents = DrillDocuments(
        open_sop("one-page-playbook"), open_scorecard("game-day"), open_scenario("checkout-errors")
    )
    return judge_record(read_timeline(GAME_DAY).timeline, documents)


@lru_cache(maxsize=1)
def simulation() -> Judged:
    """The same scenario, played by simulated people."""
    scenario = open_scenario("checkout-errors")
    people = open_team(scenario.document.team or "")
    return play_and_judge(scenario, people, open_sop("one-page-playbook"), open_scorecard("game-day"), seed=2)
