"""The facilitator's papers as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.report.brief.blocks import Heading, Paper, PaperBlock, Picture, Points, Quote, Table, Words
from gameday.report.escape import markdown_text
from gameday.report.sop.blocks import Line
from gameday.retrospective.plain import plain

_LONGEST = 8000


def paper_markdown(paper: Paper) -> str:
    """A paper as Markdown; pictures are named, not shown."""
    banner = f"**{_shown(' · '.join(paper.banner))}**"
    parts = [f"# {_shown(paper.name)}: {_shown(paper.title)}", banner]
    about = [f"- **{_shown(name)}:** {_shown(value)}" for name, value in paper.about]
    parts += ["\n".join(about)] if about else []
    for part in paper.parts:
        parts.append(f"## {_shown(part.title)}")
        parts += ["\n".join(_lines(block)) for block in part.blocks]
    return "\n\n".join([*parts, "---", banner]) + "\n"


def _shown(words: str) -> str:
    return markdown_text(plain(words, _LONGEST))


def _lines(block: PaperBlock) -> Iterator[str]:
    match block:
        case Words():
            yield f"*{_shown(block.text)}*" if block.soft else _shown(block.text)
        case Heading():
            yield f"### {_shown(block.words)}" + (f" ({_shown(block.aside)})" if block.aside else "")
        case Points():
            for number, line in enumerate(block.lines, start=1):
                mark = {"dots": "-", "numbers": f"{number}.", "boxes": "- [ ]"}[block.style]
                yield f"{mark} {_inline(line)}"
        case Table():
            yield from _rows(block)
        case Picture():
            yield f"*Picture {_shown(block.file)}: {_shown(block.words)}*"
        case Quote():
            yield from (f"    {plain(line, _LONGEST)}" for line in block.text.splitlines())


def _inline(line: Line) -> str:
    parts = [f"**{_shown(line.lead)}{':' if line.words else ''}**"] if line.lead else []
    parts += [_shown(line.words)] if line.words else []
    parts += [f"*({_shown(line.aside)})*"] if line.aside else []
    return " ".join(parts)


def _rows(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(_shown(heading) for heading in table.headings) + " |"
    yield "|" + "---|" * len(table.headings)
    for row in table.rows:
        yield "| " + " | ".join("<br>".join(_shown(line) for line in cell.split("\n")) for cell in row) + " |"
