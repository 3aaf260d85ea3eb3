"""The page for facilitators names the keys that the console has, and no others."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/facilitate-a-drill.md").read_text(encoding="utf-8")
CONSOLE = ROOT / "gameday/console"
DIALOG = (CONSOLE / "templates/lead_dialogs.html").read_text(encoding="utf-8")
SCRIPT = (CONSOLE / "static/lead_keys.js").read_text(encoding="utf-8")
WORDS = {" ": "space"}


def test_the_keys_of_the_page_are_those_of_the_console() -> None:
    """The list that `?` opens, the script behind it and the page say the same; `Esc` is the browser's own."""
    listed = set(re.findall(r"<kbd>(.+?)</kbd>", DIALOG)) - {"Esc"}
    rows = PAGE.partition("| key | does |")[2].partition("\n\n")[0].splitlines()[2:]
    told = {key for row in rows for key in row.split("|")[1].strip().split(" and ")}
    table = SCRIPT[SCRIPT.index("const anybody") : SCRIPT.index("document.addEventListener")]
    wired = {WORDS.get(one, one) for one in re.findall(r'[{,]\s*"?([a-z +?-])"?:', table)}
    assert told == listed == wired
