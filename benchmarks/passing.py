"""How many plays of a scenario pass under each shipped SOP: the table of docs/explanation/limits.md.

Run it after a change to the world, the SOPs, the people or the marking; it takes a few minutes:

    .venv/bin/python -m benchmarks.passing

It keeps which plays passed in benchmarks/passing.txt and writes the page's table from it. A test holds the page to the
record, and the record to the outcomes that are pinned for the usual seed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.scoring.judge import judge

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "explanation" / "limits.md"
RECORD = ROOT / "benchmarks" / "passing.txt"
SCENARIOS = ("checkout-errors", "payments-failing", "odd-totals", "quiet-night-page")
"""Two that most plays pass, and the two that are meant to be failed first."""
SOPS = ("seilers", "mitigate-first", "mature-response", "in-practice", "one-page-playbook")
SEEDS = range(1, 31)
Cell = tuple[str, str]
"""A scenario and an SOP."""
_HEAD = "# scenario, SOP, and one letter for each play from the first seed on: p passed, - did not\n"
_TABLE = re.compile(r"^  \| scenario \|.*\n(?:  \|.*\n)+", re.MULTILINE)


def passes(scenario: str, sop: str, seed: int) -> bool:
    """Does the scenario's own team pass it as a game day?"""
    story, standard = load_scenario(scenario), load_sop(sop)
    timeline = play(story, standard, load_team(story.team or ""), seed=seed)
    return judge(timeline, standard, load_scorecard("game-day"), story).overall.verdict == "pass"


def passed(cell: Cell) -> str:
    """What came of each play of a cell, in the record's letters."""
    return "".join("p" if passes(*cell, seed) else "-" for seed in SEEDS)


def recorded() -> dict[Cell, str]:
    """The record: what came of the plays of each cell."""
    lines = [line.split() for line in RECORD.read_text(encoding="utf-8").removeprefix(_HEAD).splitlines()]
    return {(scenario, sop): letters for scenario, sop, letters in lines}


def table(record: Mapping[Cell, str]) -> str:
    """The page's table, as Markdown in a list."""

    def row(words: Sequence[str]) -> str:
        return f"  | {' | '.join(words)} |\n"

    counts = [
        row([f"`{scenario}`", *(str(record[scenario, sop].count("p")) for sop in SOPS)]) for scenario in SCENARIOS
    ]
    return "".join([row(["scenario", *SOPS]), "  |" + "---|" * (1 + len(SOPS)) + "\n", *counts])


def shown(page: str) -> str:
    """The table that a page shows."""
    found = _TABLE.search(page)
    assert found is not None, f"{PAGE.name} has no table of scenarios"
    return found[0]


def main() -> None:
    """Play every cell, keep what came of it, and write the page's table."""
    cells = [(scenario, sop) for scenario in SCENARIOS for sop in SOPS]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        record = dict(zip(cells, pool.map(passed, cells), strict=True))
    lines = "".join(f"{scenario} {sop} {letters}\n" for (scenario, sop), letters in record.items())
    RECORD.write_text(_HEAD + lines, encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page.replace(shown(page), table(record)), encoding="utf-8")
    sys.stdout.write(table(record))


if __name__ == "__main__":
    main()
