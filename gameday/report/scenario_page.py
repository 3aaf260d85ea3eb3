"""Scenarios in the terminal: a list to choose from, and one by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gameday.importers.msel_cells import say_time_of
from gameday.report.brief.script import begins
from gameday.report.evaluator_sheet import due_of_action
from gameday.report.local_time import say_start
from gameday.retrospective.facts import say_facts
from gameday.scenario import Scenario
from gameday.scenario.gap import GAP_TEXTS
from gameday.scenario.inject import ExpectedAction, Inject
from gameday.scenario.phase import Phase
from gameday.terms.duration import say_duration
from gameday.terms.role import say_role


def print_scenarios(console: Console, scenarios: Sequence[Scenario]) -> None:
    """Every scenario by its symptom, with how hard and how long it is."""
    for one in scenarios:
        head = Text.assemble((one.name, "bold"), "  ", (f"{_hard(one)}  {say_duration(one.duration)}", "dim"))
        console.print(head)
        console.print(Padding(Text(one.title), (0, 0, 0, 2)))
    console.print(Text("\nPlay one: gameday run NAME", style="dim"))


def print_scenario(console: Console, one: Scenario, *, spoilers: bool, offset: int = 0) -> None:
    """One scenario: what participants may know, and with `spoilers` what its facilitator knows.

    `offset`: minutes that the clocks of the story are ahead of UTC.
    """
    console.print(Text(one.title, style="bold"))
    console.print(Text(one.pitch))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, words in _about(one, offset, spoilers=spoilers):
        table.add_row(name, Text(words))
    console.print(Padding(table, (1, 0)))
    if spoilers:
        for objective in one.objectives:
            console.print(Text(f"• {objective.text}"))
        _print_spoilers(console, one)
    else:
        console.print(Text("\nWhat really happens is for the facilitator: --spoilers shows it.", style="dim"))


def _about(one: Scenario, offset: int, *, spoilers: bool) -> Iterator[tuple[str, str]]:
    yield "Name", one.name
    yield "Starts", say_start(one.starts_at, offset)
    yield "Takes", f"about {say_duration(one.duration)}, at most {say_duration(one.ends_after)}"
    yield "Difficulty", _hard(one)
    if one.team:
        yield "People", one.team
    practised = tuple(dict.fromkeys(it.capability for it in one.objectives if it.capability))
    if practised:
        # The objectives in full would tell what is coming.
        yield "Practises", ", ".join(practised)
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
    for title, lines in _script(one):
        told = list(lines)
        if told:
            console.print(Text(f"\n{title}", style="bold"))
        for line in told:
            console.print(Text(line))


def _script(one: Scenario) -> Iterator[tuple[str, Iterator[str]]]:
    """The parts of what is delivered and asked for, a line each."""
    yield "Phases", (line for phase in one.phases for line in _phase(one, phase))
    yield "Injects", (line for inject in one.injects for line in _inject(one, inject))
    yield "Expected actions", (f"• {_expected(action)}" for action in one.expects)
    yield "Attachments", (f"• {it.id} ({it.file}): {it.text}" for it in one.attachments)


def _phase(one: Scenario, phase: Phase) -> Iterator[str]:
    yield f"• {phase.title} ({begins(one, phase)}){': ' + phase.text if phase.text else ''}"
    if phase.snapshot is not None:
        wrong = "nothing is wrong" if phase.snapshot.benign else say_facts(phase.snapshot)
        yield f"    true: {wrong}"
    yield from (f"    ask: {question}" for question in phase.questions)
    if phase.attachments:
        yield f"    show: {', '.join(phase.attachments)}"


def _inject(one: Scenario, inject: Inject) -> Iterator[str]:
    when = say_time_of(one, inject) or "by the facilitator's hand"
    to = f" to {', '.join(map(say_role, inject.to))}" if inject.to else ""
    mode = "" if inject.mode == "automatic" else f", {inject.mode}"
    yield f"• {inject.id} ({inject.kind.replace('_', ' ')}{to}, {when}{mode}): {inject.text}"
    yield from (f"    expected: {_expected(action)}" for action in inject.expects)
    if inject.attachments:
        yield f"    shows: {', '.join(inject.attachments)}"


def _expected(action: ExpectedAction) -> str:
    return f"{action.text} ({due_of_action(action)})"
