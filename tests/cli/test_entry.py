"""Ctrl-C at any moment, also while the program is still being loaded, is answered in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

START = "from gameday.cli import main; main()"
"""What the installed command does."""


def interrupted(directory: Path, module: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a module that is interrupted while it is imported."""
    (directory / f"{module}.py").write_text("raise KeyboardInterrupt\n")
    path = os.pathsep.join((str(directory), str(Path(__file__).resolve().parents[2])))
    return subprocess.run(
        [sys.executable, "-c", START, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=directory,
        env={**os.environ, "PYTHONPATH": path},
    )


@pytest.mark.parametrize(
    ("module", "words"),
    [("click", ("--help",)), ("pydantic", ("sop", "list")), ("rich", ("scenario", "list")), ("simpy", ("run", "x"))],
)
def test_ctrl_c_while_loading_leaves_no_traceback(tmp_path: Path, module: str, words: tuple[str, ...]) -> None:
    said = interrupted(tmp_path, module, *words)
    assert (said.returncode, said.stdout, said.stderr.strip()) == (130, "", "Stopped.")


def test_the_entry_loads_nothing_before_it_can_answer() -> None:
    """Between the start and the first line of `main` only this much is imported, so little can be interrupted."""
    code = "import sys; before = set(sys.modules); import gameday.cli; print(sorted(set(sys.modules) - before))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert [name for name in eval(said) if name.startswith("gameday")] == ["gameday", "gameday.cli"]  # noqa: S307
    assert "click" not in eval(said)  # noqa: S307


@pytest.mark.parametrize("words", [("sop", "list"), ("--help",), ("schema", "sop")])
def test_a_full_disk_behind_standard_output_is_said(words: tuple[str, ...]) -> None:
    with open("/dev/full", "w") as full:  # a device
        said = subprocess.run(
            [sys.executable, "-c", START, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (said.returncode, said.stderr) == (
        2,
        "What was to be shown could not be written: No space left on device.\n",
    )
