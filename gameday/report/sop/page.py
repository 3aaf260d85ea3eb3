"""An SOP as a page people like to read: in the terminal, and as Markdown for a wiki."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gameday.report.escape import markdown_text
from gameday.report.sop.blocks import Block, Grid, Heading, Line, Paragraph, Places, Points, Quote, Section
from gameday.report.sop.response import response_sections
from gameday.report.sop.rest import rest_sections
from gameday.report.sop.severity import severity_sections
from gameday.retrospective.plain import listed, plain
from gameday.sop import Sop

_WIDEST = 100
_LONGEST = 8000
_FENCE = re.compile(r"`{3,}")


def print_sop(console: Console, sop: Sop, gaps: int | None, called: str | None = None) -> None:
    """Show an SOP in the terminal.

    Args:
        console: Where to.
        sop: The SOP.
        gaps: How many the linter found; None where nobody asked it.
        called: The path or name it was asked for by; without it its own name.

    """
    console.print(Group(*_head(sop, gaps, called or sop.name), *_body(sop)), width=min(console.width, _WIDEST))


def sop_markdown(sop: Sop) -> str:
    """The same page as Markdown."""
    parts = [f"# {_shown(sop.title)}", _about(sop)]
    if sop.about:
        parts.append(_shown(sop.about))
    for section in sop_sections(sop):
        parts.append(f"## {_shown(section.title)}")
        parts += [_markdown(block) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def sop_sections(sop: Sop) -> tuple[Section, ...]:
    """The whole page, before any face."""
    places = Places.of(sop)
    return (*severity_sections(sop, places), *response_sections(sop, places), *rest_sections(sop, places))


def _facts(sop: Sop) -> str:
    documents = listed([f"{one.title} ({one.id})" for one in sop.documents])
    return f"{sop.name}, version {sop.version}. After: {documents}."


def _head(sop: Sop, gaps: int | None, called: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(_visible(sop.title), style="bold")
    yield Text(_visible(_facts(sop)), style="dim")
    if sop.about:
        yield Text()
        yield Text(_visible(sop.about))
    if gaps is not None:
        yield Text()
        yield Text(_say_gaps(called, gaps), style="yellow" if gaps else "green")


def _say_gaps(called: str, gaps: int) -> str:
    if not gaps:
        return "The linter finds no gaps in it."
    return f"{gaps} gap{'' if gaps == 1 else 's'} in it: gameday sop lint {shlex.quote(_visible(called))} says which."


def _body(sop: Sop) -> Iterator[RenderableType]:
    for section in sop_sections(sop):
        yield Text()
        yield Rule(Text(section.title, style="bold"), align="left", style="dim")
        for number, block in enumerate(section.blocks):
            if number and isinstance(block, Heading):
                yield Text()
            yield _rich(block)
    yield Text()


def _visible(words: str) -> str:
    return plain(words, _LONGEST)


def _text(line: Line) -> Text:
    """A line with its parts: bold lead, words, loud marks, quiet figures and numbers."""
    parts = Text()
    if line.lead:
        parts.append(_visible(line.lead), style="bold")
    if line.words:
        parts.append((": " if line.lead else "") + _visible(line.words))
    if line.marks:
        parts.append(f" {', '.join(line.marks)}", style="bold red")
    if line.aside:
        parts.append((" " if parts else "") + f"({_visible(line.aside)})", style="cyan")
    if line.sources:
        parts.append(" [" + ",".join(str(number) for number in line.sources) + "]", style="dim")
    if line.below:
        parts.append(f"\n{_visible(line.below)}", style="cyan")
    return parts


def _rich(block: Block) -> RenderableType:
    match block:
        case Heading():
            return Text.assemble((_visible(block.words), "bold"), (f"  {block.aside}" if block.aside else "", "dim"))
        case Paragraph():
            return _text(block.line)
        case Quote():
            return Padding(Text(_quoted(block.text), style="italic"), (0, 0, 1, 4))
        case Points():
            return _rich_points(block)
        case Grid():
            return _rich_grid(block)


def _rich_points(block: Points) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right")
    grid.add_column(ratio=1, overflow="fold")
    for number, line in enumerate(block.lines, start=1):
        grid.add_row(f"{number}." if block.numbered else "•", _text(line))
    return grid


def _rich_grid(block: Grid) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=False)
    for heading in block.headings:
        table.add_column(heading, overflow="fold")
    for row in block.rows:
        table.add_row(*(_text(line) for line in row))
    return table


def _quoted(text: str) -> str:
    """Text to be copied: its line breaks stay, what cannot be seen is shown."""
    return "\n".join(_visible(line) for line in text.strip("\n").splitlines())


def _shown(words: str) -> str:
    return markdown_text(_visible(words))


def _about(sop: Sop) -> str:
    return f"*{_shown(_facts(sop))}*"


def _inline(line: Line) -> str:
    parts = []
    if line.lead:
        parts.append(f"**{_shown(line.lead)}{':' if line.words else ''}**")
    if line.words:
        parts.append(_shown(line.words))
    if line.marks:
        parts.append(f"**{_shown(', '.join(line.marks))}**")
    if line.aside:
        parts.append(f"*({_shown(line.aside)})*")
    if line.below:
        parts.append(f"*{_shown(line.below)}*")
    if line.sources:
        parts.append("\\[" + ",".join(str(number) for number in line.sources) + "\\]")
    return " ".join(parts)


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            aside = f" ({_shown(block.aside)})" if block.aside else ""
            return f"### {_shown(block.words)}{aside}"
        case Paragraph():
            return _inline(block.line)
        case Quote():
            text = _quoted(block.text)
            fence = "`" * max([3, *(len(run) + 1 for run in _FENCE.findall(text))])
            return f"{fence}text\n{text}\n{fence}"
        case Points():
            return "\n".join(
                f"{f'{number}.' if block.numbered else '-'} {_inline(line)}"
                for number, line in enumerate(block.lines, start=1)
            )
        case Grid():
            return "\n".join(_markdown_rows(block))


def _markdown_rows(block: Grid) -> Iterator[str]:
    yield "| " + " | ".join(_shown(heading) for heading in block.headings) + " |"
    yield "|" + "---|" * len(block.headings)
    for row in block.rows:
        yield "| " + " | ".join(_inline(line) for line in row) + " |"
