"""Where a promise comes from, and how an open wording is read."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from gameday.terms.document import Document, Text


class Source(Document):
    """A place in a document people can open."""

    document: str
    """Id of one of the SOP's `documents`."""
    section: Annotated[str, StringConstraints(max_length=4000, strip_whitespace=True)] = ""
    """Empty: nobody has said where in the document."""

    def __str__(self) -> str:
        return f"{self.document}, {self.section}" if self.section else self.document


class Reading(Document):
    """A figure or meaning the text leaves open, and why it is read so here."""

    value: Text
    why: Text


class Statement(Document):
    """A sentence of the SOP that no record can show: advice, a duty, a criterion in words."""

    text: Text
    source: Source
