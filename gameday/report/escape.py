"""Text that stays text in Markdown."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_SPECIAL = re.compile(r"([\\`*\[\]|~])")
_LOOSE = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_LINE_START = re.compile(r"^(\s*)([#>+=-]|\d+[.)])(?=\s|$|[-=])")
_CODE = re.compile(r"`([^`|\n]+)`")


def markdown_text(value: object) -> str:
    """A value as Markdown that shows it letter by letter on one line: no markup, no HTML, no table cell ends early.

    Text that is Markup already is passed through.
    """
    if isinstance(value, Markup):
        return str(value)
    words = " ".join(str(value).split()) if "\n" in str(value) else str(value)
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    words = _SPECIAL.sub(r"\\\1", words)
    words = _LOOSE.sub(r"\\_", words)
    return _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}", words)


def markdown_coded(value: object) -> Markup:
    """As `markdown_text`, but what stands between two backticks is shown as code: for words of our own."""
    parts = _CODE.split(str(value))
    shown = (f"`{part}`" if index % 2 else markdown_text(part) for index, part in enumerate(parts))
    return Markup("".join(shown))  # noqa: S704  # every part is escaped, or code without a backtick


def html_coded(value: object) -> Markup:
    """Text with what stands between two backticks as code."""
    parts = _CODE.split(str(value))
    shown = (Markup("<code>{}</code>").format(part) if index % 2 else escape(part) for index, part in enumerate(parts))
    return Markup("").join(shown)
