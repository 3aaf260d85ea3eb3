"""By what an SOP moves simulated people, and what of that no outcome measures."""

from __future__ import annotations

from typing import Literal

from gameday.sop import Sop
from gameday.sop.duties import duties
from gameday.sop.duty import Duty

Mechanism = Literal[
    "paging", "rhythm of updates", "words of updates", "steps", "order", "seats", "watch", "follow-up", "criteria"
]
"""By what a simulated team is moved by an SOP."""

_FOLLOW_UP = frozenset(
    {"postmortem_scheduled", "postmortem_published", "postmortem_closed", "action_item_added", "action_item_closed"}
)

UNMEASURED: frozenset[Mechanism] = frozenset({"follow-up"})
"""What moves people after the last moment that an outcome looks at."""


def mechanisms(sop: Sop, clause: str) -> tuple[Mechanism, ...]:
    """By what a clause moves simulated people, over all levels of its SOP. Empty: nothing in a play follows it."""
    found: dict[Mechanism, None] = {}
    for level in sop.ladder.levels:
        for duty in duties(sop, level):
            if duty.clause == clause:
                found.setdefault(_mechanism(duty))
    if any(one.id == clause for one in sop.escalation):
        found.setdefault("paging")
    if any(one.id == clause and one.kind == "classification" for one in sop.clauses):
        found.setdefault("criteria")
    return tuple(found)


def _mechanism(duty: Duty) -> Mechanism:
    told: tuple[tuple[bool, Mechanism], ...] = (
        (duty.by_tool, "paging"),
        (duty.act == "role_assigned", "seats"),
        (duty.trigger == "cadence", "rhythm of updates"),
        (duty.act in _FOLLOW_UP, "follow-up"),
        (duty.act == "resolved", "watch"),
        (duty.trigger in ("before", "lever", "never"), "order"),
        (duty.trigger == "always", "words of updates"),
    )
    return next((mechanism for holds, mechanism in told if holds), "steps")
