"""The assessment in the terminal: findings first, what to change, and the number last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gameday.report.basis import say_basis
from gameday.report.objectives import say_expected, say_why, say_word, say_words
from gameday.report.palette import BAD, BANNER, GOOD, OPEN, WARN
from gameday.report.words import STATUS_WORDS, graded, marks_of, nothing_of, say_interval, say_overall, titles_of
from gameday.retrospective import Retrospective
from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.retrospective.model import ClauseLine
from gameday.scoring.finding import Status
from gameday.terms.dimension import DIMENSIONS, Dimension
from gameday.terms.role import say_role

_STYLES: dict[Status, str] = {
    "met": GOOD,
    "late": WARN,
    "partial": WARN,
    "missed": BAD,
    "pending": "dim",
    "not_applicable": "dim",
    "unknown": OPEN,
}
_VERDICT_STYLES = {"pass": f"bold {GOOD}", "fail": f"bold {BAD}", "undecided": f"bold {WARN}", "not_graded": "bold"}
_WIDEST = 100


def print_assessment(console: Console, retro: Retrospective, where: str | None = None) -> None:
    """Show what was found. `where` is the path of the written retrospective, if there is one."""
    console.print(Group(*_parts(retro, where)), width=min(console.width, _WIDEST))


def _parts(retro: Retrospective, where: str | None) -> Iterator[RenderableType]:
    yield Text()
    yield Text(retro.heading.title, style="bold")
    if retro.heading.banner:
        yield Text(" · ".join(retro.heading.banner), style=BANNER)
    if retro.heading.draft:
        yield Text(f"Draft: {retro.heading.lapsed or 'nobody has signed it off.'}", style="dim")
    elif retro.heading.signed_off:
        yield Text(retro.heading.signed_off, style="dim")
    yield Text()
    yield _summary(retro)
    titles, nothing = titles_of(retro.heading.form), nothing_of(retro)
    yield from _section(titles.well)
    yield _points(one.sentence for one in retro.strengths) if retro.strengths else Text(nothing.well)
    yield from _section("What the record shows, clause by clause")
    for dimension in DIMENSIONS:
        lines = [line for line in retro.clauses if line.dimension == dimension and line.status != "not_applicable"]
        if lines:
            yield from _dimension(retro, dimension, lines)
    yield from _section("What to change")
    yield _actions(retro)
    if retro.open_questions:
        yield from _section("Open questions")
        yield _points(retro.open_questions)
    yield from _section("The number, last" if graded(retro.overall) else "Objectives")
    yield from _verdict(retro)
    if where:
        yield Text()
        yield Text.assemble("The retrospective: ", (where, "bold"), overflow="fold")
    yield Text()


def _section(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", style="dim")


def _summary(retro: Retrospective) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=13, style="bold")
    grid.add_column(ratio=1, overflow="fold")
    for label, words in retro.short:
        grid.add_row(label, Text(words))
    return grid


def _dimension(retro: Retrospective, dimension: Dimension, lines: list[ClauseLine]) -> Iterator[RenderableType]:
    scores = retro.dimensions if graded(retro.overall) else ()
    score = next((one for one in scores if one.dimension == dimension), None)
    points = f"  {say_interval(score.low, score.high)}" if score is not None and score.applicable else ""
    thin = "  thin: few of its clauses applied" if score is not None and score.thin and score.applicable else ""
    yield Text.assemble("\n", (DIMENSION_WORDS[dimension], "bold"), (points, "bold"), (thin, "dim"))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2)
    grid.add_column(width=14, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for line in lines:
        # The clause leads: behind a sentence its name would often stand on a line of its own.
        words = Text.assemble((line.clause, "dim"), "  ")
        for mark in marks_of(line):
            words.append(f"[{mark}]  ", style=f"bold {BAD}" if "broken" in mark else "dim")
        words.append(line.sentence)
        for said in line.judgements:
            words.append(f"\n{said}", style="dim")
        grid.add_row("", Text(STATUS_WORDS[line.status], style=_STYLES[line.status]), words)
    yield grid


def _points(sentences: Iterable[str]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right")
    grid.add_column(ratio=1, overflow="fold")
    for one in sentences:
        grid.add_row("•", Text(one))
    return grid


def _actions(retro: Retrospective) -> RenderableType:
    if not retro.actions:
        return Text("Nothing: no promise fell short.")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right", style="bold")
    grid.add_column(ratio=1, overflow="fold")
    for one in retro.actions:
        told = f"{say_role(one.owner)}, due {one.due}, {one.priority} priority, {one.category}"
        grid.add_row(f"{one.number}", Text.assemble(one.title, "\n", (told, "dim")))
    return grid


def _verdict(retro: Retrospective) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right", style="bold")
    grid.add_column(ratio=1, overflow="fold")
    for one in retro.objectives:
        grid.add_row(
            one.rating, Text.assemble(one.text, *((f"\n{words}", "dim") for words in (*say_words(one), *say_why(one))))
        )
    for action in retro.expected:
        grid.add_row("", Text("\n".join(say_expected(action)), style="dim"))
    for word in retro.observations:
        grid.add_row("", Text(f"Noted of the whole: {say_word(word)}", style="dim"))
    if grid.row_count:
        yield grid
        yield Text()
    yield Text(say_overall(retro.overall), style=_VERDICT_STYLES[retro.overall.verdict])
    basis = say_basis(retro)
    if basis and graded(retro.overall):
        yield Text(basis, style=WARN)
    if retro.overall.gates:
        yield Text("Critical clauses broken: " + ", ".join(retro.overall.gates), style=BAD)
    yield Text()
    yield Text(" ".join(retro.limits), style="dim")
