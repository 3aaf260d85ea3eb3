"""How far a comparison is, in a log."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from gameday.regression.looks import Look
from gameday.regression.regress import Progress
from gameday.regression.stock import Stand
from gameday.report.regress_progress import Looking


def test_what_is_left_is_said_once_some_of_each_kind_were_timed() -> None:
    """A line every half minute; the workers' start is no play."""
    out, clock = StringIO(), iter((0.0, 0.0, 40.0, 80.0, 120.0))
    with Looking(Console(file=out, width=80), lambda: next(clock)) as looking:
        for done in (0, 10, 20, 40):
            looking(Progress(Stand(done, 80, 40), Look(40, 0.0125)))
    assert [line.rstrip() for line in out.getvalue().splitlines() if "plays" in line] == [
        "plays up to 40 pairs: 20 of 80 plays",
        "plays up to 40 pairs: 40 of 80 plays, about 2 min left",
    ]
