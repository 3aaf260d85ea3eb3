"""How far a comparison is, in a log."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from gameday.regression.change.regress import Progress
from gameday.regression.figures.cell import Cell, CellVerdict
from gameday.regression.figures.looks import Look
from gameday.regression.plays.place import Place
from gameday.regression.plays.stock import Stand
from gameday.report.regress.progress import Looking


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


QUICK, SLOW = (Place("story", "team", profile) for profile in ("optimistic", "pessimistic"))


def _cell(place: Place, called: CellVerdict, metric: str) -> Cell:
    return Cell(place, metric, metric, "score", True, 40, 0.0, 0.0, 0.0, 2.0, 1.0, 1.0, called, "-3.0 points")


def test_on_a_screen_the_last_look_stands_below_the_bar_with_what_all_pairs_take_at_most() -> None:
    """Eighty plays of forty seconds are made; three hundred are left at most after the look, and so many seconds."""
    out, clock = StringIO(), iter((0.0, 0.0, 1.0, 41.0, 42.0, 43.0, 53.0))
    console = Console(file=out, width=80, force_terminal=True, height=25)
    with Looking(console, lambda: next(clock), most=380) as looking:
        for done in (0, 40, 80):
            looking(Progress(Stand(done, 80, 40), Look(40, 0.0125)))
        cells = (_cell(QUICK, "open", "a"), _cell(QUICK, "open", "b"), _cell(SLOW, "regressed", "a"))
        looking(Progress(Stand(0, 0), Look(40, 0.0125), cells, still=(QUICK, SLOW), left=300))
        for done in (0, 10, 20):
            looking(Progress(Stand(done, 160, 10), Look(80, 0.0125)))
        shown = out.getvalue()
        standing = looking.standing
    assert standing == (
        "At 40 pairs: 1 regressed, 2 open",
        "  story: optimistic 2 open; pessimistic 1 regressed",
        "All pairs: at most 5 min left, less where all is decided early",
    )
    assert "regressed: story · team (pessimistic): a, -3.0 points" in shown
    assert looking.pace == 1.0
