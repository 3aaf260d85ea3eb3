"""The difference between two SOPs in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gameday.sop.diff import SopDiff
from gameday.sop.diff.clause_change import ClauseChange

_STYLES = {"added": "green", "gone": "red", "renamed": "cyan", "changed": "yellow"}


def print_diff(console: Console, found: SopDiff, *, everything: bool = False) -> None:
    """What changes from one SOP to the other; `everything` shows changes of wording too."""
    console.print(Text(f"From {found.old} to {found.new}", style="bold"))
    if found.identical:
        console.print(Text("Nothing changes: the same levels, criteria, clauses, contacts and templates."))
        return
    for part in (*_severity(found), *_clauses(found, everything), *_facts(found)):
        console.print(part)


def _severity(found: SopDiff) -> Iterator[Text | Table]:
    yield Text("\nSeverity", style="bold")
    if found.levels_renamed:
        yield Text(f"Levels renamed: {', '.join(f'{was} is {now}' for was, now in found.levels_renamed)}")
    if found.levels_added:
        yield Text(f"Levels added: {', '.join(found.levels_added)}")
    if found.levels_gone:
        yield Text(f"Levels gone: {', '.join(found.levels_gone)}")
    if not found.severity:
        yield Text(f"The same level for all {found.combinations:,} combinations of facts.")
        return
    share = found.combinations_changed / found.combinations
    yield Text(
        f"Another level for {found.combinations_changed:,} of {found.combinations:,} combinations of facts"
        f" ({share:.1%}). The shortest rule first; beside each the combinations that no rule above it counts:"
    )
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim", min_width=7)
    table.add_column(ratio=1, overflow="fold")
    for one in found.severity:
        table.add_row(f"{one.counted:,}", Text(one.say()))
    yield table


def _clauses(found: SopDiff, everything: bool) -> Iterator[Text | Padding]:
    yield Text("\nClauses", style="bold")
    if not found.clauses:
        yield Text("The same clauses with the same bounds.")
    for one in found.clauses:
        yield from _clause(one, everything)


def _clause(one: ClauseChange, everything: bool) -> Iterator[Text | Padding]:
    line = Text.assemble((f"{one.change:<8}", _STYLES[one.change]), (one.clause, "bold"), f"  {one.kind}")
    if one.was:
        line.append(f", was {one.was}")
    if one.paging:
        line.append("  paging changes too", style="magenta")
    yield line
    if one.change in ("added", "gone"):
        yield Padding(Text(one.text, style="dim"), (0, 0, 0, 8))
    shown = [part for part in one.differences if everything or not part.wording]
    for part in shown:
        yield Padding(Text(part.say()), (0, 0, 0, 8))
    if not shown and one.differences:
        yield Padding(Text("only its wording", style="dim"), (0, 0, 0, 8))


def _facts(found: SopDiff) -> Iterator[Text]:
    if not found.facts:
        return
    yield Text("\nEverything else", style="bold")
    for one in found.facts:
        name = one.section.replace("_", " ")
        yield Text.assemble(
            (f"{one.change:<8}", _STYLES[one.change]), name, "" if one.item == one.section else f": {one.item}"
        )
