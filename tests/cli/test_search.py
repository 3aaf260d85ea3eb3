"""`gameday search`: what is written plays, and shows what was found."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import fmean

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.playing import Setting, row
from tests.cli.conftest import Say

STORY = "search-comes-up-empty"
PAGES_ONE = "format: 1\nextends: mitigate-first\nname: pages-one\nclauses:\n  - {id: page-secondary, drop: true}\n"


def _score(path: Path, sop: str, replicates: int) -> float:
    standard = load_sop(sop)
    setting = Setting(
        load_scenario(path), load_team("storefront", profile="optimistic"), load_scorecard("game-day"), standard
    )
    rows = [row(setting, standard, seed=1, replicate=one) for one in range(replicates)]
    return fmean(one.value("score") or 0.0 for one in rows)


def test_the_worst_day_is_written_as_a_scenario_that_shows_it(gameday: Say, tmp_path: Path) -> None:
    said = gameday("search", STORY, "--sop", "mitigate-first", "--team", "optimistic", "--tries", "5")
    told = re.search(r"As written (\d+) points; (\d+) when:", said.out)
    assert said.code == 0
    assert told is not None, said.out
    assert f"{_score(tmp_path / f'{STORY}-worst.yaml', 'mitigate-first', 3):.0f}" == told[2]
    assert int(told[2]) <= int(told[1])
    assert f"gameday run {STORY}-worst.yaml --seed 1 --sop mitigate-first --team optimistic" in said.out


def test_a_day_on_which_the_candidate_fails_and_the_baseline_does_not(gameday: Say, tmp_path: Path) -> None:
    """Without its second hop the candidate reaches nobody on a day when whoever is first does not hear."""
    (tmp_path / "pages-one.yaml").write_text(PAGES_ONE)
    (tmp_path / "own").mkdir()
    words = ["--sop", "pages-one.yaml", "--baseline", "mitigate-first", "--team", "optimistic", "--tries", "12"]
    said = gameday("search", STORY, *words, "--out", "own/day.yaml")
    assert said.code == 0, said.err
    worse, better = (_score(tmp_path / "own" / "day.yaml", sop, 3) for sop in ("pages-one.yaml", "mitigate-first"))
    assert worse < better
    out = " ".join(said.out.split())
    assert re.search(
        r"What was looked for: \S+, a critical clause, breaks in \d of 3 plays, under mitigate-first in", out
    )
    assert "Points are means of 3 plays" in out


def test_nothing_is_written_where_nothing_was_found(gameday: Say, tmp_path: Path) -> None:
    words = ["--sop", "mitigate-first", "--baseline", "mitigate-first", "--team", "optimistic", "--tries", "5"]
    said = gameday("search", STORY, *words)
    assert (said.code, list(tmp_path.iterdir())) == (0, [])
    assert "nothing told mitigate-first from mitigate-first" in " ".join(said.out.split())
