"""The hand-out for those who take part: one page, and every name of a button on it is the button's."""

from __future__ import annotations

import re
from pathlib import Path

from gameday.report.brief.conduct import STOP

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/take-part-in-a-drill.md").read_text(encoding="utf-8")
CONSOLE = ROOT / "gameday/console"


def test_every_name_on_it_is_on_the_pages() -> None:
    """A label that was renamed on the page is renamed here."""
    shown = "\n".join(
        path.read_text(encoding="utf-8")
        for room, ending in (("templates", "*.html"), ("static", "*.js"))
        for path in (CONSOLE / room).glob(ending)
    )
    named = [name for name in re.findall(r"\*\*(.+?)\*\*", PAGE, re.DOTALL) if STOP not in name]
    assert len(named) > 20
    assert [name for name in named if name not in shown] == []


def test_the_word_that_stops_it_stands_first() -> None:
    """Before anything else, in the words that the pages and the papers use."""
    assert PAGE.index(f"say twice: {STOP}") < PAGE.index("\n## ")


def test_it_fits_a_printed_page() -> None:
    """About sixty lines of ninety letters at the usual size."""
    assert sum(1 + len(line) // 95 for line in PAGE.splitlines()) <= 62
