"""How far something is that takes a while."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from gameday.report.progress import Counting


def test_it_counts_and_is_gone_when_it_is_left() -> None:
    out = StringIO()
    with Counting(Console(file=out, force_terminal=True, width=80, _environ={"TERM": "xterm"}), "Playing", 3) as step:
        step()
        step()
    assert "Playing" in out.getvalue()
    assert "2/3" in out.getvalue()
    assert out.getvalue().endswith("\x1b[2K")
