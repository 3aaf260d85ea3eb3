"""The page of limits holds the three lines that stand at the foot of every report."""

from __future__ import annotations

from pathlib import Path

from gameday.retrospective.assumptions import LIMITS

ROOT = Path(__file__).resolve().parents[2]


def test_the_three_lines_stand_on_the_page_word_for_word() -> None:
    page = (ROOT / "docs" / "explanation" / "limits.md").read_text(encoding="utf-8")
    quoted = [line.removeprefix("> ") for line in page.splitlines() if line.startswith("> ")]
    assert tuple(quoted[: len(LIMITS)]) == LIMITS


def test_the_readme_leads_there() -> None:
    assert "(docs/explanation/limits.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
