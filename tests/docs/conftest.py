"""Commands of the docs, run as a user would."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gameday.cli.root import exit_code_of

_PLACES = ("CI", "BUILD_NUMBER", "PYTEST_ADDOPTS", "GITHUB_ACTIONS", "FORCE_COLOR")
"""By these, programs print otherwise: on CI pytest cuts no line. The docs show what a reader at a terminal sees."""

Say = Callable[[str, Path], list[str]]
"""Runs a command in a place; the lines it says."""


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command as a user at 80 columns, in this process: starting Python anew for each would take minutes."""
    for name, value in (("COLUMNS", "80"), ("NO_COLOR", "1")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(command: str, place: Path) -> list[str]:
        words = shlex.split(command)
        if words[0] == "pytest":
            return _pytest(words[1:], place)
        assert words[0] == "gameday", f"only gameday and pytest are run from docs, not {words[0]}"
        monkeypatch.chdir(place)
        capsys.readouterr()
        code = exit_code_of(words[1:])
        told = capsys.readouterr()
        lines = [line.rstrip() for line in (told.out + told.err).splitlines()]
        return [*lines, f"$? = {code}"] if code else lines

    return run


def _pytest(words: list[str], place: Path) -> list[str]:
    """In a process of its own: it is in the middle of running this one."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", *words]
    env = {name: value for name, value in os.environ.items() if name not in _PLACES}
    done = subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, check=False)
    lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    return [*lines, f"$? = {done.returncode}"] if done.returncode else lines
