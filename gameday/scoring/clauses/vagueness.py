"""Action items too vague to be done: `improve monitoring`, `be more careful`."""

from __future__ import annotations

import re

from gameday.scoring.constants import USUAL

_VAGUE = re.compile(
    r"(?:improve|enhance|increase|strengthen|better|more|be (?:more )?(?:careful|vigilant|aware|attentive)|look into|"
    r"consider|think about|try to|add more|do more|write more|be better|revisit|investigate further|pay attention)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\d|\bwhen\b|\bbefore\b|\bblocks?\b|\bon every\b|\bfor every\b", re.IGNORECASE)


def is_vague(title: str | None, few_words: float = USUAL.few_words) -> bool:
    """Does it begin with a wish and give neither a figure nor a condition that one could check? No title is vague."""
    words = (title or "").strip()
    if not words:
        return True
    return bool(_VAGUE.match(words)) and not _MEASURE.search(words) and len(words.split()) <= few_words
