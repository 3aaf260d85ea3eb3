from __future__ import annotations

import pytest

from gameday.cli.broken_lines import for_error_output

LONG = "nosuch: there is no scenario of this name, expected one of " + ", ".join(f"scenario-{n}" for n in range(20))


@pytest.mark.parametrize("at_a_terminal", [True, False])
def test_a_long_error_is_broken_between_words_at_a_terminal_and_nowhere_else(
    at_a_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost, no name is cut; whoever greps gets one line a fault."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stderr.isatty", lambda: at_a_terminal)
    text = f"{LONG}\nshort: one"
    lines = for_error_output(text).splitlines()

    assert " ".join(line.strip() for line in lines) == text.replace("\n", " ")
    assert all(len(line) <= 80 for line in lines) is at_a_terminal
    assert (lines == text.splitlines()) is not at_a_terminal
    assert lines[-1] == "short: one"
