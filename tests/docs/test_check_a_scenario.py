"""The page on checking a scenario names every rule of the linter, and nothing else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "check-a-scenario.md").read_text(encoding="utf-8")
ROOMS = (ROOT / "gameday" / "scenario" / "lint", ROOT / "gameday" / "fitting")
RULE = re.compile(r"[a-z]+(?:-[a-z]+)+|spoiler")
SUFFIXED = {"clause-of-no-sop", "dimension-of-no-sop"}
"""Two that are put together from the key they are about."""


def in_code() -> set[str]:
    """Every text of the linter that looks like the name of a rule and is one."""
    found: set[str] = set()
    for room in ROOMS:
        for file in room.glob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                words = [*node.args] if isinstance(node, ast.Call) else []
                words += [node.value] if isinstance(node, ast.Assign) else []
                texts = [one.value for one in words if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                found |= {text for text in texts if RULE.fullmatch(text)}
    return (found | SUFFIXED) - {"near-miss"}


def on_page() -> set[str]:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    return {word for row in rows for word in re.findall(r"`([a-z-]+)`", row.split("|")[1])}


def test_every_rule_is_on_the_page_and_every_rule_of_the_page_is_one() -> None:
    assert on_page() == in_code()


def test_the_codes_are_those_of_the_command() -> None:
    assert [line.split("|")[1].strip() for line in PAGE.splitlines() if re.match(r"\| \d", line)] == ["0", "1", "2"]
