"""Text that people or systems wrote, made fit to stand in a report as text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LONGEST = 600
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain(text: str, longest: int = LONGEST) -> str:
    """One line of visible text.

    Line breaks and tabs become spaces. What cannot be seen but changes what is seen (control characters, direction
    marks, zero-width characters) is shown as its code point. Text longer than `longest` ends in an ellipsis, after a
    whole word where one ends near.
    """
    words = " ".join(text.split())
    shown = words[: longest + 1]
    if not shown.isprintable():  # nearly every text is, and looking at each letter is slow
        shown = "".join(map(_visible, shown))
    return shown if len(words) <= longest else _cut(shown, longest) + "…"


def _cut(shown: str, longest: int) -> str:
    whole = shown[:longest].rstrip()
    before, _, last = whole.rpartition(" ")
    inside = not any(letter.isspace() for letter in shown[longest - 1 : longest + 1])
    return before.rstrip() if inside and before and len(last) < longest // 10 else whole


def _visible(letter: str) -> str:
    return f"⟨U+{ord(letter):04X}⟩" if unicodedata.category(letter) in _HIDDEN else letter


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop, unless it ends in a mark of its own."""
    words = text.strip()
    if not words:
        return words
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + f" {last} {words[-1]}"
