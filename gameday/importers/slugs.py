"""Ids made of the words of a planner: `We have 200 tickets open.` is `we-have-200-tickets-open`."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

_LONGEST = 40


def slug(words: str, instead: str) -> str:
    """As many of the words as fit, lower case with `-` between them; `instead` where there are none."""
    found = ""
    for word in re.findall(r"[a-z0-9]+", words.lower()):
        longer = f"{found}-{word}" if found else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        found = longer
    return found or instead


def free_slug(words: str, instead: str, taken: Collection[str]) -> str:
    """The same, numbered where it is taken."""
    first = slug(words, instead)
    if first not in taken:
        return first
    return next(name for number in count(2) if (name := f"{first}-{number}") not in taken)
