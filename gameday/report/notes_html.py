"""What people wrote, as HTML: their Markdown with its headings, lists and links, and nothing of it that acts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_DOWN = 2
"""How many levels a heading of the notes stands below the report's own."""
_NESTING = 20
"""How deep lists and quotations may lie in one another; the parser drops what is deeper."""
_MOST_CHARACTERS = 65_536
"""Of Markdown that is read as such, in some two seconds at the worst; longer notes stand as they were typed."""
_MOST_BRACKETS = 2_000
"""In notes with links; each bracket makes the parser look ahead, so with more of them all are text."""
_OFF = ("image", "html_block", "html_inline", "lheading")
"""A line of dashes below a text is a rule, as most people mean it, and makes no heading of it."""
_LINKS = ("link", "reference")


def notes_html(notes: str) -> Markup:
    """The notes as CommonMark without HTML, images and underlined headings; every line break stays where it was typed.

    Headings stand below the report's. A link leads to `http` or `https` only and tells nobody where it came from.
    Notes that are too long to be read as Markdown, or too deeply nested, stand letter by letter; blank ones are "".
    """
    text = notes.strip("\r\n").rstrip()
    if not text.strip():
        return Markup("")
    if len(text) <= _MOST_CHARACTERS:
        reader = _reader(text.count("[") <= _MOST_BRACKETS)
        tokens = reader.parse(text)
        if not any(one.nesting == 1 and one.level >= _NESTING - 1 for one in tokens):
            shown = reader.renderer.render(_tamed(tokens), reader.options, {})
            shown = Markup(shown)  # noqa: S704  # the parser escapes every text; HTML in it is off
            return Markup('<div class="notes" dir="auto">\n{}</div>').format(shown)
    return Markup('<pre class="notes" dir="auto">{}</pre>').format(text)


@lru_cache(maxsize=2)
def _reader(links: bool) -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": _NESTING, "xhtmlOut": False})
    made.disable([*_OFF, *(() if links else _LINKS)])
    made.validateLink = _is_web  # type: ignore[method-assign]  # the parser's own door for this
    return made


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _tamed(tokens: Sequence[Token]) -> Sequence[Token]:
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + _DOWN, 6)}"
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "noreferrer")
                if child.markup != "autolink":
                    # Its address is nowhere in its words: print shows it beside them.
                    child.attrSet("class", "named")
    return tokens
