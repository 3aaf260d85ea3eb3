"""Hearsay: what customers have said so far, as somebody who looks after them finds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.timeline import Entry
from gameday.timeline.signals import CustomerReport, SocialMention

_LAST = 5


def complaints_so_far(entries: Sequence[Entry]) -> Iterator[str]:
    """How many there are, and the words of the last few."""
    said = [one for one in entries if isinstance(one, (CustomerReport, SocialMention))]
    yield f"{len(said)} complaints so far"
    yield from (one.text or "" for one in said[-_LAST:])
