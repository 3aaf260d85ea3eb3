"""What the linter found in a scenario, in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from gameday.errors import Fault
from gameday.scenario.lint import Remark, RemarkKind, ScenarioReport, Where

PlaceOf = Callable[[Where], tuple[str, int]]
"""(file, line) of a part of the scenario."""
_STYLES: Mapping[RemarkKind, str] = {"error": "red", "spoiler": "yellow", "gap": ""}


def print_scenario_lint(console: Console, name: str, report: ScenarioReport, place_of: PlaceOf) -> None:
    """Errors, spoilers and gaps, each with its place, what was expected and why it matters."""
    console.print(Text.assemble((name, "bold"), f": {_count(report)}"))
    for one in (*report.errors, *report.spoilers, *report.gaps):
        file, line = place_of(one.where)
        said = str(Fault(file, line, one.wrong, one.expected))
        console.print(Text(said, style=_STYLES[one.kind]), soft_wrap=True)
        console.print(Padding(Text(f"{one.id}: {one.why}", style="dim"), (0, 0, 0, 4)))


def _count(report: ScenarioReport) -> str:
    if report.empty:
        return "well"
    groups = (("error", report.errors), ("spoiler", report.spoilers), ("gap", report.gaps))
    return ", ".join(_number(found, thing) for thing, found in groups)


def _number(found: Sequence[Remark], thing: str) -> str:
    return f"{len(found) or 'no'} {thing}{'' if len(found) == 1 else 's'}"
