"""Where the name of a level stands in an SOP: what has to change for a level to be called otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping

BY_LEVEL = frozenset({"within", "every", "after", "watch"})
"""Keys whose mapping is by level."""
NAMES = frozenset({"level", "levels", "severity"})
"""Keys whose value names one level or several."""
SENTENCES = frozenset({"text", "response", "about", "filled_by", "value", "why"})
"""Keys whose value is a sentence of the SOP's own; what a source is called stays."""


def spoken(sentence: str, names: Mapping[str, str]) -> str:
    """A sentence with the levels it mentions called by their new names, all at once.

    Only names that end in a digit are looked for: `critical` and `high` are words as well.
    """
    unmistakable = [re.escape(name) for name in names if name[-1:].isdigit()]
    if not unmistakable:
        return sentence
    mention = re.compile(rf"\b({'|'.join(unmistakable)})\b")
    return mention.sub(lambda found: names[found[1]], sentence)
