"""Every command shown in the docs is run, and says what the docs show.

In a fenced `console` block a line `$ gameday ...` is a command, the lines below it what it says. `...` alone on a line
stands for any lines; exit codes other than 0 are shown as `$? = 1` on the last line.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def said(command: str, place: Path) -> list[str]:
    words = shlex.split(command)
    assert words[0] == "gameday", f"only gameday is run from docs, not {words[0]}"
    done = subprocess.run(
        [sys.executable, "-m", "gameday", *words[1:]],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )
    lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    return [*lines, f"$? = {done.returncode}"] if done.returncode else lines


def fits(shown: list[str], lines: list[str]) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines)) is not None


def rewritten(text: str, place: Path) -> str:
    def block(found: re.Match[str]) -> str:
        parts = []
        for command, shown in commands(found[1]):
            lines = said(command, place)
            parts += [f"$ {command}", *(shown if "..." in [one.strip() for one in shown] else lines)]
        return "```console\n" + "\n".join(parts) + "\n```"

    return BLOCK.sub(block, text)


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search(page.read_text())], ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_say(page: Path, tmp_path: Path, writes: bool) -> None:
    text = page.read_text(encoding="utf-8")
    if writes:
        text = rewritten(text, tmp_path)
        page.write_text(text, encoding="utf-8")
    wrong = []
    for found in BLOCK.finditer(text):
        for command, shown in commands(found[1]):
            lines = said(command, tmp_path)
            if not fits([line.rstrip() for line in shown], lines):
                wrong.append(f"$ {command}\n" + "\n".join(lines))
    assert wrong == [], f"{page.name} shows something else than these commands say (make golden rewrites it)"
