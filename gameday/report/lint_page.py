"""What the linter found, in the terminal."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gameday.errors import Fault
from gameday.sop import Sop
from gameday.sop.lint import Gap, LintReport
from gameday.sop.lint.gap import Where

PlaceOf = Callable[[Where], tuple[str, int]]
"""(file, line) of a part of the SOP."""


def print_lint(
    console: Console, sop: Sop, report: LintReport, place_of: PlaceOf, *, copy_of: str | None = None
) -> None:
    """Errors as faults with file and line, then every gap with its place, why it matters, and what to write.

    `copy_of` names a shipped SOP, which is mended in a file of one's own.
    """
    console.print(Text.assemble((sop.name, "bold"), f": {_count(report)}"))
    for one in report.errors:
        file, line = place_of(one.where)
        console.print(Text(str(Fault(file, line, one.wrong, one.expected)), style="red"), soft_wrap=True)
    for number, gap in enumerate(report.gaps, start=1):
        console.print(_gap(number, gap, place_of))
    if report.gaps:
        console.print(Text("\nThe first is the one worth mending first.", style="dim"))
        if copy_of:
            console.print(Text(f"To mend it in a file of your own: gameday sop new --from {copy_of}", style="dim"))


def _count(report: LintReport) -> str:
    return f"{_number(len(report.errors), 'error')}, {_number(len(report.gaps), 'gap')}"


def _number(count: int, thing: str) -> str:
    return f"{count or 'no'} {thing}{'' if count == 1 else 's'}"


def _gap(number: int, gap: Gap, place_of: PlaceOf) -> Padding:
    file, line = place_of(gap.where)
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=3)
    table.add_column(overflow="fold")
    table.add_row(Text(f"{number}."), Text.assemble((gap.id, "bold"), "  ", (f"{file}:{line}", "dim")))
    table.add_row("", Text(gap.wrong))
    table.add_row("", Text(f"Why: {gap.why}", style="dim"))
    table.add_row("", Text(f"Mend: {gap.mend}"))
    return Padding(table, (1, 0, 0, 0))
