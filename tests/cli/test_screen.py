"""What is piped ends each line with its last word."""

from __future__ import annotations

import io

import pytest
from rich.padding import Padding
from rich.text import Text

from gameday.cli.screen import screen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stderr", [False, True])
def test_padding_is_left_out_of_what_is_piped(stderr: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr" if stderr else "sys.stdout", stream)
    screen(stderr=stderr).print(Padding(Text("a  b"), (0, 4, 0, 2)))
    assert stream.getvalue() == "  a  b\n"


def test_a_terminal_gets_what_a_table_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    screen().print(Padding(Text("a"), (0, 4, 0, 2)))
    assert stream.getvalue().startswith("  a  ")
