"""Where a scenario's story takes place in time: the offset from UTC that its file writes the start with."""

from __future__ import annotations

from datetime import datetime, timedelta

from gameday.files.documents import Loaded
from gameday.scenario import Scenario
from gameday.terms.duration import MINUTE


def written_offset(loaded: Loaded[Scenario]) -> int:
    """Minutes that the clocks of the story are ahead of UTC; 0 where the start is written in UTC."""
    node = loaded.root.child("starts_at")
    if node is None or not isinstance(node.value, str):
        return 0
    try:
        ahead = datetime.fromisoformat(node.value.upper().replace(",", ".")).utcoffset()
    except ValueError:
        return 0  # a form that only the document's own reader knows
    return (ahead or timedelta()) // timedelta(milliseconds=MINUTE)
