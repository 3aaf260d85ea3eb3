"""What the README shows can be pasted in a fresh clone."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gameday.cli.root import exit_code_of

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = re.findall(r"^```\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]
GAMEDAY = ".venv/bin/gameday "


def test_every_line_is_a_target_of_make_or_a_command_that_make_sets_up() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    odd = [line for line in LINES if not line.startswith(GAMEDAY) and line.removeprefix("make ") not in targets]
    assert odd == []
    assert len(LINES) >= 6


COMMANDS = [line for line in LINES if line.startswith(GAMEDAY)]
SERVING = [line for line in COMMANDS if line.removeprefix(GAMEDAY).split()[0] in ("serve", "play")]


@pytest.mark.parametrize("line", SERVING)
def test_a_command_that_serves_tells_its_link_and_stops_when_asked(line: str, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "gameday", *shlex.split(line)[1:]]
    words += ["--port", "0"] if "serve" in words else ["--no-open"]
    env = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env
    ) as run:
        assert run.stdout is not None
        assert any("http://127.0.0.1:" in told for told in run.stdout)
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=60)
    assert run.returncode in (0, 130)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line not in SERVING])
def test_a_command_of_the_readme_does_what_it_says(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for name, value in (("COLUMNS", "80"), ("NO_COLOR", "1")):
        monkeypatch.setenv(name, value)
    code = exit_code_of(shlex.split(line)[1:])
    told = capsys.readouterr()
    assert (code in (0, 1, 3), "rror" in told.err) == (True, False), told.err
    assert told.out
    assert [shown for shown in told.out.splitlines() if shown != shown.rstrip()] == []
