"""Ctrl-C at any moment, also while the program is still being loaded, is answered in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Say

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


def test_a_closed_standard_output_is_no_fault() -> None:
    said = subprocess.run(
        ["sh", "-c", 'exec "$0" -c "$1" sop list >&-', sys.executable, START],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")


def test_a_terminal_without_our_letters_shows_something_in_their_place() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    said = subprocess.run([sys.executable, "-c", START, "scenario", "list"], capture_output=True, env=env, check=False)
    assert (said.returncode, said.stderr) == (0, b"")
    assert said.stdout.isascii()


def test_an_empty_name_is_never_the_default(gameday: Say) -> None:
    """`--sop "$OURS"` with nothing in it must not judge by another SOP."""
    for words in (
        ("sop", "lint", ""),
        ("run", "checkout-errors", "--sop", ""),
        ("run", "checkout-errors", "--team", ""),
    ):
        said = gameday(*words)
        assert (said.code, said.err.startswith("(an empty name): there is no ")) == (2, True)
