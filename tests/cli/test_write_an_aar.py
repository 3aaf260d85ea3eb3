"""The how-to of the after-action report is followed word for word."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

from tests.cli.conftest import Say

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_each_command_does_what_the_page_says(gameday: Say, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    page = (ROOT / "docs" / "how-to" / "write-an-aar.md").read_text(encoding="utf-8")
    commands = [line for block in COMMANDS.findall(page) for line in block.splitlines()]
    said = []
    for command in commands:
        if command == "gameday retro game-day":
            (tmp_path / "game-day" / "notes.md").write_text("The bridge echoed.\n")
        program, *words = shlex.split(command)
        assert program == "gameday"
        said.append(gameday(*words))
    assert [(one.code, one.err) for one in said] == [(0, said[0].err), *[(0, "")] * (len(commands) - 1)]
    assert said[-1].out == "game-day: everything belongs together.\n"
    assert "EXERCISE" in (tmp_path / "report.html").read_text()
    for name in ("aar.md", "aar.html", "retrospective.md", "retrospective.html", "retrospective.json"):
        text = (tmp_path / "game-day" / name).read_text()
        assert ("The bridge echoed." in text, "Signed off by the incident commander on" in text) == (True, True), name
