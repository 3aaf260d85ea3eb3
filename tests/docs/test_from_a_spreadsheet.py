"""The plan on the page is the one among the examples."""

from __future__ import annotations

from tests.docs.test_consoles import FILE, ROOT

PAGE = ROOT / "docs" / "how-to" / "from-a-spreadsheet.md"


def test_the_plan_on_the_page_is_the_example() -> None:
    files = {name: text for _, name, text in FILE.findall(PAGE.read_text(encoding="utf-8"))}
    assert files["plan.csv"] == (ROOT / "examples" / "plans" / "tabletop.csv").read_text(encoding="utf-8")
