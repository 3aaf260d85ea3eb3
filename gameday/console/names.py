"""The name somebody gives: any will do."""

from __future__ import annotations

import unicodedata

MOST_LETTERS = 60
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control characters, marks that turn the direction of text, halves of characters: nothing one could see."""
_MOST_MARKS = 3


def plain_name(typed: str) -> str:
    """The name as it is shown: one line, nothing invisible, no tower of accents, at most sixty letters."""
    kept: list[str] = []
    marks = 0
    for one in unicodedata.normalize("NFC", typed[: 20 * MOST_LETTERS]):
        category = unicodedata.category(one)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if category in _NOT_SHOWN and not one.isspace():
            continue
        if marks <= _MOST_MARKS:
            kept.append(" " if one.isspace() else one)
    return " ".join("".join(kept).split())[:MOST_LETTERS].strip()
