"""What the facilitator's papers are made of, before any face: parts of text, points, tables and pictures."""

from __future__ import annotations

from typing import Literal, get_args

from gameday.report.sop.blocks import Line
from gameday.terms.frozen import frozen

PaperKind = Literal["facilitator", "evaluator", "participants"]
PAPER_KINDS: tuple[PaperKind, ...] = get_args(PaperKind)
PaperFormat = Literal["md", "html", "xlsx", "csv"]
PAPER_FORMATS: tuple[PaperFormat, ...] = get_args(PaperFormat)


@frozen
class Words:
    """A paragraph."""

    text: str
    soft: bool = False


@frozen
class Heading:
    """A small heading inside a part."""

    words: str
    aside: str = ""


@frozen
class Points:
    """Lines below each other: with dots, numbers, or boxes to tick."""

    lines: tuple[Line, ...]
    style: Literal["dots", "numbers", "boxes"] = "dots"


@frozen
class Table:
    """Cells of text; a line break in a cell is one."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    """Of the columns, in percent."""
    quiet: frozenset[int] = frozenset()
    """Rows that stand back, from 0."""
    roomy: bool = False
    """Rows leave room to write in."""


@frozen
class Picture:
    """A picture, in the page itself."""

    uri: str
    """A `data:` address."""
    words: str
    """What it shows, for those who cannot see it."""
    file: str


@frozen
class Quote:
    """Text as it stands, line breaks and all."""

    text: str


PaperBlock = Words | Heading | Points | Table | Picture | Quote


@frozen
class Part:
    """A part of a paper, with a heading of its own."""

    title: str
    blocks: tuple[PaperBlock, ...]
    wide: bool = False
    """Printed across the page."""


@frozen
class Paper:
    """One paper: what it is, what it is about, and its parts."""

    kind: PaperKind
    name: str
    """What it is: `Facilitator guide`."""
    title: str
    """What the drill is called: the symptom."""
    banner: tuple[str, ...]
    """Stands on every page."""
    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


def points(*words: str | Line, style: Literal["dots", "numbers", "boxes"] = "dots") -> Points:
    """Points of plain words, or of lines."""
    return Points(tuple(Line(one) if isinstance(one, str) else one for one in words), style)
