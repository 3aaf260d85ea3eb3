"""The spine: kinds of entry, and the append-only ordered record where playing, importing and judging meet."""

from gameday.timeline.entry import Entry
from gameday.timeline.header import Exercise, Header
from gameday.timeline.record import Timeline

__all__ = ["Entry", "Exercise", "Header", "Timeline"]
