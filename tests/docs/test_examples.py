"""Each example runs as a user runs it, from an empty directory, and the docs show its code and what it says.

`<!-- code: PATH -->` stands before the block with the code of an example, `<!-- says: PATH -->` before its output.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*.py"))
PAGES = [page for page in sorted(ROOT.glob("docs/**/*.md")) if "<!-- code: " in page.read_text(encoding="utf-8")]
BLOCK = re.compile(r"(<!-- (code|says): (\S+) -->\n\n```(?:python|text)\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)
LEAVES = {"own_responder.py": [], "judge_and_draw.py": ["incident.html", "incident.svg"]}
"""Files an example writes into the directory it was run in."""


@cache
def run(example: Path, place: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(example)], cwd=place, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_runs_anywhere_and_leaves_what_it_says(example: Path, tmp_path: Path) -> None:
    assert run(example, tmp_path) != ""
    assert sorted(one.name for one in tmp_path.iterdir()) == LEAVES[example.name]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_docs_show_the_examples_and_what_they_say(page: Path, clean: Path, writes: bool) -> None:
    def now(found: re.Match[str]) -> str:
        example = ROOT / found[3]
        return found[1] + (example.read_text("utf-8") if found[2] == "code" else run(example, clean)) + found[5]

    shown = page.read_text(encoding="utf-8")
    wanted = BLOCK.sub(now, shown)
    if writes:
        page.write_text(wanted, encoding="utf-8")
    else:
        assert shown == wanted


def test_every_example_is_shown_somewhere() -> None:
    shown = {found[3] for page in PAGES for found in BLOCK.finditer(page.read_text(encoding="utf-8"))}
    assert shown == {f"examples/{one.name}" for one in EXAMPLES}


def test_the_responder_takes_twenty_lines() -> None:
    tree = ast.parse((ROOT / "examples" / "own_responder.py").read_text("utf-8"))
    commander = next(one for one in tree.body if isinstance(one, ast.ClassDef))
    assert (commander.end_lineno or 0) - commander.lineno + 1 <= 25
    statements = [one for one in ast.walk(commander) if isinstance(one, ast.stmt)]
    assert len(statements) <= 20


def test_the_examples_use_public_names_alone() -> None:
    imported = {
        alias.name if isinstance(one, ast.Import) else one.module
        for example in EXAMPLES
        for one in ast.walk(ast.parse(example.read_text("utf-8")))
        if isinstance(one, ast.Import | ast.ImportFrom)
        for alias in one.names
    }
    assert imported == {"gameday", "pathlib", "collections.abc", "typing"}
