"""The public status page: what was posted to customers, and nothing else."""

from __future__ import annotations

from pydantic import JsonValue

from gameday.console.views.seat_sop import element_words
from gameday.live.drill import LiveDrill
from gameday.live.standing import standing
from gameday.timeline import Entry
from gameday.timeline.response import UpdatePosted

Sections = dict[str, JsonValue]


def public_hears(one: Entry) -> bool:
    """Does the status page get this entry?"""
    return isinstance(one, UpdatePosted) and one.audience == "external" and not one.visible_to


def public_view(drill: LiveDrill) -> Sections:
    """The sections of the status page, beside `drill`."""
    return {"status": updates_section(drill), "elements": element_words()}


def updates_section(drill: LiveDrill) -> JsonValue:
    """Updates to customers, the latest first; what they amount to; when the next was promised (ms since 1970)."""
    entries = standing(drill, (one for one in drill.entries if isinstance(one, UpdatePosted)))
    posted = [one for one in entries if isinstance(one, UpdatePosted) and public_hears(one)]
    last = posted[-1] if posted else None
    return {
        "now": last.status if last is not None else None,
        "next_update_at": last.next_update_at if last is not None and last.status != "resolved" else None,
        "updates": [_update(one, drill) for one in reversed(posted)],
    }


def _update(one: UpdatePosted, drill: LiveDrill) -> JsonValue:
    return {
        "id": one.id,
        "at": one.at,
        "story": one.at - drill.scenario.starts_at,
        "audience": one.audience,
        "status": one.status,
        "text": one.text,
        "states": dict(one.states),
        "next_update_at": one.next_update_at,
        "corrected": one is not drill.entry(one.id),
    }
