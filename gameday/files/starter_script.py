"""The script of a scenario to start from: what it is held for, what is delivered, what should be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gameday.files.node import Json
from gameday.files.starter_world import right_levers
from gameday.terms.duration import MINUTE, format_duration

_LEVER = "pull-the-lever"


def objectives() -> list[Json]:
    """What a drill of it is held for, each with what shows it."""
    return [
        {
            "id": "call-it",
            "text": "The right severity is called while it still matters.",
            "capability": "Assessment",
            "dimensions": ["severity", "timing"],
        },
        {
            "id": "keep-people-informed",
            "text": "Whoever waits hears from the team early, and then at the rhythm promised.",
            "capability": "Communication",
            "dimensions": ["cadence", "communication"],
        },
        {
            "id": "stop-it",
            "text": "The lever that helps is pulled before everything is understood.",
            "capability": "Mitigation",
            "dimensions": ["order"],
            "actions": [_LEVER],
        },
        {
            "id": "close-well",
            "text": "It is called over only once it is, and what was learnt is followed up.",
            "capability": "Recovery",
            "dimensions": ["resolution", "follow_through"],
        },
    ]


def injects(called: str, length: int, team: Sequence[str], *, customers: bool) -> list[Json]:
    """A question somebody asks, and a nudge the facilitator may give.

    Args:
        called: How people call the service.
        length: Of a drill, in milliseconds.
        team: The roles without which nobody plays; the last of them speaks, the second leads where there is one.
        customers: Do they notice it?

    """
    speaks, leads = team[-1], team[min(1, len(team) - 1)]
    words = f"People ask us about {called}. What may we tell them?" if customers else f"What is wrong with {called}?"
    return [
        {
            "id": "somebody-asks",
            "kind": "stakeholder_question",
            "at": _minutes(0.3 * length),
            "from": "Support desk" if customers else "A colleague",
            "to": [*dict.fromkeys((speaks, leads))],
            "text": words,
            "unless": {"kind": "update_posted", "audience": "external" if customers else "internal"},
            "expects": [
                {
                    "id": "answer",
                    "text": "Whoever asks is told what may be said.",
                    "role": speaks,
                    "acts": {"kind": "update_posted", "audience": ["internal", "external"]},
                    "within": "15m",
                }
            ],
        },
        {
            "id": "nudge",
            "kind": "message",
            "mode": "contingency",
            "from": "Facilitator",
            "to": [leads],
            "text": "What would you do if you never found out why?",
            "note": f"By hand, if nobody has pulled a lever after {_minutes(0.5 * length)}.",
        },
    ]


def expected(world: Mapping[str, Json], length: int) -> list[Json]:
    """The first lever that helps, within the length of a drill in milliseconds."""
    lever = next(one for one in right_levers(world) if one.get("effects"))
    return [
        {
            "id": _LEVER,
            "text": f"What helps is done: {lever['text']}",
            "acts": {"kind": "mitigation_started", "action": lever["action"], "target": lever["target"]},
            "within": format_duration(length),
        }
    ]


def _minutes(length: float) -> str:
    return format_duration(max(1, round(length / MINUTE)) * MINUTE)
