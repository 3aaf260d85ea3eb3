"""A rehearsal in the terminal: in a few lines, minute by minute, severity, and where the room will be idle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gameday.rehearsal import Rehearsal
from gameday.rehearsal.landmark import Strand
from gameday.rehearsal.levels import LevelsAt
from gameday.rehearsal.rehearsal import Event, Rated
from gameday.report.palette import BAD, BANNER, GOOD, NEWS, WARN
from gameday.report.rehearsal_words import (
    RARE,
    STRAND_NAMES,
    Rehearsed,
    say_interruptions,
    say_length,
    say_meanwhile,
    say_minute,
    say_range,
    say_updates,
    say_verdicts,
    say_words,
)
from gameday.terms.duration import say_duration

_WIDEST = 100
_STYLES: dict[Strand, str] = {"truth": "dim italic", "signal": WARN, "script": NEWS, "act": ""}


def print_rehearsal(console: Console, told: Rehearsed, *, rare: bool = False) -> None:
    """Show what was rehearsed; `rare`: what came in hardly any play too."""
    console.print(Group(*_parts(told, rare=rare)), width=min(console.width, _WIDEST))


def _parts(told: Rehearsed, *, rare: bool) -> Iterator[RenderableType]:
    found = told.found
    yield Text(f"Rehearsal: {told.title}", style="bold")
    yield Text(" · ".join(told.banner), style=BANNER)
    yield Text("For the facilitator: it tells what is coming, and what helps.", style="dim")
    yield Text()
    yield _summary(told)
    yield from _section("Minute by minute")
    yield _events(found, rare=rare)
    hidden = sum(_rare(event, found.runs) for event in found.events)
    if hidden and not rare:
        yield Text(f"And {hidden} more that came in fewer than one play in ten; --all shows them.", style="dim")
    yield from _section("Severity called against true")
    yield Text("Shares of the plays still going on; right: of those in which users feel it.", style="dim")
    yield _levels(found)
    yield from _section("Where the room will be idle")
    if found.idle:
        yield Text(
            "Nothing reaches anybody, and nobody does anything that shows, for five minutes or more.", style="dim"
        )
        yield _idle(found)
    else:
        yield Text("Nowhere for long: something reaches people, or somebody acts, at least every five minutes.")
    if found.ratings:
        yield from _section("Objectives, by number of plays")
        yield _ratings(found)
    if found.typical is not None:
        yield Text()
        yield Text(f"The most typical play:\n  {told.command} --seed {found.typical} --watch")


def _section(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", style="dim")


def _summary(told: Rehearsed) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=12, style="bold")
    grid.add_column(ratio=1, overflow="fold")
    played = f"{told.found.runs} times" if told.found.runs == told.asked else f"{told.found.runs} of {told.asked} times"
    grid.add_row("Played", Text(f"{played}, {told.played}"))
    grid.add_row("Length", Text(say_length(told)))
    grid.add_row("Interrupted", Text(say_interruptions(told.found)))
    grid.add_row("Updates", Text(say_updates(told.found)))
    grid.add_row("Verdicts", Text(say_verdicts(told.found)))
    return grid


def _events(found: Rehearsal, *, rare: bool) -> Table:
    table = _plain_table()
    table.add_column("minute", justify="right", width=6)
    table.add_column("10..90%", justify="right", min_width=7, no_wrap=True)
    table.add_column(f"of {found.runs}", justify="right", width=max(4, len(f"of {found.runs}")))
    table.add_column("", width=4)
    table.add_column("what", ratio=1, overflow="fold")
    for event in found.events:
        if rare or not _rare(event, found.runs):
            style = _STYLES[event.landmark.strand]
            table.add_row(
                say_minute(event.at.median),
                Text(say_range(event.at), style="dim"),
                str(event.runs),
                Text(STRAND_NAMES[event.landmark.strand], style="dim"),
                Text(say_words(event, found), style=style),
            )
    return table


def _rare(event: Event, runs: int) -> bool:
    return event.runs < runs * RARE


def _levels(found: Rehearsal) -> Table:
    table = _plain_table()
    table.add_column("minute", justify="right", width=6)
    table.add_column("the criteria say", ratio=1, overflow="fold")
    table.add_column("called", ratio=1, overflow="fold")
    table.add_column("right", justify="right", width=max(8, len(f"{found.runs} of {found.runs}")))
    for one in found.levels:
        table.add_row(say_minute(one.at), _shares(one.right, one), _shares(one.called, one), _agreed(one))
    return table


def _agreed(one: LevelsAt) -> Text:
    if not one.judged:
        return Text("–", style="dim")  # noqa: RUF001  # the dash stands for nothing to hold against
    share = one.agree / one.judged
    return Text(f"{one.agree} of {one.judged}", style=GOOD if share >= 0.8 else WARN if share >= 0.5 else BAD)


def _shares(levels: Mapping[str, int], one: LevelsAt) -> Text:
    return Text(", ".join(f"{level} {count / one.going_on:.0%}" for level, count in levels.items()))


def _idle(found: Rehearsal) -> Table:
    table = _plain_table()
    table.add_column("minute", justify="right", width=9)
    table.add_column("length", justify="right", width=11)
    table.add_column("plays", justify="right", width=5)
    table.add_column("meanwhile", ratio=1, overflow="fold")
    for one in found.idle:
        when, length = f"{say_minute(one.start)}..{say_minute(one.end)}", say_duration(one.end - one.start)
        table.add_row(when, length, f"{one.share:.0%}", say_meanwhile(one))
    return table


def _plain_table() -> Table:
    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")


def _ratings(found: Rehearsal) -> Table:
    table = _plain_table()
    table.add_column("objective", ratio=1, overflow="fold")
    for rating in next(iter(found.ratings)).runs:
        table.add_column(rating, justify="right", width=4)
    for one in found.ratings:
        table.add_row(one.objective, *_counts(one))
    return table


def _counts(one: Rated) -> Iterator[str]:
    return (str(count) if count else "·" for count in one.runs.values())
