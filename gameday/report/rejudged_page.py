"""Recorded drills under two SOPs, in the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gameday.regression.rejudged import FindingFlip, RecordFlips, Rejudged
from gameday.report.palette import BAD, BANNER, GOOD
from gameday.report.regress_json import sources_json
from gameday.report.rejudged_words import say_flip, say_flips, say_record, say_ruling, say_sides

_WIDEST = 100


def print_rejudged(console: Console, found: Rejudged) -> None:
    """Show which findings flip, clause by clause, then record by record."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def rejudged_text(found: Rejudged) -> str:
    """The same as JSON, with a line end."""
    clauses = [{"clause": clause, "records": count, "worse": worse} for clause, count, worse in found.by_clause()]
    fields = asdict(found)
    del fields["sources"]  # called `from` here, as in the JSON of a comparison that plays
    told = {
        "schema": 1,
        "verdict": found.ruling,
        **fields,
        "from": sources_json(found.sources),
        "gates": sorted(found.gates),
        "blocks": sorted(found.blocks),
        "clauses": clauses,
        "exit_code": found.exit_code,
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _parts(found: Rejudged) -> Iterator[RenderableType]:
    yield Text(say_sides(found), style="bold")
    if found.notice:
        yield Text(found.notice, style=BANNER)
    yield Text(say_ruling(found), style=BAD if found.ruling == "regressed" else "")
    yield Text(say_flips(found))
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
    table.add_column("records", justify="right")
    table.add_column("worse", justify="right")
    for clause, count, worse in found.by_clause():
        table.add_row(Text(clause), f"{count}", Text(f"{worse}", style=BAD if worse else ""))
    return table


def _record(one: RecordFlips) -> Iterator[RenderableType]:
    if one.before == one.after and not one.flips:
        return
    yield Text(f"\n{one.record}", style="bold")
    yield Text(say_record(one))
    for flip in one.flips:
        yield Padding(Text.assemble((f"{flip.clause}: ", ""), (say_flip(flip), _style(flip))), (0, 0, 0, 2))
        yield Padding(Text(flip.sentence, style="dim"), (0, 0, 0, 4))


def _style(flip: FindingFlip) -> str:
    return BAD if flip.worse else GOOD if flip.after == "met" else ""
