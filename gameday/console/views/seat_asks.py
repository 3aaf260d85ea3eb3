"""What the SOP wants an update, a hand-over, a review and an action item to say, at the level called."""

from __future__ import annotations

from functools import lru_cache

from pydantic import JsonValue

from gameday.sop import Sop
from gameday.sop.duties import duties, elements
from gameday.terms.audience import AUDIENCES, UPDATE_STATUSES
from gameday.terms.same import Same


def asks_section(sop: Sop, level: str | None) -> JsonValue:
    """Elements by audience and status, those of a first update apart; before declaration, as at the highest level."""
    return _section(Same(sop), level if level in sop.ladder.levels else sop.ladder.levels[0])


@lru_cache(maxsize=128)
def _section(one: Same[Sop], level: str) -> JsonValue:
    asked = duties(one.document, level)
    updates: JsonValue = {
        audience: {
            status: {
                "first": list(elements(asked, "update_posted", audience, status, first=True)),
                "later": list(elements(asked, "update_posted", audience, status, first=False)),
            }
            for status in UPDATE_STATUSES
        }
        for audience in AUDIENCES
    }
    return {
        "level": level,
        "updates": updates,
        "handed_off": list(elements(asked, "handed_off", None, None, first=True)),
        "postmortem_published": list(elements(asked, "postmortem_published", None, None, first=True)),
        "action_item_added": list(elements(asked, "action_item_added", None, None, first=True)),
    }
