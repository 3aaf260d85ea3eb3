"""News: what is worth stopping at when whoever leads asks for the next event."""

from __future__ import annotations

from collections.abc import Collection

from gameday.engine.branches import SCRIPT
from gameday.timeline import Entry
from gameday.timeline.exercise import Control

_ALWAYS = frozenset(
    {"alert_fired", "alert_cleared", "paged", "page_failed", "change_notice", "impact_started", "impact_ended"}
    | {"mitigation_applied", "mitigation_failed", "service_restored", "left"}
)
"""What the world and the paging tool do, each of which somebody may have to answer."""
_AT_FIRST = frozenset({"customer_report", "social_mention", "stakeholder_question"})
"""What comes by the dozen: the first of its kind is news."""


def is_news(entry: Entry, before: Collection[str]) -> bool:
    """Is this an event of the script, the world or the paging tool? `before`: kinds that were there already."""
    if entry.inject is not None or entry.kind in _ALWAYS:
        return True
    if isinstance(entry, Control):
        return entry.source == SCRIPT
    return entry.kind in _AT_FIRST and entry.kind not in before
