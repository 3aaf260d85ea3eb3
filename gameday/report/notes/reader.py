"""Notes read as Markdown, with what of it may stand in a report: loaded with the first notes there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType
from markupsafe import Markup

from gameday.report.notes.links import addresses, is_kept, with_links
from gameday.report.notes.tables import FRAME, framed, whole_table

_DOWN = 2
"""How many levels a heading of the notes stands below the report's own."""
_NESTING = 20
"""How deep lists and quotations may lie in one another; the parser drops what is deeper."""
_MOST_BRACKETS = 2_000
"""In notes with links; each bracket makes the parser look ahead, so with more of them all are text."""
_OFF = ("html_block", "html_inline", "lheading")
"""A line of dashes below a text is a rule, as most people mean it, and makes no heading of it."""
_LINKS = ("link", "image")


def marked(text: str) -> Markup | None:
    """The markup of a text; None of one that is too deeply nested."""
    reader, tokens = _read(text)
    if any(one.nesting == 1 and one.level >= _NESTING - 1 for one in tokens):
        return None
    shown = reader.renderer.render(_tamed(tokens), reader.options, {})
    return Markup(shown)  # noqa: S704  # the parser escapes every text; HTML in it is off


def _read(text: str) -> tuple[MarkdownIt, Sequence[Token]]:
    """The notes as tokens. The parser drops the line of a reference: where no link shows its address, it is text."""
    links = text.count("[") <= _MOST_BRACKETS
    if links and "]:" in text:
        reader = _reader(links=True, references=True)
        found: EnvType = {}
        tokens = reader.parse(text, found)
        stated = {one["href"] for one in found.get("references", {}).values()}
        if not found.get("duplicate_refs") and stated <= set(addresses(tokens)):
            return reader, tokens
    reader = _reader(links=links, references=False)
    return reader, reader.parse(text)


@lru_cache(maxsize=3)
def _reader(*, links: bool, references: bool) -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": _NESTING, "xhtmlOut": False})
    made.enable("table")
    made.block.ruler.at("table", whole_table, {"alt": ["paragraph", "reference"]})
    made.disable([*_OFF, *(() if links else _LINKS), *(() if references else ("reference",))])
    made.validateLink = is_kept  # type: ignore[method-assign]  # the parser's own door for this
    made.add_render_rule("table_open", _opened)
    made.add_render_rule("table_close", _closed)
    return made


def _opened(_renderer: object, _tokens: Sequence[Token], _index: int, _options: object, _env: object) -> str:
    return f"{FRAME[0]}<table>\n"


def _closed(_renderer: object, _tokens: Sequence[Token], _index: int, _options: object, _env: object) -> str:
    return f"</table>{FRAME[1]}"


def _tamed(tokens: Sequence[Token]) -> Sequence[Token]:
    framed(tokens)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + _DOWN, 6)}"
        if token.children:
            token.children = with_links(token.children)
    return tokens
