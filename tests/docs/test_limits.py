"""The page of limits holds the three lines that stand at the foot of every report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import passing
from gameday.drill import play
from gameday.files import load_scenario, load_scorecard, load_sop, load_team
from gameday.retrospective.assumptions import LIMITS
from gameday.scoring import judge
from gameday.timeline import Entry, Timeline
from gameday.timeline.response import Declared, SeverityChanged, UpdatePosted

ROOT = Path(__file__).resolve().parents[2]


def test_the_three_lines_stand_on_the_page_word_for_word() -> None:
    page = (ROOT / "docs" / "explanation" / "limits.md").read_text(encoding="utf-8")
    quoted = [line.removeprefix("> ") for line in page.splitlines() if line.startswith("> ")]
    assert tuple(quoted[: len(LIMITS)]) == LIMITS


def test_the_readme_leads_there() -> None:
    assert "(docs/explanation/limits.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_what_a_drill_that_passes_may_lack_has_the_figures_of_the_page() -> None:
    """Without a word, and one level too low all along."""
    scenario, sop, card = load_scenario("checkout-errors"), load_sop("one-page-playbook"), load_scorecard("game-day")
    drill = play(scenario, sop, load_team(scenario.team or ""), seed=1)
    silent = [one for one in drill if not isinstance(one, UpdatePosted)]
    low: list[Entry] = [
        replace(one, severity="SEV3") if isinstance(one, Declared | SeverityChanged) else one for one in drill
    ]
    quiet, under = (judge(Timeline.of(one, drill.header), sop, card, scenario) for one in (silent, low))
    scores = {one.dimension: one.score for one in quiet.dimensions}
    found = [(one.overall.verdict, round(100 * (one.overall.score or 0))) for one in (quiet, under)]
    page = " ".join((ROOT / "docs" / "explanation" / "limits.md").read_text(encoding="utf-8").split())
    strict = judge(Timeline.of(silent, drill.header), sop, load_scorecard("sop-regression"), scenario)
    assert found == [("pass", 71), ("pass", 82)]
    assert (scores["communication"], round(100 * (scores["cadence"] or 0))) == (0.0, 13)
    assert "passes at 71 of 100, with 0 for what updates said and 13 for their rhythm" in page
    assert "right, passes at 82" in page
    assert (strict.overall.verdict, strict.overall.gates) == ("pass", ())
    assert "`sop-regression` makes a silence of more than three bounds at the top level a gate, and this drill" in page
    assert [strict.finding(f"cadence-{one}").observed.count("2.6 times") for one in ("internal", "external")] == [1, 1]


@pytest.mark.parametrize("scenario", ["quiet-night-page", "odd-totals"])
def test_the_hard_scenarios_are_hard(scenario: str) -> None:
    """The page says that no team passes them with the usual seed; the pinned table knows."""
    rows = [row.split() for row in (ROOT / "tests" / "golden" / "table.txt").read_text(encoding="utf-8").splitlines()]
    verdicts = {row[3] for row in rows if row and row[0] == scenario}
    assert verdicts == {"fail"}
    assert f"`{scenario}`" in (ROOT / "docs" / "explanation" / "limits.md").read_text(encoding="utf-8")


def test_the_table_of_plays_that_passed_is_the_record_of_the_benchmark() -> None:
    page = (ROOT / "docs" / "explanation" / "limits.md").read_text(encoding="utf-8")
    assert passing.shown(page) == passing.table(passing.recorded())
    assert {len(letters) for letters in passing.recorded().values()} == {30}


def test_the_record_of_plays_that_passed_is_that_of_today() -> None:
    """The first seed is pinned for every scenario; the second is played here, all thirty by the benchmark."""
    rows = [row.split() for row in (ROOT / "tests" / "golden" / "table.txt").read_text(encoding="utf-8").splitlines()]
    first = {(row[0], row[1]): row[3] for row in rows if row and row[2:3] == ["default"]}
    today = {cell: (first[cell] == "pass", passing.passes(*cell, 2)) for cell in passing.recorded()}
    told = {cell: (letters[0] == "p", letters[1] == "p") for cell, letters in passing.recorded().items()}
    assert told == today, "python -m benchmarks.passing writes the record and the page's table anew"
