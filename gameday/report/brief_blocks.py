"""What the facilitator's papers are made of, before any face: parts of text, points, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from gameday.report.sop_blocks import Line

PaperKind = Literal["facilitator", "evaluator", "participants"]
PAPER_KINDS: tuple[PaperKind, ...] = get_args(PaperKind)
PaperFormat = Literal["md", "html", "xlsx", "csv"]
PAPER_FORMATS: tuple[PaperFormat, ...] = get_args(PaperFormat)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A small heading inside a part."""

    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Lines below each other: with dots, numbers, or boxes to tick."""

    lines: tuple[Line, ...]
    style: Literal["dots", "numbers", "boxes"] = "dots"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, in the page itself."""

    uri: str
    """A `data:` address."""
    words: str
    """What it shows, for those who cannot see it."""
    file: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Text as it stands, line breaks and all."""

    text: str


PaperBlock = Words | Heading | Points | Table | Picture | Quote


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper, with a heading of its own."""

    title: str
    blocks: tuple[PaperBlock, ...]
    wide: bool = False
    """Printed across the page."""


@dataclass(frozen=True, slots=True)
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
