"""`gameday search`: what is written plays, and shows what was found."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from statistics import fmean

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.plays.playing import Setting, row
from gameday.regression.search.fresh import PLAYS
from tests.cli.conftest import Say

STORY = "search-comes-up-empty"
LATE = """format: 1
extends: mitigate-first
name: late
clauses:
  - {id: page-secondary, after: {SEV1: 1h, SEV2: 1h}}
"""
SILENT = "  acknowledged silent at primary on-call"


def _fresh(path: Path) -> float:
    """The mean score of the plays that a search keeps for the end."""
    standard = load_sop("one-page-playbook")
    setting = Setting(
        load_scenario(path), load_team("storefront", profile="optimistic"), load_scorecard("game-day"), standard
    )
    rows = [row(setting, standard, seed=1, replicate=one) for one in range(1000, 1000 + PLAYS)]
    return fmean(one.value("score") or 0.0 for one in rows)


def _played(gameday: Say, told: str) -> tuple[str, list[str], list[str]]:
    """What is played by the command that was told: its points and broken critical clauses, and the command."""
    words = shlex.split(told.partition("): gameday ")[2].splitlines()[0])
    overall = json.loads(gameday(*words, "--json").out)["overall"]
    return f"{100 * overall['score']:.0f}", overall["gates"], words


def _words(text: str) -> str:
    return " ".join(text.split())


def test_the_worst_day_is_written_as_a_scenario_that_shows_it(gameday: Say, tmp_path: Path) -> None:
    """And no file that is there already, such as the worst day of another search, is written over."""
    kept = tmp_path / "checkout-errors-worst.yaml"
    kept.write_text("mine\n")
    said = gameday("search", "checkout-errors", "--team", "optimistic", "--tries", "7")
    told = re.search(r"As written (\d+) points; (\d+) when:\n(.*)\n", said.out)
    assert (said.code, kept.read_text()) == (0, "mine\n")
    assert told is not None, said.out
    assert (f"{_fresh(tmp_path / 'checkout-errors-worst-2.yaml'):.0f}", told[3]) == (told[2], SILENT)
    assert int(told[2]) < int(told[1])
    assert re.search(r"Tried: 7 of \d+ single changes. More --tries look further", said.out)
    assert "Written: checkout-errors-worst-2.yaml" in said.out
    points, gates, words = _played(gameday, said.out)
    assert f"See it played ({points} points, {' and '.join(gates)} broken): gameday run" in said.out
    assert (int(points) <= int(told[2]), words[:2], words[4:]) == (
        True,
        ["run", "checkout-errors-worst-2.yaml"],
        ["--team", "optimistic"],
    )


def test_a_day_on_which_the_candidate_fails_and_the_baseline_does_not(gameday: Say, tmp_path: Path) -> None:
    """Its second hop comes so late that nobody is reached in time when whoever is first does not hear."""
    (tmp_path / "late.yaml").write_text(LATE)
    (tmp_path / "own").mkdir()
    words = ["--sop", "late.yaml", "--baseline", "mitigate-first", "--team", "optimistic", "--tries", "5"]
    said = gameday("search", "checkout-errors", *words, "--out", "own/day.yaml")
    assert said.code == 0, said.err
    assert load_scenario(tmp_path / "own" / "day.yaml").name == "day"
    command = " ".join(["gameday search checkout-errors", *words, "--seed 1"])
    found = f"# Found by `{command}` under late, the fewest changes that do it:"
    assert (tmp_path / "own" / "day.yaml").read_text().startswith(found)
    looked_for = (
        r"What was looked for: somebody-reached, a critical clause, breaks in \d+ of 100 plays, under mitigate-first in"
    )
    assert re.search(looked_for, _words(said.out))
    first, second = said.out.splitlines()[-2:]
    (points, gates, _), (before, kept, _) = _played(gameday, first), _played(gameday, second)
    assert ("somebody-reached" in gates, kept) == (True, [])
    assert first.startswith(f"See it played ({points} points, somebody-reached broken): ")
    assert second.startswith(f"Under mitigate-first ({before} points): ")


def test_nothing_is_written_where_nothing_was_found(gameday: Say, tmp_path: Path) -> None:
    words = ["--sop", "mitigate-first", "--baseline", "mitigate-first", "--team", "optimistic", "--tries", "5"]
    said = gameday("search", STORY, *words)
    assert (said.code, list(tmp_path.iterdir())) == (0, [])
    more = "did mitigate-first break a critical clause in more plays than mitigate-first"
    assert f"In none of 5 variations {more}." in _words(said.out)
    assert "Nothing was written." in said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "mine.yaml"), "mine.yaml is there already and was left as it is. Name another file with -o."),
        (("-o", "my file!.yaml"), "'my file!' is no name, expected lower case letters"),
        (("-o", "mine.txt"), "this is no name for a scenario file, expected one that ends in .yaml"),
        (("-o", "mine.yaml/in.yaml"), "could not be written: part of the path is a file, not a directory."),
        (("-o", "no.yaml", "--scorecard", "tabletop"), "gives no score to search by, expected one that does"),
    ],
)
def test_what_cannot_be_written_is_told_before_anything_is_played(
    gameday: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.setattr("gameday.regression.search.hunt.row", None)
    mine = tmp_path / "mine.yaml"
    mine.write_text("format: 1\nname: mine\nextends: checkout-errors\n")
    said = gameday("search", "mine.yaml", *words)
    assert (said.code, told in _words(said.err)) == (2, True), said.err
    assert (mine.read_text().count("checkout-errors"), list(tmp_path.iterdir())) == (1, [mine])
