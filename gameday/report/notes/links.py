"""Links and images of what people wrote: nothing is fetched, and no address is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_WEB = ("http://", "https://")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")
"""What an address begins with that leads out of the directory, other than to the web."""


def is_kept(url: str) -> bool:
    """Is it an address on the web, or one beside or within the page? Any other stands as it was typed."""
    return url.lower().startswith(_WEB) or not _ELSEWHERE.match(url)


def with_links(tokens: Sequence[Token]) -> list[Token]:
    """Inline tokens whose links lead to the web or within the page; any other is its words with its address beside.

    An image is a link to it, called by its words: it is not fetched.
    """
    return list(_walked(tokens, linked=False))


def addresses(tokens: Sequence[Token]) -> Iterator[str]:
    """Where the links and images among tokens lead."""
    for token in tokens:
        if token.type in ("link_open", "image"):
            yield str(token.attrGet("src" if token.type == "image" else "href"))
        yield from addresses(token.children or ())


def _walked(tokens: Sequence[Token], *, linked: bool) -> Iterator[Token]:
    inner: list[Token] = []
    opened: Token | None = None
    for token in tokens:
        if token.type == "link_open":
            opened, inner = token, []
        elif token.type == "link_close" and opened is not None:
            yield from _link(str(opened.attrGet("href") or ""), opened, inner, linked=linked)
            opened = None
        elif opened is not None:
            inner.append(token)
        elif token.type == "image":
            yield from _link(str(token.attrGet("src") or ""), token, token.children or (), linked=linked)
        else:
            yield token


def _link(url: str, made: Token, words: Sequence[Token], *, linked: bool) -> Iterator[Token]:
    """One link; within another (`linked`) and where it leads to a file, its words and its address."""
    shown = words or (_text(url),)
    web = url.lower().startswith(_WEB)
    if linked or not (web or url.startswith("#")):
        yield from _walked(shown, linked=linked)
        title = made.attrGet("title")
        if words and url:
            yield _text(f" ({url}, {title})" if title else f" ({url})")
        return
    opened = Token("link_open", "a", 1, attrs={"href": url})
    if title := made.attrGet("title"):
        opened.attrSet("title", str(title))
    if web:
        opened.attrSet("rel", "noreferrer")
        if words and made.markup != "autolink":
            # Its address is nowhere in its words: print shows it beside them.
            opened.attrSet("class", "named")
    yield opened
    yield from _walked(shown, linked=True)
    yield Token("link_close", "a", -1)


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
