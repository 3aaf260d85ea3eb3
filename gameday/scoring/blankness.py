"""Words that say nothing: blanks, dots, and the placeholders people leave in forms."""

from __future__ import annotations

import re
from functools import lru_cache

from gameday.timeline.response import UpdatePosted

_PLACEHOLDER = re.compile(
    r"\W*(?:tbd|tba|tbc|to\W?do|n/?a|none|nobody|no ?one|someone|somebody|anyone|unknown|unassigned|asap|soon|later)?"
    r"\W*",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[^\W_]")
"""A letter or a figure of any script."""


def blank(words: str | None) -> bool:
    """Is there no letter and no figure in it?"""
    return not words or not (words[0].isalnum() or _SIGN.search(words))


@lru_cache(maxsize=1024)
def placeholder(words: str) -> bool:
    """Does it only hold a place, such as `TBD` or `-`? An estimate may be unknown; an owner or a due date may not."""
    return _PLACEHOLDER.fullmatch(words) is not None


def says_nothing(update: UpdatePosted) -> bool:
    """Was it posted blank? An update of which the record keeps no words at all may have had some."""
    if not update.states and update.text is None:
        return False
    if not blank(update.text):
        return False
    for _, words in update.states:  # noqa: SIM110 - the first words nearly always say something
        if not blank(words):
            return False
    return True
