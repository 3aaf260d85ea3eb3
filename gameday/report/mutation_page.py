"""Which wrong edits of an SOP the scenarios would notice, in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gameday.regression.mutation import Fate, Fought, Mutation
from gameday.report.palette import BAD, GOOD, WARN

_WIDEST = 100
_WORDS: dict[Fate, str] = {"strongly": "killed strongly", "weakly": "killed weakly", "survived": "survived"}
_STYLES: dict[Fate, str] = {"strongly": GOOD, "weakly": WARN, "survived": BAD}


def print_mutation(console: Console, found: Mutation) -> None:
    """Show it: survivors first, with what would kill them."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def _parts(found: Mutation) -> Iterator[RenderableType]:
    yield Text(f"Would the scenarios notice a wrong edit of {found.sop}?", style="bold")
    counted = ", ".join(f"{found.count(fate)} {words}" for fate, words in _WORDS.items())
    yield Text(f"{len(found.fought)} mutants, {found.runs} pairs each and scenario: {counted}.")
    yield Text(
        "Strongly: a comparison would call it. Weakly: something differs, and no figure enough to call.", style="dim"
    )
    if found.survivors:
        yield Text("\nSurvivors, and what would kill them", style="bold")
        yield from _listed(found.survivors)
    weakly = [one for one in found.fought if one.fate == "weakly"]
    if weakly:
        yield Text("\nKilled weakly alone", style="bold")
        yield _counted(weakly)


def _listed(survivors: tuple[Fought, ...]) -> Iterator[RenderableType]:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, show_header=False, expand=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    for one in survivors:
        name = Text.assemble((one.mutant.clause, _STYLES["survived"]), f"\n{one.mutant.text}")
        table.add_row(name, Text(one.mend or ""))
    yield table


def _counted(weakly: list[Fought]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, show_header=False, expand=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    clauses = Counter(one.mutant.clause for one in weakly)
    for clause in clauses:
        table.add_row(Text(clause), Text(", ".join(one.mutant.text for one in weakly if one.mutant.clause == clause)))
    return table
