"""The summary's five lines, each short enough to be a line: whole sentences, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Sequence

ROOM = 36
"""Words of a line that is read at a glance."""
_BETWEEN = re.compile(r"(?<=[\w%)”]{2}[.!?])\s+(?=[A-Z“])")


def sentences(words: str) -> tuple[str, ...]:
    """The sentences of a text; what holds a quote stays whole, since nobody knows where its sentences end."""
    return (words,) if "“" in words else tuple(_BETWEEN.split(words))


def fitting(parts: Sequence[Sequence[str]], *, weighty: Sequence[int] = (), room: int = ROOM) -> str:
    """As many sentences as a line has room for, in their order; each only after those of its part before it.

    Args:
        parts: What there is to tell, each the sentences of one matter.
        weighty: Which of the parts are asked first; the first sentence of the very first always stands.
        room: How many words there is room for.

    """
    kept: dict[int, list[str]] = {}
    first = [index for index in weighty if index < len(parts)]
    for index in (*first, *(one for one in range(len(parts)) if one not in first)):
        for one in parts[index]:
            if _length(one) > room and kept:
                break
            kept.setdefault(index, []).append(one)
            room -= _length(one)
    return " ".join(one for index in sorted(kept) for one in kept[index] if one)


def _length(words: str) -> int:
    return len(words.split())
