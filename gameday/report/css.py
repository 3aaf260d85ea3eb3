"""Text that stays text inside a style sheet."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-z0-9 .,·-]")


def css_string(text: str) -> str:
    """A quoted CSS string that shows the text letter by letter and can end neither the string nor the sheet."""
    return '"' + "".join(one if _PLAIN.match(one) else f"\\{ord(one):06x}" for one in text if ord(one)) + '"'
