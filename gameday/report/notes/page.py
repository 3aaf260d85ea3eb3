"""What people wrote, as HTML: their Markdown with headings, lists, tables and links, and nothing of it that acts."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from markupsafe import Markup

from gameday.report.notes.tamed import readable

_MOST_CHARACTERS = 65_536
"""Of Markdown that is read as such, in a few seconds at the worst; longer notes stand as they were typed."""


def notes_html(notes: str) -> Markup:
    """The notes as CommonMark with tables, without HTML and underlined headings; every line break stays as typed.

    Headings stand below the report's. A link leads to the web or within the page and tells nobody where it came from;
    an image is a link to it. Notes that are too long to be read as Markdown, or too deeply nested, stand letter by
    letter; blank ones are "".
    """
    text = readable(notes).strip("\r\n").rstrip()
    if not text.strip():
        return Markup("")
    shown: Markup | None = _reader().marked(text) if len(text) <= _MOST_CHARACTERS else None
    if shown is None:
        return Markup('<pre class="notes" dir="auto">{}</pre>').format(text)
    return Markup('<div class="notes" dir="auto">\n{}</div>').format(shown)


@cache
def _reader() -> ModuleType:
    """Most reports are written before there are notes: what reads Markdown is loaded with the first ones."""
    return import_module("gameday.report.notes.reader")
