"""The page on mending an SOP names everything the linter can say, and its example does what it says."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

from gameday.files import load_sop
from gameday.sop.lint import lint

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "mend-an-sop.md").read_text(encoding="utf-8")
TODAY = date(2026, 6, 1)


def ids_in(expression: ast.expr) -> set[str]:
    """The words an id may be: a constant, or one of two."""
    if isinstance(expression, ast.IfExp):
        return ids_in(expression.body) | ids_in(expression.orelse)
    assert isinstance(expression, ast.Constant)
    return {str(expression.value)}


def said(name: str) -> set[str]:
    """Every id the linter's source gives to a gap or an error."""
    found: set[str] = set()
    for file in (ROOT / "gameday" / "sop" / "lint").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                found |= ids_in(node.args[0])
    return found


def listed(heading: str) -> set[str]:
    table = PAGE.split(f"| {heading} |")[1].split("\n\n")[0]
    return {word for row in table.splitlines()[2:] for word in re.findall(r"`([a-z-]+)`", row.split("|")[1])}


def test_every_gap_and_every_error_is_listed_and_no_others() -> None:
    assert listed("gap") == said("Gap")
    assert listed("error") == said("LintError")


def test_the_example_closes_the_gaps_it_says_and_no_others(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    (tmp_path / "our-playbook.yaml").write_text(example[1], encoding="utf-8")
    before, after = load_sop("one-page-playbook"), load_sop(tmp_path / "our-playbook.yaml")
    found = [{gap.id for gap in lint(sop, as_of=TODAY).gaps} for sop in (before, after)]
    closed = re.search(r"This closes the gaps (.*?)\.", PAGE, re.DOTALL)
    assert closed is not None
    assert found[0] - found[1] == set(re.findall(r"`([a-z-]+)`", closed[1]))
    assert found[1] - found[0] == set()
    assert lint(after, as_of=TODAY).errors == ()
