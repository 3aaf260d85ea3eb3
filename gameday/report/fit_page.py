"""A team's own figures beside those assumed, and the lines of YAML that put them into its file."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gameday.regression.fit import FEWEST, Fit, Fitted, FittedTime
from gameday.terms.duration import format_duration, say_duration

_WIDEST = 100
_SECOND = 1000


def print_fit(console: Console, found: Fit) -> None:
    """Show what the records say beside what was assumed, then the lines for the team's file."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))
    if found.fitted:
        console.print("\nFor the team's file:\n", style="dim")
        console.print(overrides_text(found), markup=False, highlight=False, soft_wrap=True, end="")


def overrides_text(found: Fit) -> str:
    """The `overrides` of a team file, each with its source and how many observations it rests on."""
    lines = ["overrides:"]
    for one in found.fitted:
        source = f"source: fitted to {found.records} records, observations: {one.observations}"
        if isinstance(one, FittedTime):
            median = format_duration(max(_SECOND, round(one.median / _SECOND) * _SECOND))
            lines.append(f"  {one.name}: {{median: {median}, sigma: {one.sigma:g}, {source}}}")
        else:
            lines.append(f"  {one.name}: {{value: {one.value:.3g}, {source}}}")
    return "\n".join(lines) + "\n"


def _parts(found: Fit) -> Iterator[RenderableType]:
    yield Text(f"What {found.records} records say of this team", style="bold")
    if found.fitted:
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, expand=True)
        table.add_column("parameter", ratio=3, overflow="fold")
        table.add_column("assumed", ratio=2, overflow="fold")
        table.add_column("on record", ratio=2, overflow="fold")
        table.add_column("seen", justify="right", width=6)
        for one in found.fitted:
            table.add_row(Text(one.name), Text(_assumed(one)), Text(_fitted(one)), str(one.observations))
        yield table
    if found.too_few:
        few = ", ".join(f"{name} ({count})" for name, count in found.too_few)
        yield Text(f"\nSeen fewer than {FEWEST} times, so left as assumed: {few}.", style="dim")
    yield Text("A drill shows how people act in a drill. Prefer records of real incidents.", style="dim")


def _assumed(one: Fitted) -> str:
    if isinstance(one, FittedTime):
        return f"{say_duration(one.assumed.median)}, sigma {one.assumed.sigma:g}"
    return f"{one.assumed.value:.0%}"


def _fitted(one: Fitted) -> str:
    if isinstance(one, FittedTime):
        return f"{say_duration(round(one.median / _SECOND) * _SECOND)}, sigma {one.sigma:g}"
    return f"{one.value:.0%}"
