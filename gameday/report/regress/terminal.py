"""A comparison of two SOPs in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gameday.regression.change.comparison import Comparison, Told
from gameday.regression.change.verdict import Ruling, Verdict
from gameday.regression.figures.cell import Cell
from gameday.report.palette import BAD, GOOD, OPEN
from gameday.report.palette import BANNER as REVERSED
from gameday.report.regress.edit import say_edit, say_touched
from gameday.report.regress.figures import (
    OPEN_AND_MOVING,
    WITHIN,
    beside_the_verdict,
    moved,
    open_and_moving,
    say_still,
    within_margin,
)
from gameday.report.regress.lost import TITLE as LOST
from gameday.report.regress.lost import say_lost
from gameday.report.regress.next import Next, next_of
from gameday.report.regress.why import say_flips, say_mean, say_note, say_told
from gameday.report.regress.words import (
    ASSUMING,
    BANNER,
    agreed,
    beside,
    is_much_like,
    plays_said,
    say_accepted,
    say_beyond,
    say_called,
    say_counts,
    say_kind,
    say_margin,
    say_meaning,
    say_quiet,
    say_range,
    say_title,
)

_WIDEST = 100
_FEW_CELLS, _MOST_CELLS = 4, 20
"""Open or moved cells that are listed; the rest is counted."""
_WITHIN = 6
"""Cells within their margin that are listed where nothing else is."""
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
_CALLED = {"regressed": BAD, "improved": GOOD, "open": OPEN}


def print_comparison(console: Console, found: Comparison) -> None:
    """Show the verdict, what it rests on, and what could not be seen.

    Lines to paste into a file are whole, however narrow the screen is.
    """
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST), crop=False)


def _parts(found: Comparison) -> Iterator[RenderableType]:
    question, verdict = found.question, found.answer.verdict
    yield Text(f"{question.names[1]} against {question.names[0]}", style="bold")
    yield Text(BANNER, style=REVERSED)
    yield Text(f"{plays_said(found)}.", style="dim")
    yield Text()
    yield Text.assemble((say_title(verdict), f"bold {_RULED[verdict.ruling]}"), f". {say_meaning(verdict)}")
    if counts := say_counts(verdict):
        yield Text(counts)
    yield from _next(next_of(found))
    yield from _cells(found)
    shown: set[tuple[str, str]] = set()
    for index, told in enumerate(found.told):
        again = any(told.apart is one.apart for one in found.told[:index])
        yield from _why(found, told)
        yield from _pair(found, told, shown, again=again)
    yield from _lines(LOST, tuple(say_lost(found)))
    yield from _unseen(verdict)
    yield from _accepted(verdict)
    yield from _flips(found)
    yield from _lines("What was edited", say_edit(found))
    yield from _lines("What it touched", say_touched(found))
    if not verdict.nothing_played:
        yield Text(f"\n{ASSUMING}", style="dim")


def _lines(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield from _section(title)
        yield from (Text(one) for one in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield Text(f"And {len(lines) - _MOST_LINES} more; --html has them all.", style="dim")


def _next(following: Next) -> Iterator[RenderableType]:
    yield from (Text(one) for one in following.said)
    yield from (Text(one, no_wrap=True, overflow="ignore") for one in following.lines)
    if following.rest:
        yield Text(following.rest, style="dim")


def _cells(found: Comparison) -> Iterator[RenderableType]:
    verdict, table = found.answer.verdict, partial(_table, found)
    called, moving, within = moved(verdict), open_and_moving(verdict), within_margin(verdict)
    for title, cells in (("What moved", called), (OPEN_AND_MOVING, moving)):
        # Beside what was called, what is open is a footnote.
        most = _FEW_CELLS if called and cells is moving else _MOST_CELLS
        yield from _section_of(title, cells, most, table)
    if said := say_beyond(verdict):
        yield Text(f"\n{said}", style="dim")
    yield from _section_of(WITHIN, within, _FEW_CELLS if called or moving else _WITHIN, table)
    yield from (Text(f"\n{said}") for said in (say_still(verdict), say_quiet(verdict)) if said)
    for title, cells in beside_the_verdict(verdict):
        yield from _section_of(title, cells, _MOST_CELLS, table)
    if said := say_mean((*called, *moving, *within)):
        yield Text(f"\n{said}", style="dim")


def _section_of(
    title: str, cells: Sequence[Cell], most: int, table: Callable[[Sequence[Cell]], Table]
) -> Iterator[RenderableType]:
    if cells:
        yield from _section(title)
        yield table(cells[:most])
    if len(cells) > most:
        yield Text(f"And {len(cells) - most} more, which moved less; --json and --html have them all.", style="dim")


def _table(found: Comparison, cells: Sequence[Cell]) -> Table:
    verdict = found.answer.verdict
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, expand=True)
    table.add_column("where and what", ratio=6, overflow="fold")
    table.add_column("moved", ratio=3, overflow="fold")
    table.add_column("interval", ratio=4, overflow="fold")
    table.add_column("margin", width=9, overflow="fold")
    for one in cells:
        style = _CALLED.get(say_kind(one, verdict), "")
        note = f"\n{said}" if (said := say_note(found, one)) else ""
        where = Text.assemble((f"{one.text}\n", style), (f"{one.place}{note}", "dim"))
        called = say_called(one, verdict) if one.gate else "no gate"
        table.add_row(where, Text.assemble(one.said, "\n", (called, style or "dim")), say_range(one), say_margin(one))
    return table


def _why(found: Comparison, told: Told) -> Iterator[RenderableType]:
    yield from _section(f"Why: {told.cell.text}")
    yield Text(str(told.cell.place), style="dim")
    yield from (Text(one) for one in say_told(found, told))


def _pair(found: Comparison, told: Told, shown: set[tuple[str, str]], *, again: bool) -> Iterator[RenderableType]:
    """The pair furthest apart; one that says little more than what is shown already is named alone."""
    lines = beside(told, found.question)
    if not lines or told.apart is None:
        return
    first = next((index for index, one in enumerate(lines) if not one.same), 0)
    told_now = lines[max(0, first - 1) : first + 12]
    pair = f"replicate {told.apart.replicate}"
    if again:
        yield Text(f"The pair furthest apart is the one shown above ({pair}).")
        return
    if is_much_like(told_now, shown):
        yield Text(f"The pair furthest apart ({pair}) is much like one shown above; --html has it in full.")
        return
    shown.update((one.before, one.after) for one in told_now)
    yield Text(f"\nThe pair furthest apart ({pair}), from where it parts:", style="bold")
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, expand=True)
    table.add_column("", width=9, justify="right", style="dim", overflow="fold")
    table.add_column(found.question.names[0], ratio=1, overflow="fold")
    table.add_column(found.question.names[1], ratio=1, overflow="fold")
    for one in told_now:
        table.add_row(one.at, Text(one.before), Text(one.after))
    yield table


def _flips(found: Comparison) -> Iterator[RenderableType]:
    if found.answer.verdict.flips:
        yield from _section("Where the verdict hangs on who responds")
        yield from (Text(one) for one in say_flips(found))


def _unseen(verdict: Verdict) -> Iterator[RenderableType]:
    if not verdict.unseen:
        return
    yield from _section("Not observable: no play speaks for these")
    for one in verdict.unseen:
        yield Text.assemble((one.what, "bold"), f": {one.why}.")
        yield Padding(Text(f"What would make it observable: {one.mend}.", style="dim"), (0, 0, 0, 2))


def _accepted(verdict: Verdict) -> Iterator[RenderableType]:
    for title, lines in agreed(verdict):
        if lines:
            yield from _section(title)
            yield from (Text(say_accepted(cell, line)) for cell, line in lines)


def _section(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", style="dim")
