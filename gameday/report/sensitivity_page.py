"""Sensitivity in the terminal: what hangs on a constant, and how far the score moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gameday.report.words import VERDICT_WORDS, say_score
from gameday.scoring.sensitivity import Sensitivity, Swing

_WIDEST = 100
_WORTH_TELLING = 0.01
"""A hundredth of the score is one point."""


def print_sensitivity(console: Console, found: Sensitivity) -> None:
    """Show which constants decide what: the verdict first, then gates and ratings, and the score last."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def _parts(found: Sensitivity) -> Iterator[RenderableType]:
    yield Rule(Text("What hangs on a constant", style="bold"), align="left", style="dim")
    yield Text(
        f"{found.constants} constants of the scorecard, the formulas and the SOP's readings, each halved and raised by "
        "half, one at a time.\n"
    )
    yield Text(say_verdict(found), style="bold")
    if found.deciding:
        yield _table(found.deciding)
    others = [one for one in found.swings if one.decides and not one.changes_verdict]
    if others:
        yield Text("\nA gate or an objective's rating would be another:", style="bold")
        yield _table(others)
    elif not found.deciding:
        yield Text("No gate and no objective's rating hangs on one either.")
    yield Text(f"\n{say_movement(found)}")
    if found.not_varied:
        words = _count(len(found.not_varied), "reading", "readings")
        yield Text(f"Not varied, because there is no figure in it: {words} of the SOP.", style="dim")
    yield Text()


def say_verdict(found: Sensitivity) -> str:
    """Whether any constant decides the verdict."""
    if found.verdict == "not_graded":
        return "This scorecard gives no verdict, so no constant decides one."
    verdict = VERDICT_WORDS[found.verdict]
    count = len({one.constant for one in found.deciding})
    if not count:
        return f"No constant decides this verdict ({verdict})."
    return f"{_count(count, 'constant decides', 'constants decide')} this verdict ({verdict}):"


def say_movement(found: Sensitivity) -> str:
    """How far the score moves, at most."""
    furthest = found.furthest
    if found.score is None:
        return "There is no overall score to move."
    if furthest is None or furthest.moved is None:
        return f"The score ({say_score(found.score)} of 100) moves with none of them."
    moving = {one.constant for one in found.swings if abs(one.moved or 0.0) >= _WORTH_TELLING}
    return (
        f"The score ({say_score(found.score)} of 100) moves furthest, by {furthest.moved * 100:+.1f} points, with: "
        f"{furthest.words}, {furthest.tried} for {furthest.usual}. "
        f"{_count(len(moving), 'constant moves', 'constants move')} it by a point or more."
    )


def _count(number: int, one: str, several: str) -> str:
    return f"{number or 'No'} {one if number in (0, 1) else several}"


def _table(swings: Sequence[Swing]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(ratio=4, overflow="fold")
    grid.add_column(ratio=3, overflow="fold")
    grid.add_column(ratio=4, overflow="fold")
    for one in swings:
        grid.add_row("", one.words, f"{one.usual} → {one.tried}", Text("; ".join(_changes(one))))
    return grid


def _changes(one: Swing) -> Iterator[str]:
    if one.changes_verdict:
        yield VERDICT_WORDS[one.verdict]
    yield from (f"breaks {gate}" for gate in one.gates_added)
    yield from (f"{gate} no longer broken" for gate in one.gates_gone)
    yield from (f"{change.objective}: {change.usual} → {change.tried}" for change in one.ratings)
