"""Where a promise comes from, and how an open wording is read."""

from __future__ import annotations

from gameday.terms.document import Document, Text


class Source(Document):
    """A place in a document people can open."""

    document: str
    """Id of one of the SOP's `documents`."""
    section: Text

    def __str__(self) -> str:
        return f"{self.document}, {self.section}"


class Reading(Document):
    """A figure or meaning the text leaves open, and why it is read so here."""

    value: Text
    why: Text


class Statement(Document):
    """A sentence of the SOP that no record can show: advice, a duty, a criterion in words."""

    text: Text
    source: Source
