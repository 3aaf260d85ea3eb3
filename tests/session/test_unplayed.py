"""To be surprised by a scenario that nobody has played here yet."""

from __future__ import annotations

from pathlib import Path

from gameday.files.documents import open_scenario, open_scorecard, open_sop, open_team
from gameday.session import play_and_judge, write_drill
from gameday.session.unplayed import played_in, surprise

KNOWN = {"odd-totals": "odd-totals", "checkout-errors": "checkout-errors", "own": Path("own.yaml")}


def test_what_the_drills_hold_is_not_picked_again(tmp_path: Path) -> None:
    story, people = open_scenario("odd-totals"), open_team("storefront")
    judged = play_and_judge(story, people, open_sop("one-page-playbook"), open_scorecard("game-day"), seed=1)
    write_drill(judged, tmp_path / "drills" / "monday")
    (tmp_path / "drills" / "other").mkdir()
    (tmp_path / "drills" / "other" / "manifest.json").write_text("no manifest")
    drills = tmp_path / "drills"
    assert played_in(drills) == {"odd-totals"}
    picked = {surprise(KNOWN, [drills], seed) for seed in range(30)}
    assert picked == {"checkout-errors", Path("own.yaml")}
    assert surprise({"odd-totals": "odd-totals"}, [tmp_path / "nowhere", drills], 1) is None


def test_the_same_seed_surprises_with_the_same_one(tmp_path: Path) -> None:
    for seed in range(5):
        assert surprise(KNOWN, [tmp_path], seed) == surprise(dict(reversed(KNOWN.items())), [tmp_path], seed)
