"""Which wrong edits of an SOP the scenarios would notice, in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gameday.regression.probes.mutation import ENOUGH, Fate, Fought, Mutation
from gameday.report.palette import BAD, BANNER, GOOD, WARN
from gameday.report.probes.played import say_played
from gameday.scoring.encoding import SIMULATION

_WIDEST = 100
_WORDS: dict[Fate, str] = {"strongly": "killed strongly", "weakly": "killed weakly", "survived": "survived"}
_STYLES: dict[Fate, str] = {"strongly": GOOD, "weakly": WARN, "survived": BAD}


def print_mutation(console: Console, found: Mutation) -> None:
    """Show it: survivors first, with what would kill them."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def _parts(found: Mutation) -> Iterator[RenderableType]:
    yield Text(f"Would the scenarios notice a wrong edit of {found.sop}?", style="bold")
    yield Text(SIMULATION, style=BANNER)
    counted = ", ".join(f"{found.count(fate)} {words}" for fate, words in _WORDS.items())
    played = say_played(found.places)
    mutants = f"{len(found.fought)} mutant{'s' * (len(found.fought) != 1)}"
    yield Text(f"{mutants} in {played}, {found.runs} pairs each and scenario: {counted}.")
    yield Text(
        "Strongly: a comparison of as many pairs calls it. Weakly: something differs, and no figure enough to call.",
        style="dim",
    )
    yield Text(
        "Each is tried where what it changes is met most, then everywhere else until something notices it; one that is "
        f"noticed and not called, where it is met, until {ENOUGH} have noticed it.",
        style="dim",
    )
    if found.survivors:
        yield Text("\nSurvivors, and what would kill them", style="bold")
        yield from _listed(found.survivors)
    strongly = [one for one in found.fought if one.fate == "strongly"]
    if strongly:
        yield Text("\nKilled strongly, where and by which figure", style="bold")
        several = len({(one.team, one.profile) for one in found.places}) > 1
        yield _in_rows((one.mutant.clause, _say_kill(one, several=several)) for one in strongly)
    weakly = [one for one in found.fought if one.fate == "weakly"]
    if weakly:
        yield Text("\nKilled weakly alone", style="bold")
        yield _by_clause(weakly)
        yield Text(f"{found.runs} pairs call only what moves far: with more --runs some may be called.", style="dim")


def _listed(survivors: tuple[Fought, ...]) -> Iterator[RenderableType]:
    """One thing that would kill them after the other, with whom it would kill."""
    for mend in dict.fromkeys(one.mend for one in survivors):
        yield Text(f"\n{mend[:1].upper()}{mend[1:]} would kill:" if mend else "\nNothing known would kill:")
        yield Padding(_by_clause([one for one in survivors if one.mend == mend], _STYLES["survived"]), (0, 0, 0, 2))


def _by_clause(fought: list[Fought], style: str = "") -> Table:
    """A clause a row, with all its mutants."""
    clauses = dict.fromkeys(one.mutant.clause for one in fought)
    told = {clause: [one.mutant.text for one in fought if one.mutant.clause == clause] for clause in clauses}
    return _in_rows(((clause, ", ".join(texts)) for clause, texts in told.items()), style)


def _say_kill(one: Fought, *, several: bool) -> str:
    """`bound x6: checkout-errors, time to acknowledge 5 times as long`; with who played where several did."""
    first, more = one.called[0], len(one.called) - 1
    figure = f"{first.place if several else first.place.scenario}, {first.text} {first.said}"
    return f"{one.mutant.text}: {figure}" + (f" (and {more} more)" if more else "")


def _in_rows(rows: Iterable[tuple[str, str]], style: str = "") -> Table:
    """A clause and what is said of it in a row; the clause once where it comes again."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, show_header=False, expand=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    last = ""
    for clause, told in rows:
        table.add_row(Text(clause if clause != last else "", style=style), Text(told))
        last = clause
    return table
