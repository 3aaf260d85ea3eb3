"""Escalation gaps: faults in the response system itself, by seat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from gameday.terms.document import Document, Text
from gameday.terms.duration import Duration
from gameday.terms.role import Role

GapKind = Literal[
    "pager_dead",
    "contact_stale",
    "schedule_empty",
    "group_empty",
    "asleep",
    "away",
    "wrong_team",
    "acknowledged_silent",
    "chat_down",
    "status_page_locked",
    "bridge_wrong",
]
GAP_KINDS: tuple[GapKind, ...] = get_args(GapKind)
GAP_TEXTS: Mapping[GapKind, str] = {
    "pager_dead": "The page goes out and rings nowhere; the paging tool does not know.",
    "contact_stale": "The number or address is no longer this person's; the paging tool reports a failure.",
    "schedule_empty": "Nobody stands on the schedule for this role; the paging tool reports a failure.",
    "group_empty": "The notification group has no members; who should be informed is not.",
    "asleep": "Sleeps through the first page of every call; the next one wakes them.",
    "away": "On leave, without a delegate: nothing reaches them.",
    "wrong_team": "The first page to this seat lands with another team, which hands it on after a few minutes.",
    "acknowledged_silent": "Acknowledges the page, and is not heard of again; the paging tool calls nobody else.",
    "chat_down": "The chat cannot be used: no channel, no messages there.",
    "status_page_locked": "The login of the status page is lost: nothing can be posted to customers.",
    "bridge_wrong": "The number of the bridge is wrong: whoever is called there arrives late, or not at all.",
}
SEATLESS: tuple[GapKind, ...] = ("chat_down", "status_page_locked", "bridge_wrong")
"""Gaps that concern everybody rather than one seat."""


class Gap(Document):
    """One gap at one seat, for all of the drill or part of it."""

    gap: GapKind
    seat: Role | None = None
    """None only for what concerns everybody."""
    from_start: Duration = 0
    """When it begins, after the start."""
    until: Duration | None = None
    """When it ends; none: never."""
    text: Text | None = None
    """How it came about; for the facilitator."""

    def open_at(self, now: int) -> bool:
        """Does it hold at a moment, in milliseconds since the start?"""
        return now >= self.from_start and (self.until is None or now < self.until)
