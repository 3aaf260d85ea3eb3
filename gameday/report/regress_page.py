"""A comparison of two SOPs in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gameday.regression.cell import Cell, CellVerdict
from gameday.regression.comparison import Comparison, Told
from gameday.regression.verdict import Ruling, Verdict
from gameday.report.palette import BAD, GOOD, OPEN
from gameday.report.palette import BANNER as REVERSED
from gameday.report.regress_more import say_edit, say_next, say_touched
from gameday.report.regress_words import (
    ACCEPTED,
    ASSUMING,
    BANNER,
    LAPSED,
    MEANINGS,
    beside,
    plays_said,
    say_accepted,
    say_broken,
    say_called,
    say_counts,
    say_flip,
    say_margin,
    say_quiet,
    say_range,
    say_title,
    say_told,
)

_WIDEST = 100
_FEW_CELLS, _MOST_CELLS = 4, 20
"""Open or moved cells that are listed; the rest is counted."""
_MOST_LINES = 12
"""Changes and places that are listed."""
_RULED: dict[Ruling, str] = {
    "identical": GOOD,
    "improved": GOOD,
    "no_material_change": GOOD,
    "regressed": BAD,
    "inconclusive": OPEN,
    "depends_on_assumption": OPEN,
    "not_observable": OPEN,
}
_CALLED: dict[CellVerdict, str] = {"regressed": BAD, "improved": GOOD, "open": OPEN}


def print_comparison(console: Console, found: Comparison) -> None:
    """Show the verdict, what it rests on, and what could not be seen."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def _parts(found: Comparison) -> Iterator[RenderableType]:
    question, verdict = found.question, found.answer.verdict
    yield Text(f"{question.names[1]} against {question.names[0]}", style="bold")
    yield Text(BANNER, style=REVERSED)
    yield Text(plays_said(found), style="dim")
    yield Text()
    yield Text.assemble((say_title(verdict), f"bold {_RULED[verdict.ruling]}"), f". {MEANINGS[verdict.ruling]}")
    yield Text(say_counts(verdict))
    yield from (Text(one) for one in say_next(found))
    yield from _cells(verdict)
    shown: list[object] = []
    for told in found.told:
        yield from _told(found, told, shown=any(told.apart is one for one in shown))
        shown.append(told.apart)
    yield from _unseen(verdict)
    yield from _accepted(verdict)
    yield from _flips(verdict)
    for title, lines in (("What was edited", say_edit(found)), ("What it touched", say_touched(found))):
        if lines:
            yield from _section(title)
            yield from (Text(one) for one in lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            yield Text(f"And {len(lines) - _MOST_LINES} more; --html has them all.", style="dim")
    yield Text(f"\n{ASSUMING}", style="dim")


def _cells(verdict: Verdict) -> Iterator[RenderableType]:
    called = [one for one in verdict.cells if one.verdict in ("regressed", "improved")]
    still = [one for one in verdict.cells if one.gate and one.verdict == "open"]
    moving = sorted((one for one in still if one.mean), key=lambda one: -abs(one.mean) / one.margin)
    costs = [one for one in verdict.cells if not one.gate and abs(one.mean) > one.margin and one not in called]
    parts = (("What moved", called), ("Open: it moves, and the plays do not tell how far", moving))
    for title, cells in (*parts, ("What it costs, beside the verdict", costs)):
        # Beside what was called, what is open is a footnote.
        most = _FEW_CELLS if called and cells is moving else _MOST_CELLS
        if cells:
            yield from _section(title)
            yield _table(cells[:most])
        if len(cells) > most:
            yield Text(f"And {len(cells) - most} more; --json has them all.", style="dim")
    quiet = say_quiet(verdict)
    if quiet:
        yield Text(f"\n{quiet}")


def _table(cells: list[Cell]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, expand=True)
    table.add_column("where and what", ratio=6, overflow="fold")
    table.add_column("moved", ratio=3, overflow="fold")
    table.add_column("interval", ratio=4, overflow="fold")
    table.add_column("margin", width=9, overflow="fold")
    for one in cells:
        style = _CALLED.get(one.verdict, "")
        broken = f"\n{say_broken(one)}" if one.broken else ""
        where = Text.assemble((f"{one.text}\n", style), (f"{one.place}{broken}", "dim"))
        said = Text.assemble(one.said, "\n", (say_called(one) if one.gate else "no gate", style or "dim"))
        table.add_row(where, said, say_range(one), say_margin(one))
    return table


def _told(found: Comparison, told: Told, *, shown: bool) -> Iterator[RenderableType]:
    yield from _section(f"Why: {told.cell.text}")
    yield Text(str(told.cell.place), style="dim")
    for sentence in say_told(told):
        yield Text(sentence)
    if shown and told.apart is not None:
        yield Text(f"The pair furthest apart is the one shown above (replicate {told.apart.replicate}).")
        return
    scenario, team = next(
        course for course in found.question.courses if course[0].name == told.cell.place.scenario.split("@")[0]
    )
    lines = beside(told, team, scenario.starts_at)
    if lines and told.apart is not None:
        yield Text(f"\nThe pair furthest apart (replicate {told.apart.replicate}), from where it parts:", style="bold")
        first = next((index for index, one in enumerate(lines) if not one.same), 0)
        table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, expand=True)
        table.add_column("", width=9, justify="right", style="dim", overflow="fold")
        table.add_column(found.question.names[0], ratio=1, overflow="fold")
        table.add_column(found.question.names[1], ratio=1, overflow="fold")
        for one in lines[max(0, first - 1) : first + 12]:
            table.add_row(one.at, Text(one.before), Text(one.after))
        yield table


def _flips(verdict: Verdict) -> Iterator[RenderableType]:
    if verdict.flips:
        yield from _section("Where the verdict hangs on who responds")
        yield from (Text(say_flip(one)) for one in verdict.flips)


def _unseen(verdict: Verdict) -> Iterator[RenderableType]:
    if not verdict.unseen:
        return
    yield from _section("Not observable: no play speaks for these")
    for one in verdict.unseen:
        yield Text.assemble((one.what, "bold"), f": {one.why}.")
        yield Padding(Text(f"What would make it observable: {one.mend}.", style="dim"), (0, 0, 0, 2))


def _accepted(verdict: Verdict) -> Iterator[RenderableType]:
    for title, lines in ((ACCEPTED, verdict.accepted), (LAPSED, verdict.lapsed)):
        if lines:
            yield from _section(title)
            yield from (Text(say_accepted(cell, line)) for cell, line in lines)


def _section(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", style="dim")
