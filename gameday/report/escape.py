"""Text that stays text in Markdown."""

from __future__ import annotations

import re

from markupsafe import Markup

_SPECIAL = re.compile(r"([\\`*\[\]|~])")
_LOOSE = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_LINE_START = re.compile(r"^(\s*)([#>+=-]|\d+[.)])(?=\s|$|[-=])")


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
