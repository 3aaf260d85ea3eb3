"""Which part of the page a clause belongs to: every clause has exactly one."""

from __future__ import annotations

from typing import Literal

from gameday.sop import Sop
from gameday.sop.clause import (
    Absence,
    Assignment,
    Cadence,
    ClassificationClause,
    Clause,
    Content,
    Deadline,
    Due,
    Escalation,
    Hold,
    Separation,
)
from gameday.terms.dimension import Dimension

Room = Literal["severity", "start", "calling", "roles", "channel", "updates", "order", "over", "review"]
_CALLS = frozenset({"paged", "page_failed", "notified", "escalated"})
_CHANNELS = frozenset({"channel_opened", "bridge_opened"})
_OVER = frozenset({"resolved", "verified", "service_restored", "stood_down"})
_FOLLOW_UP = frozenset(
    {"postmortem_scheduled", "postmortem_published", "postmortem_closed", "action_item_added", "action_item_closed"}
)


_BY_KIND: dict[type, Room] = {
    ClassificationClause: "severity",
    Escalation: "calling",
    Assignment: "roles",
    Separation: "roles",
    Cadence: "updates",
    Hold: "over",
    Due: "review",
}
_BY_DIMENSION: dict[Dimension, Room] = {"follow_through": "review", "communication": "updates"}


def room_of(clause: Clause) -> Room:
    """The part of the page that speaks of a clause: by its kind, else by the acts it speaks of."""
    if type(clause) in _BY_KIND:
        return _BY_KIND[type(clause)]
    if clause.dimension == "roles":
        return "roles"
    if isinstance(clause, Deadline):
        return _by_act(clause.to.kind, "start")
    if isinstance(clause, Content | Absence):
        return _by_act(clause.of.kind, "order")
    return _BY_DIMENSION.get(clause.dimension, "order")


def _by_act(kinds: tuple[str, ...], otherwise: Room) -> Room:
    rooms: tuple[tuple[frozenset[str], Room], ...] = (
        (_FOLLOW_UP, "review"),
        (_CALLS, "calling"),
        (_CHANNELS, "channel"),
        (frozenset({"update_posted", "social_mention"}), "updates"),
        (_OVER, "over"),
    )
    return next((room for named, room in rooms if named.intersection(kinds)), otherwise)


def clauses_in(sop: Sop, room: Room) -> tuple[Clause, ...]:
    """The clauses of one part, in the order of the file."""
    return tuple(clause for clause in sop.clauses if room_of(clause) == room)
