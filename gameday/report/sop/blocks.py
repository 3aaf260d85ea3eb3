"""What the page of an SOP is made of, before any face: sections of lines, tables and quoted text."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.sop.model import Sop, sourced
from gameday.sop.source import Source
from gameday.terms.frozen import frozen


@frozen
class Line:
    """One sentence, with what stands beside it."""

    words: str
    lead: str = ""
    """In bold before the words."""
    aside: str = ""
    """Quietly after them: figures, conditions."""
    below: str = ""
    """Quietly, and where there is room on a line of its own: longer conditions, reasons."""
    marks: tuple[str, ...] = ()
    """Loudly after them: `critical promise`."""
    sources: tuple[int, ...] = ()
    """Numbers of the places it comes from."""


@frozen
class Paragraph:
    """One line by itself."""

    line: Line


@frozen
class Points:
    """Lines of one kind below each other; `numbered` where their order counts."""

    lines: tuple[Line, ...]
    numbered: bool = False


@frozen
class Grid:
    """A table; its first column holds short names."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@frozen
class Quote:
    """Text to be copied as it stands, line breaks and all."""

    text: str


@frozen
class Heading:
    """A small heading inside a section."""

    words: str
    aside: str = ""


Block = Paragraph | Points | Grid | Quote | Heading


@frozen
class Section:
    """A part of the page."""

    title: str
    blocks: tuple[Block, ...]


_FIRST = (("levels",), ("severity", "rules"), ("declare",))


@frozen
class Places:
    """The places of the documents an SOP was taken from, numbered in the order the page speaks of them."""

    numbers: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, sop: Sop) -> Places:
        """Every place any part of the SOP names, each once."""
        parts = sorted(sourced(sop), key=lambda part: _FIRST.index(part[0]) if part[0] in _FIRST else len(_FIRST))
        sources = [one.source for _, items in parts for one in items]
        extra = (sop.severity.doubt.source if sop.severity.doubt else None, sop.review.source)
        named = [(one.document, one.section) for one in (*sources, *extra) if one is not None]
        order = [document.id for document in sop.documents]
        # An SOP names no document it does not list, but for the sources of its doubt rule and of its own review.
        unique = sorted(dict.fromkeys(named), key=lambda place: (*order, place[0]).index(place[0]))
        return cls({place: number for number, place in enumerate(unique, start=1)})

    def at(self, *sources: Source | None) -> tuple[int, ...]:
        """The numbers of some sources, each once."""
        found = [self.numbers[(one.document, one.section)] for one in sources if one is not None]
        return tuple(dict.fromkeys(found))
