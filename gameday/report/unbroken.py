"""What must not be torn apart at the end of a line: story times and dates."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_WHOLE = re.compile(r"T[+\N{MINUS SIGN}-]\d+:\d\d(?::\d\d)?|\d{4}-\d\d-\d\d|UTC[+-]\d\d:\d\d")


def unbroken(text: str) -> Markup:
    """The text as HTML in which `T+0:10` and `2026-04-21` stay on one line."""
    found, parts = 0, []
    for one in _WHOLE.finditer(text):
        parts += [escape(text[found : one.start()]), Markup('<span class="unbroken">%s</span>') % one[0]]
        found = one.end()
    return Markup("").join([*parts, escape(text[found:])])
