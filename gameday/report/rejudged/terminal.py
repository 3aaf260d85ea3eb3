"""Recorded drills under two SOPs, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gameday.regression.records.flip import FindingFlip
from gameday.regression.records.rejudged import RecordFlips, Rejudged
from gameday.report.palette import BAD, BANNER, GOOD
from gameday.report.rejudged.heading import heading_of, of_exercises_alone
from gameday.report.rejudged.words import (
    say_clause,
    say_first_edits,
    say_flip,
    say_flips,
    say_moved,
    say_notice,
    say_record,
    say_ruling,
    say_sides,
)

_WIDEST = 100


def print_rejudged(console: Console, found: Rejudged) -> None:
    """Show which findings flip, clause by clause, then record by record."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def _parts(found: Rejudged) -> Iterator[RenderableType]:
    yield Text(say_sides(found), style="bold")
    yield Text(heading_of(found), style=BANNER if of_exercises_alone(found) else "")
    yield Text(say_ruling(found), style=BAD if found.ruling == "regressed" else "")
    yield Text(say_flips(found))
    edit = say_first_edits(found)
    if edit:
        yield Text("\nWhat was edited", style="bold")
        yield from (Padding(Text(one), (0, 0, 0, 2)) for one in edit)
    if found.flips:
        yield Text("")
        yield _clauses(found)
    for one in found.records:
        yield from _record(one)
    if found.unseen:
        yield Text("\nNot observable: no record speaks for these", style="bold")
        for part in found.unseen:
            yield Text.assemble((part.what, "bold"), f": {part.why}.")
            yield Padding(Text(f"What would make it observable: {part.mend}.", style="dim"), (0, 0, 0, 2))


def _clauses(found: Rejudged) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, expand=True)
    table.add_column("clause", ratio=1, overflow="fold")
    for name in ("records", "worse", "breaks as a gate"):
        table.add_column(name, justify="right")
    for one in found.by_clause():
        clause, records, worse, breaks = say_clause(one)
        table.add_row(
            Text(clause),
            records,
            Text(worse, style=BAD if one.worse else ""),
            Text(breaks, style=BAD if one.breaks else ""),
        )
    return table


def _record(one: RecordFlips) -> Iterator[RenderableType]:
    if one.alike_in_all and one.after != "undecided":
        return
    yield Text.assemble((f"\n{one.record}", "bold"), (f" · {say_notice(one)}" if one.notice else "", "dim"))
    yield Text(say_record(one))
    for flip in one.flips:
        yield Padding(Text.assemble((f"{flip.clause}: ", ""), (say_flip(flip), _style(flip))), (0, 0, 0, 2))
        yield Padding(Text(flip.sentence, style="dim"), (0, 0, 0, 4))
    if one.moved:
        yield Padding(Text(say_moved(one), style="dim"), (0, 0, 0, 2))


def _style(flip: FindingFlip) -> str:
    return BAD if flip.worse else GOOD if flip.better else ""
