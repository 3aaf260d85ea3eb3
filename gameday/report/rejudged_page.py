"""Recorded drills under two SOPs, in the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gameday.regression.rejudged import FindingFlip, RecordFlips, Rejudged
from gameday.report.palette import BAD, GOOD

_WIDEST = 100
_ABSENT = "no such clause"


def print_rejudged(console: Console, found: Rejudged) -> None:
    """Show which findings flip, clause by clause, then record by record."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def rejudged_text(found: Rejudged) -> str:
    """The same as JSON, with a line end."""
    clauses = [{"clause": clause, "records": count, "worse": worse} for clause, count, worse in found.by_clause()]
    told = {"schema": 1, **asdict(found), "clauses": clauses, "exit_code": found.exit_code}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _parts(found: Rejudged) -> Iterator[RenderableType]:
    sides = (found.baseline, found.candidate)
    old, new = sides if sides[0] != sides[1] else ("the baseline", "the candidate")
    records = f"{len(found.records)} record{'s' * (len(found.records) != 1)}"
    yield Text(f"{records} under {old} and under {new}", style="bold")
    if not found.flips:
        yield Text("No finding flips.")
    else:
        yield Text(f"{len(found.flips)} findings flip.\n" if len(found.flips) != 1 else "One finding flips.\n")
        yield _clauses(found)
    for one in found.records:
        yield from _record(one)


def _clauses(found: Rejudged) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, expand=True)
    table.add_column("clause", ratio=1, overflow="fold")
    table.add_column("records", justify="right")
    table.add_column("worse", justify="right")
    for clause, count, worse in found.by_clause():
        table.add_row(Text(clause), f"{count}", Text(f"{worse}", style=BAD if worse else ""))
    return table


def _record(one: RecordFlips) -> Iterator[RenderableType]:
    if one.before == one.after and not one.flips:
        return
    yield Text(f"\n{one.record}", style="bold")
    yield Text(f"{_say(one.before, one.score_before)}, now {_say(one.after, one.score_after)}")
    for flip in one.flips:
        yield Text.assemble((f"  {flip.clause}: ", ""), (_moved(flip), _style(flip)))
        yield Text(f"    {flip.sentence}", style="dim")


def _say(verdict: str, score: float | None) -> str:
    words = verdict.replace("_", " ")
    return words if score is None else f"{words} ({score:.0%})"


def _moved(flip: FindingFlip) -> str:
    before, after = ((one or _ABSENT).replace("_", " ") for one in (flip.before, flip.after))
    return f"{before}, now {after}"


def _style(flip: FindingFlip) -> str:
    return BAD if flip.worse else GOOD if flip.after == "met" else ""
