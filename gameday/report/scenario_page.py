"""Scenarios in the terminal: a list to choose from, and one by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gameday.scenario import Scenario
from gameday.scenario.gap import GAP_TEXTS
from gameday.terms.duration import format_duration, say_duration
from gameday.terms.moment import to_datetime
from gameday.terms.role import say_role


def print_scenarios(console: Console, scenarios: Sequence[Scenario]) -> None:
    """Every scenario by its symptom, with how hard and how long it is."""
    for one in scenarios:
        head = Text.assemble((one.name, "bold"), "  ", (f"{_hard(one)}  {say_duration(one.duration)}", "dim"))
        console.print(head)
        console.print(Padding(Text(one.title), (0, 0, 0, 2)))
    console.print(Text("\nPlay one: gameday run NAME", style="dim"))


def print_scenario(console: Console, one: Scenario, *, spoilers: bool) -> None:
    """One scenario: what participants may know, and with `spoilers` what its facilitator knows."""
    console.print(Text(one.title, style="bold"))
    console.print(Text(one.pitch))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, words in _about(one, spoilers=spoilers):
        table.add_row(name, Text(words))
    console.print(Padding(table, (1, 0)))
    for objective in one.objectives:
        console.print(Text(f"• {objective.text}"))
    if spoilers:
        _print_spoilers(console, one)
    else:
        console.print(Text("\nWhat really happens is for the facilitator: --spoilers shows it.", style="dim"))


def _about(one: Scenario, *, spoilers: bool) -> Iterator[tuple[str, str]]:
    yield "Name", one.name
    yield "Starts", to_datetime(one.starts_at).strftime("%A %Y-%m-%d %H:%M UTC")
    yield "Takes", f"about {say_duration(one.duration)}, at most {say_duration(one.ends_after)}"
    yield "Difficulty", _hard(one)
    if one.team:
        yield "People", one.team
    if one.tags and spoilers:  # they name what it is about, for whoever looks for one
        yield "Tags", ", ".join(one.tags)


def _hard(one: Scenario) -> str:
    return "●" * one.difficulty + "○" * (5 - one.difficulty)


def _print_spoilers(console: Console, one: Scenario) -> None:
    console.print(Text("\nHidden truth", style="bold"))
    console.print(Text(one.hidden_truth or "None is written down."))
    for gap in one.gaps:
        seat = f"{say_role(gap.seat)}: " if gap.seat else ""
        console.print(Text(f"• {seat}{gap.text or GAP_TEXTS[gap.gap]}"))
    if one.world is not None:
        console.print(Text("\nLevers", style="bold"))
        for lever in one.world.mitigations:
            helps = "helps" if lever.helps else "does not help for good"
            console.print(Text(f"• {lever.action} {lever.target}: {helps}"))
    console.print(Text("\nInjects", style="bold"))
    for inject in one.injects:
        when = format_duration(inject.at) if inject.at is not None else "when its moment comes"
        console.print(Text(f"• {inject.id} ({inject.kind.replace('_', ' ')}, {when}): {inject.text}"))
