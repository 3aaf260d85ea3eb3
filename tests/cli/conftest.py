"""Commands run as a user runs them, in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gameday.cli.root import exit_code_of


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str


Say = Callable[..., Said]


@pytest.fixture
def gameday(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run `gameday ...` in an empty directory, 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words: str) -> Said:
        capsys.readouterr()
        code = exit_code_of([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run
